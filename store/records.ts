import type { Kysely, Selectable, Transaction } from 'kysely';
import type { AuditEntry, RecordReads, RecordWrites } from '../src/records/repository.js';
import { accountsIn, findActor, knownActors, meetActor, withAccounts, withActors } from './actors.js';
import { fromJson, toJson } from './json.js';
import type { Tables } from './schema.js';

export function recordReads(db: Kysely<Tables>): RecordReads {
  return {
    async findEntry(id) {
      const row = await db.selectFrom('audit').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : entryOf(row, await knownActors(db));
    },
    entries: (limit) => trail(db, { limit }),
    trail: (filter) => trail(db, filter),
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
    async audit({ id, at, by, action, subject, outcome, before, after, from }) {
      const [before_value, after_value] = [toJson(before), toJson(after)];
      const actors = new Map<string, string>();
      for (const account of accountsIn([by, subject, before_value, after_value])) actors.set(account, await meetActor(tx, account, `${id}-${actors.size}`));
      const named = (text: string): string => withActors(text, (account) => actors.get(account) ?? account);
      await tx.insertInto('audit').values({ id, at, by_whom: named(by), action, subject: named(subject), outcome, before_value: named(before_value), after_value: named(after_value), place: from ?? null }).execute();
    },
    async setMark(name, value) {
      await tx.insertInto('mark').values({ name, value }).onConflict((one) => one.column('name').doUpdateSet({ value })).execute();
    },
  };
}

/** Newest first. Who and subject are accounts, or actors whose account was taken away. */
async function trail(db: Kysely<Tables>, { since, by, action, subject, outcome, limit }: Parameters<RecordReads['trail']>[0]): Promise<AuditEntry[]> {
  const [actor, named] = [by === undefined ? undefined : ((await findActor(db, by)) ?? by), subject === undefined ? undefined : ((await findActor(db, subject)) ?? subject)];
  const wanted = db.selectFrom('audit').selectAll().where((e) => e.and([
    ...(since === undefined ? [] : [e('at', '>=', since)]), ...(actor === undefined ? [] : [e('by_whom', '=', actor)]), ...(named === undefined ? [] : [e('subject', '=', named)]),
    ...(outcome === undefined ? [] : [e('outcome', '=', outcome)]), ...(action === undefined ? [] : [e.or([e('action', '=', action), e('action', 'like', `${action}.%`)])]),
  ]));
  const rows = await wanted.orderBy('id', 'desc').limit(limit).execute();
  const accounts = rows.length === 0 ? new Map<string, string>() : await knownActors(db);
  return rows.map((row) => entryOf(row, accounts));
}

function entryOf(row: Selectable<Tables['audit']>, accounts: ReadonlyMap<string, string>): AuditEntry {
  const named = (text: string): string => withAccounts(text, accounts);
  return {
    id: row.id, at: row.at, by: named(row.by_whom), action: row.action, subject: named(row.subject), outcome: row.outcome, before: fromJson(named(row.before_value)), after: fromJson(named(row.after_value)),
    ...(row.place === null ? {} : { from: row.place }),
  };
}
