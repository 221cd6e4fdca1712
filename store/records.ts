import type { Kysely, Selectable, Transaction } from 'kysely';
import type { AuditEntry, RecordReads, RecordWrites } from '../src/records/repository.js';
import { fromJson, toJson } from './json.js';
import type { Tables } from './schema.js';

export function recordReads(db: Kysely<Tables>): RecordReads {
  return {
    async findEntry(id) {
      const row = await db.selectFrom('audit').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : entryOf(row);
    },
    async entries(limit) {
      return (await db.selectFrom('audit').selectAll().orderBy('id', 'desc').limit(limit).execute()).map(entryOf);
    },
    async told(milestone) {
      const rows = await db.selectFrom('told').selectAll().where('milestone', '=', milestone).orderBy('at', 'desc').orderBy('delivery').orderBy('date_revision').execute();
      return rows.map((row) => ({ conversation: row.conversation, milestone: row.milestone, dateRevision: row.date_revision, via: row.via, delivery: row.delivery, at: row.at }));
    },
    async findMark(name) {
      return (await db.selectFrom('mark').select('value').where('name', '=', name).executeTakeFirst())?.value;
    },
  };
}

export function recordWrites(tx: Transaction<Tables>): RecordWrites {
  return {
    ...recordReads(tx),
    async audit(entry) {
      await tx.insertInto('audit').values({
        id: entry.id, at: entry.at, by_whom: entry.by, action: entry.action, subject: entry.subject, outcome: entry.outcome,
        before_value: toJson(entry.before), after_value: toJson(entry.after),
      }).execute();
    },
    async setMark(name, value) {
      await tx.insertInto('mark').values({ name, value }).onConflict((one) => one.column('name').doUpdateSet({ value })).execute();
    },
  };
}

function entryOf(row: Selectable<Tables['audit']>): AuditEntry {
  return { id: row.id, at: row.at, by: row.by_whom, action: row.action, subject: row.subject, outcome: row.outcome, before: fromJson(row.before_value), after: fromJson(row.after_value) };
}
