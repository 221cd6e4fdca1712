import { sql, type Kysely, type SelectQueryBuilder, type Transaction } from 'kysely';
import { Content, type Broadcast } from '../src/broadcasts/broadcast.js';
import { REASONS } from '../src/broadcasts/reasons.js';
import type { BroadcastWrites, CopyFilter } from '../src/broadcasts/repository.js';
import type { DeliveryState } from '../src/delivery/delivery.js';
import { WAITS_FOR_A_PERSON } from '../src/delivery/resolve-doubt.js';
import type { Store } from '../src/store.js';
import type { Instant } from '../src/time/instant.js';
import { addCopies } from './broadcast-copies.js';
import { broadcastReads, columnsOf } from './broadcasts-read.js';
import { tellCarried } from './deliveries-settle.js';
import { toJson } from './json.js';
import type { Tables } from './schema.js';

/** What ended in one of these after a try that may have arrived was in doubt to the end. */
const GIVEN_UP: readonly DeliveryState[] = ['refused', 'skipped', 'cancelled'];

export function broadcastWrites(tx: Transaction<Tables>, kind: Store['kind']): BroadcastWrites {
  return {
    ...broadcastReads(tx),
    async begin(broadcast) {
      const last = await tx.selectFrom('broadcast').select((e) => e.fn.max('number').as('number')).executeTakeFirst();
      const begun = { ...broadcast, number: (last?.number ?? 0) + 1, revision: 1 };
      await tx.insertInto('broadcast').values({ number: begun.number, revision: 1, ...columnsOf(begun) }).execute();
      await keepText(tx, begun);
      return begun;
    },
    async keep(broadcast) {
      const next = { ...broadcast, revision: broadcast.revision + 1 };
      const kept = await tx.updateTable('broadcast').set({ revision: next.revision, ...columnsOf(next) }).where('number', '=', next.number).where('revision', '=', broadcast.revision).returning('number').executeTakeFirst();
      if (kept === undefined) throw new Error(`broadcast ${next.number}: another revision was written meanwhile`);
      await keepText(tx, next);
      return next;
    },
    addCopies: (copies, shared, at) => addCopies(tx, kind, copies, shared, at),
    async settleCopies(filter, state, reason, at) {
      // Rarely any: looked for before, since afterwards nothing tells which they were.
      const perhapsRead = state === 'cancelled' ? await inThese(tx, filter).select('key').where('again', '=', 1).execute() : [];
      const settled = await tx.updateTable('delivery').set({ state, reason, changed: at, next_try: null, ...(state === 'due' ? { attempts: 0, began: null } : {}) }).where('key', 'in', keysOf(tx, filter))
        .where('state', 'in', [...filter.states]).$if(filter.reasons !== undefined, (query) => query.where('reason', 'in', [...(filter.reasons ?? [])])).executeTakeFirst();
      await tellCarried(tx, perhapsRead.map(({ key }) => key), at);
      return Number(settled.numUpdatedRows);
    },
    async scheduleCopies(filter, due, at) {
      const byInstant = typeof due === 'string' ? [[due, null] as const] : [...grouped(due)];
      for (const [instant, conversations] of byInstant) {
        await tx.updateTable('delivery').set({ due: instant, changed: at }).where('key', 'in', keysOf(tx, filter)).where('state', 'in', [...filter.states])
          .$if(conversations !== null, (query) => query.where('conversation', 'in', conversations ?? [])).execute();
      }
    },
    async carryText(filter, { carried, offsetDays }) {
      const args = toJson(carried);
      const others = inThese(tx, filter).where('args', '!=', args);
      await keepFormer(tx, others.select('key').where('again', '=', 1));
      await tx.deleteFrom('delivery_subject').where('delivery', 'in', others.select('key')).where('offset_days', '>', 0).execute();
      for (const { milestone, dateRevision } of offsetDays === null ? [] : carried.dates) {
        await tx.insertInto('delivery_subject').columns(['delivery', 'milestone', 'date_revision', 'offset_days', 'conversation'])
          .expression(others.select((e) => ['key', e.val(milestone).$castTo<string>().as('milestone'), e.cast<number>(e.val(dateRevision), 'integer').as('date_revision'), e.cast<number>(e.val(offsetDays), 'integer').as('offset_days'), 'conversation'])).execute();
      }
      await tx.updateTable('delivery').set({ args }).where('key', 'in', others.select('key')).execute();
    },
    async settleGone(broadcast, round, at) {
      const gone = await tx.updateTable('delivery').set((e) => ({ state: 'unreachable', changed: at, next_try: null, reason: e.selectFrom('conversation').select('conversation.reason').whereRef('conversation.id', '=', 'delivery.conversation') }))
        .where('key', 'in', keysOf(tx, { broadcast, round, part: 'first', states: [] })).where('state', 'in', ['due', 'retrying'])
        .where('conversation', 'in', (e) => e.selectFrom('conversation').select('id').where('state', '=', 'unreachable')).executeTakeFirst();
      return Number(gone.numUpdatedRows);
    },
    async settleArrived(delivery, receipt, at) {
      const wentOnce = sql<boolean>`(again = 0 or reason = ${WAITS_FOR_A_PERSON})`;
      const arrived = await tx.updateTable('delivery').set((e) => ({ state: 'sent', receipt, changed: at, reason: e.case().when(wentOnce).then(null).else(REASONS.pressed).end(), again: e.case().when(wentOnce).then(0).else(1).end() })).where('key', '=', delivery)
        .where((e) => e.or([e('state', '=', 'unknown'), e.and([e('again', '=', 1), e('state', 'in', GIVEN_UP)])])).returning('key').executeTakeFirst();
      if (arrived !== undefined) await tellCarried(tx, [delivery], at);
    },
    async markSeen(number, { conversation, by, at }) {
      const added = await tx.insertInto('broadcast_seen').values({ broadcast: number, conversation, by_whom: by, at }).onConflict((one) => one.columns(['broadcast', 'conversation', 'by_whom']).doNothing()).returning('broadcast').executeTakeFirst();
      return added !== undefined;
    },
  };
}

/** Throws where it could not be read again. */
async function keepText(tx: Kysely<Tables>, { number, hash, content }: Broadcast): Promise<void> {
  await tx.insertInto('broadcast_text').values({ broadcast: number, hash, entry: toJson(Content.parse(content)) }).onConflict((one) => one.columns(['broadcast', 'hash']).doNothing()).execute();
}

/** Of texts that may have been read the dates stay, out of the way of those of the text that goes. */
async function keepFormer(tx: Kysely<Tables>, rows: SelectQueryBuilder<Tables, 'delivery', { key: string }>): Promise<void> {
  await tx.insertInto('delivery_subject').columns(['delivery', 'milestone', 'date_revision', 'offset_days', 'conversation'])
    .expression(tx.selectFrom('delivery_subject').select((e) => ['delivery', 'milestone', 'date_revision', e.neg(e.ref('offset_days')).as('offset_days'), 'conversation']).where('delivery', 'in', rows).where('offset_days', '>', 0))
    .onConflict((one) => one.columns(['milestone', 'date_revision', 'offset_days', 'conversation']).doNothing()).execute();
}

function inThese(tx: Kysely<Tables>, filter: CopyFilter) {
  return tx.selectFrom('delivery').where('key', 'in', keysOf(tx, filter)).where('state', 'in', [...filter.states]).$if(filter.reasons !== undefined, (query) => query.where('reason', 'in', [...(filter.reasons ?? [])]));
}

function keysOf(tx: Kysely<Tables>, { broadcast, round, part }: CopyFilter) {
  return tx.selectFrom('broadcast_copy').select('broadcast_copy.delivery').where('broadcast_copy.broadcast', '=', broadcast).where('broadcast_copy.round', '=', round).where('broadcast_copy.part', '=', part);
}

/** A statement for each instant and at most so many conversations: SQLite takes 32,766 parameters. */
const GROUP = 1_000;

function* grouped(due: ReadonlyMap<string, Instant>): Generator<readonly [Instant, string[]]> {
  const byInstant = new Map<Instant, string[]>();
  for (const [conversation, instant] of due) byInstant.set(instant, [...(byInstant.get(instant) ?? []), conversation]);
  for (const [instant, conversations] of byInstant) for (let from = 0; from < conversations.length; from += GROUP) yield [instant, conversations.slice(from, from + GROUP)];
}
