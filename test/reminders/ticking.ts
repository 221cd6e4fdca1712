import type { NetworkDirectory } from '../../src/networks/network.js';
import { enqueueReminders } from '../../src/reminders/planner.js';
import { ReminderWatch } from '../../src/reminders/watch.js';
import type { Store } from '../../src/store.js';
import type { Clock } from '../../src/time/clock.js';

/** A process that ticks: each call puts what is due into the outbox and tells how many messages that were. */
export function ticking(store: Store, networks: NetworkDirectory, clock: Clock): () => Promise<number> {
  const watch = new ReminderWatch(store.reads, () => Promise.resolve(networks), null);
  return async () => {
    let added = 0;
    for await (const due of watch.due(clock.now(), clock.machineNow())) if (due.length > 0) added += await store.transact((tx) => enqueueReminders(tx, due, clock.machineNow()));
    return added;
  };
}
