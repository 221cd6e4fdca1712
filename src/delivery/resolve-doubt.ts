import type { DispatcherTools } from './dispatcher.js';
import type { Delivery, Settled } from './delivery.js';
import { plusMs } from '../time/instant.js';
import { isTooOld } from './after-try.js';
import { PRIORITY } from './delivery.js';

const ASK_DEADLINE_MS = 15_000;
/** The platform's clock and ours may differ by so much. */
const CLOCKS_DIFFER_MS = 120_000;

/**
 * Ends the doubt about a delivery that may have arrived. A platform that can be asked is asked: found → sent,
 * absent → tried again. One that cannot: it goes once more, marked, since a reminder that nobody got is worse than one twice;
 * a broadcast waits for a person's word, since a hundred channels that get it twice are worse.
 */
export async function resolveDoubt(delivery: Delivery, tools: Pick<DispatcherTools, 'platforms' | 'compose' | 'clock'>): Promise<Settled> {
  const settled = { key: delivery.key, receipt: null, reason: delivery.reason, nextTry: null, again: delivery.again, told: [] };
  const composed = await tools.compose(delivery);
  if (composed.kind === 'skip') return { ...settled, state: 'skipped', reason: `in doubt, then ${composed.reason}` };
  const platform = tools.platforms.get(composed.to.address.platform);
  if (platform === undefined) return { ...settled, state: 'unknown' };

  const since = plusMs(delivery.due, -CLOCKS_DIFFER_MS);
  const found = await withDeadline(tools.clock, (signal) => platform.findPosted(composed.to, delivery.key, since, signal));
  const now = tools.clock.machineNow();
  switch (found?.kind) {
    case 'found':
      return { ...settled, state: 'sent', receipt: found.receipt, reason: null, told: composed.message.about };
    case 'absent':
      return { ...settled, state: 'retrying', nextTry: now };
    case 'unsupported':
      return delivery.priority < PRIORITY.broadcast ? { ...settled, state: 'retrying', nextTry: now, again: true } : { ...settled, state: 'unknown', reason: 'it may have arrived; a person decides whether it goes again', again: true };
    case undefined:
      return isTooOld(delivery, now) ? { ...settled, state: 'refused', reason: 'it may have arrived; the platform could not be asked for a day', again: true } : { ...settled, state: 'unknown', reason: 'the platform could not be asked yet' };
  }
}

/** Undefined when it could not be asked: no answer in time, or none that could be understood. */
async function withDeadline<T>(clock: DispatcherTools['clock'], ask: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
  const deadline = new AbortController();
  const answered = new AbortController();
  const timeUp = clock.wait(ASK_DEADLINE_MS, answered.signal).then(() => {
    deadline.abort();
    return undefined;
  });
  try {
    return await Promise.race([ask(deadline.signal), timeUp]);
  } catch {
    return undefined;
  } finally {
    answered.abort();
  }
}
