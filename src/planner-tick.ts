import type { Dispatcher } from './delivery/dispatcher.js';
import type { NetworkDirectory } from './networks/network.js';
import { enqueueReminders, findDueReminders } from './reminders/planner.js';
import type { Store } from './store.js';
import type { Clock } from './time/clock.js';

/** Looks for what is due now and puts it into the outbox. Runs one at a time; each call sees the newest time. */
export function plannerTick(store: Store, networks: NetworkDirectory, clock: Clock, dispatcher: Pick<Dispatcher, 'wake'>, onlyConversation: string | null): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return () => {
    last = last.catch(() => undefined).then(tick);
    return last;
  };

  async function tick(): Promise<void> {
    const machineNow = clock.machineNow();
    const due = await findDueReminders(store.reads, networks, clock.now(), machineNow, onlyConversation);
    if (due.length === 0) return;
    await store.transact((tx) => enqueueReminders(tx.deliveries, due, machineNow));
    dispatcher.wake();
  }
}
