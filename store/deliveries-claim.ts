import { sql, type Transaction } from 'kysely';
import type { Delivery } from '../src/delivery/delivery.js';
import type { Reach } from '../src/delivery/repository.js';
import type { Store } from '../src/store.js';
import type { Instant } from '../src/time/instant.js';
import { deliveryOf } from './deliveries-read.js';
import type { Tables } from './schema.js';

/**
 * First in line first, at most one a conversation and none while another of it is open, so that a conversation reads in order.
 * What is for a conversation that cannot be reached waits until the bot hears from it.
 * The states are literals: both databases then use the partial index.
 */
export async function claimDue(tx: Transaction<Tables>, kind: Store['kind'], worker: string, now: Instant, limit: number, reach: Reach): Promise<Delivery[]> {
  if (limit <= 0 || reach.platforms.length === 0) return [];
  const ready = sql<boolean>`delivery.state in ('due', 'retrying')`;
  const candidates = await tx.selectFrom('delivery').innerJoin('conversation', 'conversation.id', 'delivery.conversation')
    .select(['delivery.key', 'delivery.conversation'])
    .where(ready).where('delivery.due', '<=', now).where((e) => e.or([e('delivery.next_try', 'is', null), e('delivery.next_try', '<=', now)]))
    .where('conversation.platform', 'in', [...reach.platforms]).where('conversation.state', '=', 'open')
    .$if(reach.onlyConversation !== null, (query) => query.where('delivery.conversation', '=', reach.onlyConversation ?? ''))
    .$if(reach.except.length > 0, (query) => query.where('delivery.conversation', 'not in', [...reach.except]))
    .where((e) => e.not(e.exists(e.selectFrom('delivery as open').select('open.key').whereRef('open.conversation', '=', 'delivery.conversation').where(sql<boolean>`open.state = 'sending'`))))
    // What tells a date that a waiting change would move waits with it.
    .where('delivery.key', 'not in', (e) => e.selectFrom('held_milestone').innerJoin('delivery_subject', 'delivery_subject.milestone', 'held_milestone.milestone').select('delivery_subject.delivery'))
    .orderBy('delivery.priority').orderBy('delivery.due').orderBy('delivery.key').limit(limit * 10)
    .$if(kind === 'postgres', (query) => query.forUpdate('delivery').skipLocked())
    .execute();
  const keys = firstOfEach(candidates).slice(0, limit);
  if (keys.length === 0) return [];
  const rows = await tx.updateTable('delivery').set((e) => ({ state: 'sending', worker, changed: now, attempts: e('attempts', '+', 1), next_try: null }))
    .where('key', 'in', keys).returningAll().execute();
  // RETURNING has no order.
  return rows.map(deliveryOf).sort((one, other) => keys.indexOf(one.key) - keys.indexOf(other.key));
}

function firstOfEach(candidates: readonly { key: string; conversation: string }[]): string[] {
  const seen = new Set<string>();
  return candidates.filter(({ conversation }) => !seen.has(conversation) && seen.add(conversation)).map(({ key }) => key);
}

/** Those in doubt, to be asked about by this worker alone until they are in doubt so long again. */
export async function claimInDoubt(tx: Transaction<Tables>, kind: Store['kind'], worker: string, changedBefore: Instant, limit: number, reach: Reach, now: Instant): Promise<Delivery[]> {
  if (limit <= 0 || reach.platforms.length === 0) return [];
  const candidates = await tx.selectFrom('delivery').innerJoin('conversation', 'conversation.id', 'delivery.conversation').select('delivery.key')
    .where(sql<boolean>`delivery.state = 'unknown'`).where('delivery.again', '=', 0).where('delivery.changed', '<=', changedBefore)
    .where('conversation.platform', 'in', [...reach.platforms]).where('conversation.state', '=', 'open')
    .$if(reach.onlyConversation !== null, (query) => query.where('delivery.conversation', '=', reach.onlyConversation ?? ''))
    .$if(reach.except.length > 0, (query) => query.where('delivery.conversation', 'not in', [...reach.except]))
    .orderBy('delivery.changed').limit(limit)
    .$if(kind === 'postgres', (query) => query.forUpdate('delivery').skipLocked())
    .execute();
  if (candidates.length === 0) return [];
  const rows = await tx.updateTable('delivery').set({ worker, changed: now }).where('key', 'in', candidates.map(({ key }) => key)).returningAll().execute();
  return rows.map(deliveryOf);
}

/** Only those whose worker has no living lease: another process may be sending now. */
export async function markAbandoned(tx: Transaction<Tables>, now: Instant): Promise<number> {
  const abandoned = await tx.updateTable('delivery').set({ state: 'unknown', changed: now, reason: 'the bot stopped while it was sent' }).where(sql<boolean>`state = 'sending'`)
    .where((e) => e.not(e.exists(e.selectFrom('lease').select('lease.name').where('lease.until', '>', now).where(sql<boolean>`lease.name = 'worker:' || delivery.worker`))))
    .executeTakeFirst();
  return Number(abandoned.numUpdatedRows);
}
