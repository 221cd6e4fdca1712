import { sql, type Transaction } from 'kysely';
import type { AgeLimit } from '../src/delivery/age-limits.js';
import { plusMs, type Instant } from '../src/time/instant.js';
import { OPEN } from './closed-since.js';
import { tellCarried } from './deliveries-settle.js';
import type { Tables } from './schema.js';

/** Only those whose worker has no living lease: another process may be sending now. */
export async function markAbandoned(tx: Transaction<Tables>, now: Instant): Promise<number> {
  const abandoned = await tx.updateTable('delivery').set({ state: 'unknown', changed: now, reason: 'the bot stopped while it was sent' }).where(sql<boolean>`state = 'sending'`)
    .where((e) => e.not(e.exists(e.selectFrom('lease').select('lease.name').where('lease.until', '>', now).where(sql<boolean>`lease.name = 'worker:' || delivery.worker`))))
    .executeTakeFirst();
  return Number(abandoned.numUpdatedRows);
}

/** Ends what stands too long in one state. What ends in doubt says so if it is ever sent again, and its dates count as told: they may have been read. */
export async function ageOut(tx: Transaction<Tables>, limits: readonly AgeLimit[], now: Instant): Promise<number> {
  let ended = 0;
  for (const { in: state, ms, becomes, reason, spares } of limits) {
    const old = await tx.updateTable('delivery').set({ state: becomes, reason, changed: now, next_try: null, ...(state === 'unknown' ? { again: 1 } : {}) })
      .where('state', '=', state).where('changed', '<=', plusMs(now, -ms)).where('due', '<=', plusMs(now, -ms)).where('priority', '!=', spares ?? -1).returning(['key', 'again']).execute();
    if (becomes !== 'unknown') await tellCarried(tx, old.filter(({ again }) => again === 1).map(({ key }) => key), now);
    ended += old.length;
  }
  return ended;
}

/** What could not reach a conversation is due once more; it is composed anew, and skipped where it does not help any more. */
export async function takeUpAgain(tx: Transaction<Tables>, conversation: string, at: Instant): Promise<void> {
  await tx.updateTable('delivery').set({ state: 'due', reason: null, attempts: 0, began: null, next_try: null, changed: at }).where('conversation', '=', conversation).where('state', '=', 'unreachable').where('only_for', 'is', null).execute();
}

/** Due once more, as if for the first time; in line where it was. Where one goes again to a conversation that could not be reached, so does all that waits for it there. */
export async function tryAgain(tx: Transaction<Tables>, key: string, at: Instant): Promise<boolean> {
  const row = await tx.selectFrom('delivery').select(['state', 'conversation', 'only_for']).where('key', '=', key).executeTakeFirst();
  if (row === undefined || !['refused', 'unreachable', 'unknown', 'skipped', 'cancelled'].includes(row.state)) return false;
  if (row.state === 'unreachable' && row.only_for === null) {
    await tx.updateTable('conversation').set(OPEN).where('id', '=', row.conversation).execute();
    await takeUpAgain(tx, row.conversation, at);
  }
  await tx.updateTable('delivery').set({ state: 'due', attempts: 0, began: null, next_try: null, reason: null, changed: at, ...(row.state === 'unknown' ? { again: 1 } : {}) }).where('key', '=', key).execute();
  return true;
}

export async function cancel(tx: Transaction<Tables>, key: string, reason: string, at: Instant): Promise<boolean> {
  const row = await tx.updateTable('delivery').set((e) => ({ state: 'cancelled', reason, changed: at, next_try: null, again: e.case().when('state', '=', 'unknown').then(1).else(e.ref('again')).end() }))
    .where('key', '=', key).where('state', 'in', ['due', 'retrying', 'unknown']).returning(['key', 'again']).executeTakeFirst();
  if (row?.again === 1) await tellCarried(tx, [key], at);
  return row !== undefined;
}
