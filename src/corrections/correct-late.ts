import type { Store } from '../store.js';
import type { Clock } from '../time/clock.js';
import { plusMs, type Instant } from '../time/instant.js';
import { enqueueCorrections } from './enqueue-corrections.js';

/** Clocks of hosts differ by less, and a try is settled within less. */
const LOOK_BACK_MS = 300_000;

/**
 * What was being sent while its date changed was told too late to be found by that change: this finds it. Each call looks at what was told
 * since the one before, the first at everything. Resolves with the number of corrections put into the outbox.
 */
export function lateCorrector(store: Pick<Store, 'reads' | 'transact'>, clock: Pick<Clock, 'machineNow'>): () => Promise<number> {
  let since: Instant | null = null;
  return async () => {
    const machineNow = clock.machineNow();
    const late = new Set(await store.reads.corrections.toldTooLate(since));
    const added = late.size === 0 ? 0 : await store.transact(async (tx) => enqueueCorrections((await tx.roadmap.milestones()).filter(({ id }) => late.has(id)), tx, machineNow));
    since = plusMs(machineNow, -LOOK_BACK_MS);
    return added;
  };
}
