import { sql, type Kysely, type Selectable } from 'kysely';
import { z } from 'zod';
import { Approval, CarriedDate, Content, Schedule, type Broadcast, type BroadcastState, type NewBroadcast } from '../src/broadcasts/broadcast.js';
import type { BroadcastReads, Copy, Part, Standing } from '../src/broadcasts/repository.js';
import { standingProgress } from './broadcast-progress.js';
import { fromJson } from './json.js';
import type { Tables } from './schema.js';

/** States in which nothing of it is in the outbox. */
const NOT_ALIVE: readonly BroadcastState[] = ['draft', 'proposed'];

/** What is only read whole. */
const Entry = z.object({ writers: z.array(z.string()), approval: Approval.nullable(), schedule: Schedule.nullable() });
const Args = z.object({ hash: z.string(), dates: z.array(CarriedDate) });

export function broadcastReads(db: Kysely<Tables>): BroadcastReads {
  return {
    async find(number) {
      const row = await withText(db).where('broadcast.number', '=', number).executeTakeFirst();
      return row === undefined ? undefined : broadcastOf(row);
    },
    async list(limit) {
      return (await withText(db).orderBy('broadcast.number', 'desc').limit(limit).execute()).map(broadcastOf);
    },
    alive() {
      return db.selectFrom('broadcast').select(['number', 'state', 'changed_at as changedAt']).where('state', 'not in', NOT_ALIVE).orderBy('number').execute();
    },
    async content(number, hash) {
      const row = await db.selectFrom('broadcast_text').select('entry').where('broadcast', '=', number).where('hash', '=', hash).executeTakeFirst();
      return row === undefined ? undefined : Content.parse(fromJson(row.entry));
    },
    async countCopies(number, round) {
      const rows = await db.selectFrom('broadcast_copy').innerJoin('delivery', 'delivery.key', 'broadcast_copy.delivery').select(['delivery.state', (e) => e.fn.countAll<number>().as('n')])
        .where('broadcast_copy.broadcast', '=', number).where('broadcast_copy.round', '=', round).where('broadcast_copy.part', '=', 'first').groupBy('delivery.state').execute();
      return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
    },
    async standings() {
      const rows = await db.selectFrom('broadcast').innerJoin('broadcast_copy', (join) => join.onRef('broadcast_copy.broadcast', '=', 'broadcast.number').onRef('broadcast_copy.round', '=', 'broadcast.round'))
        .innerJoin('delivery', 'delivery.key', 'broadcast_copy.delivery')
        .select(['broadcast.number', 'broadcast_copy.part', 'delivery.state', (e) => e.fn.countAll<number>().as('n'), (e) => e.fn.max('delivery.changed').as('changed')])
        .where('broadcast.state', 'not in', NOT_ALIVE).groupBy(['broadcast.number', 'broadcast_copy.part', 'delivery.state']).execute();
      const standings = new Map<number, Standing>();
      for (const { number, part, state, n, changed } of rows) {
        const { first = {}, changedAt = changed } = standings.get(number) ?? {};
        standings.set(number, { first: part === 'first' ? { ...first, [state]: n } : first, changedAt: changed > changedAt ? changed : changedAt });
      }
      await addSeen(standings, db);
      return standings;
    },
    async sentSince(number, round, since) {
      const row = await db.selectFrom('broadcast_copy').innerJoin('delivery', 'delivery.key', 'broadcast_copy.delivery').select((e) => [e.fn.countAll<number>().as('sent'), e.fn.min('delivery.changed').as('first')])
        .where('broadcast_copy.broadcast', '=', number).where('broadcast_copy.round', '=', round).where('broadcast_copy.part', '=', 'first').where('delivery.state', '=', 'sent').where('delivery.changed', '>=', since).executeTakeFirst();
      return { sent: row?.sent ?? 0, first: row?.first ?? null };
    },
    async copies(number, round) {
      const rows = await copyRows(db).where('broadcast_copy.broadcast', '=', number).where('broadcast_copy.round', '=', round).orderBy('broadcast_copy.conversation').orderBy('broadcast_copy.delivery').execute();
      return rows.map(copyOf);
    },
    async copyIn(conversation, number) {
      const row = await copyRows(db).innerJoin('broadcast', 'broadcast.number', 'broadcast_copy.broadcast').whereRef('broadcast.round', '=', 'broadcast_copy.round')
        .where('broadcast_copy.conversation', '=', conversation).where('broadcast_copy.broadcast', '=', number).where('broadcast_copy.part', '=', 'first').executeTakeFirst();
      return row === undefined ? undefined : copyOf(row);
    },
    async seen(number) {
      const rows = await db.selectFrom('broadcast_seen').selectAll().where('broadcast', '=', number).orderBy('conversation').orderBy('at').execute();
      return rows.map((row) => ({ conversation: row.conversation, by: row.by_whom, at: row.at }));
    },
    async countSeen(number) {
      const row = await db.selectFrom('broadcast_seen').select((e) => e.fn.count<number>('conversation').distinct().as('n')).where('broadcast', '=', number).executeTakeFirst();
      return row?.n ?? 0;
    },
    async unseen() {
      const rows = await db.selectFrom('broadcast_copy').innerJoin('delivery', 'delivery.key', 'broadcast_copy.delivery').innerJoin('broadcast', 'broadcast.number', 'broadcast_copy.broadcast')
        .select(['broadcast_copy.conversation', 'broadcast_copy.broadcast']).whereRef('broadcast.round', '=', 'broadcast_copy.round').where('broadcast_copy.part', '=', 'first').where('delivery.state', '=', 'sent')
        .where(sql<boolean>`not exists (select 1 from broadcast_seen where broadcast_seen.broadcast = broadcast_copy.broadcast and broadcast_seen.conversation = broadcast_copy.conversation)`).execute();
      return gathered(rows.map(({ conversation, broadcast }) => [conversation, broadcast]));
    },
    progressMessages: (number) => standingProgress(db, number),
    async questions(number) {
      const rows = await db.selectFrom('question').innerJoin('broadcast_copy', 'broadcast_copy.conversation', 'question.conversation').innerJoin('delivery', 'delivery.key', 'broadcast_copy.delivery')
        .select(['question.number', 'question.conversation', 'question.language', 'question.words']).distinct().where('broadcast_copy.broadcast', '=', number).whereRef('question.thread', '=', 'delivery.receipt').orderBy('question.number').execute();
      return rows.map(({ words, ...row }) => ({ ...row, text: words }));
    },
  };
}

/** That somebody has seen one is a change too. */
async function addSeen(standings: Map<number, Standing>, db: Kysely<Tables>): Promise<void> {
  if (standings.size === 0) return;
  const rows = await db.selectFrom('broadcast_seen').select((e) => ['broadcast', e.fn.max('at').as('at')]).where('broadcast', 'in', [...standings.keys()]).groupBy('broadcast').execute();
  for (const { broadcast, at } of rows) {
    const standing = standings.get(broadcast);
    if (standing !== undefined && at > standing.changedAt) standings.set(broadcast, { ...standing, changedAt: at });
  }
}

function withText(db: Kysely<Tables>) {
  return db.selectFrom('broadcast').innerJoin('broadcast_text', (join) => join.onRef('broadcast_text.broadcast', '=', 'broadcast.number').onRef('broadcast_text.hash', '=', 'broadcast.hash'))
    .selectAll('broadcast').select('broadcast_text.entry as content');
}

function broadcastOf(row: Selectable<Tables['broadcast']> & { readonly content: string }): Broadcast {
  return {
    number: row.number, revision: row.revision, state: row.state, content: Content.parse(fromJson(row.content)), hash: row.hash, ...Entry.parse(fromJson(row.entry)),
    round: row.round, beginsAt: row.begins_at, corrections: row.corrections, madeAt: row.made_at, changedAt: row.changed_at,
  };
}

/** The columns of a broadcast. */
export function columnsOf({ state, hash, writers, approval, schedule, round, beginsAt, corrections, madeAt, changedAt }: NewBroadcast) {
  return { state, hash, round, corrections, entry: JSON.stringify({ writers, approval, schedule }), begins_at: beginsAt, made_at: madeAt, changed_at: changedAt };
}

function copyRows(db: Kysely<Tables>) {
  return db.selectFrom('broadcast_copy').innerJoin('delivery', 'delivery.key', 'broadcast_copy.delivery').innerJoin('conversation', 'conversation.id', 'broadcast_copy.conversation').select([
    'broadcast_copy.delivery', 'broadcast_copy.conversation', 'broadcast_copy.part', 'conversation.platform', 'conversation.network', 'delivery.state', 'delivery.reason', 'delivery.receipt', 'delivery.updates', 'delivery.again', 'delivery.due', 'delivery.changed', 'delivery.args',
  ]);
}

function copyOf({ args, part, again, ...row }: Omit<Copy, 'hash' | 'part' | 'again'> & { readonly args: string; readonly part: Part; readonly again: number }): Copy {
  return { ...row, part, again: again === 1, hash: Args.parse(fromJson(args)).hash };
}

function gathered<One>(pairs: readonly (readonly [string, One])[]): ReadonlyMap<string, readonly One[]> {
  const found = new Map<string, One[]>();
  for (const [key, one] of pairs) found.set(key, [...(found.get(key) ?? []), one]);
  return found;
}
