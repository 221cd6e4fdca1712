import { openStore } from '../../store/open.js';
import { systemClock } from '../../src/time/clock.js';

/**
 * Resolves once nothing is on its way any more. A journey that kills the bot before its hour waits for this: what is cut off
 * in the middle is in doubt for a while and may come twice, marked, which is the story of the kills, not of the hour.
 */
export async function settled(database: string): Promise<void> {
  const store = await openStore(`sqlite:${database}`, { clock: systemClock() });
  for (;;) {
    const { due = 0, sending = 0, retrying = 0, unknown = 0 } = await store.reads.deliveries.countByState();
    if (due + sending + retrying + unknown === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await store.close();
}
