import { setTimeout as wait } from 'node:timers/promises';
import type { Store } from '../../src/store.js';

/** So long none more may be sent before it is given up: a machine full of other work is slow, and never stands still. */
const STANDSTILL_SECONDS = 300;

/** Waits until so many are sent; resolves with how many are, once that is reached or nothing goes on any more. */
export async function untilSent(count: number, store: Pick<Store, 'reads'>): Promise<number> {
  let [sent, seconds] = [await sentIn(store), 0];
  while (sent < count && seconds < STANDSTILL_SECONDS) {
    await wait(1_000);
    const now = await sentIn(store);
    [sent, seconds] = [now, now > sent ? 0 : seconds + 1];
  }
  return sent;
}

/** How many are sent. */
export async function sentIn({ reads }: Pick<Store, 'reads'>): Promise<number> {
  return (await reads.deliveries.countByState()).sent ?? 0;
}
