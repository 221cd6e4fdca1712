import type { Transaction } from 'kysely';
import type { Settled } from '../src/delivery/delivery.js';
import type { Instant } from '../src/time/instant.js';
import type { Tables } from './schema.js';

/** Writes how tries ended. A row that is no longer this worker's does not spoil the group: its key comes back. */
export async function settle(tx: Transaction<Tables>, worker: string, settled: readonly Settled[], at: Instant): Promise<string[]> {
  const late: string[] = [];
  for (const one of settled) {
    const row = await tx.updateTable('delivery')
      .set((e) => ({ state: one.state, receipt: one.receipt, reason: one.reason, next_try: one.nextTry, again: one.again ? 1 : 0, changed: at, ...(one.state === 'due' ? { attempts: e('attempts', '-', 1), worker: null } : {}) }))
      .where('key', '=', one.key).where('worker', '=', worker).where('state', 'in', ['sending', 'unknown'])
      .returning(['conversation', 'says', 'only_for']).executeTakeFirst();
    if (row === undefined) late.push(one.key);
    else {
      await tell(tx, one, row.conversation, row.says, at);
      // One person who cannot be reached does not close the channel for all.
      if (one.state === 'unreachable' && row.only_for === null) await tx.updateTable('conversation').set({ state: 'unreachable', reason: one.reason }).where('id', '=', row.conversation).execute();
    }
  }
  return late;
}

/** Which dates a conversation was told, with the receipt that proves it. */
async function tell(tx: Transaction<Tables>, one: Settled, conversation: string, says: string, at: Instant): Promise<void> {
  const told = one.told.map(({ milestone, dateRevision }) => ({ conversation, milestone, date_revision: dateRevision, via: says, delivery: one.key, at }));
  if (told.length > 0) await tx.insertInto('told').values(told).onConflict((row) => row.columns(['delivery', 'milestone', 'date_revision']).doNothing()).execute();
}
