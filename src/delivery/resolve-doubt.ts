import type { Composed } from './compose.js';
import type { DispatcherTools } from './dispatcher-tools.js';
import type { Delivery, Settled } from './delivery.js';
import { plusMs, type Instant } from '../time/instant.js';
import { endOf, isTooOld, perhapsTold } from './after-try.js';
import { withDeadline } from '../time/deadline.js';
import { PRIORITY } from './delivery.js';

const ASK_DEADLINE_MS = 15_000;
/** The platform's clock and ours may differ by so much. */
const CLOCKS_DIFFER_MS = 120_000;

/** Why a broadcast stays in doubt. It was not sent again: whoever reads it reads the only one. */
export const WAITS_FOR_A_PERSON = 'it may have arrived; a person decides whether it goes again';

/**
 * Ends the doubt about a delivery that may have arrived. A platform that can be asked is asked: found → sent,
 * absent → tried again. One that cannot: it goes again, marked, since a reminder that nobody got is worse than one twice;
 * a broadcast waits for a person's word, since a hundred channels that get it twice are worse. The dates that a found message
 * told are those that stand in it, not those of today: they may have moved since.
 */
export async function resolveDoubt(delivery: Delivery, tools: Pick<DispatcherTools, 'platforms' | 'compose' | 'clock'>): Promise<Settled> {
  const settled = { ...endOf(delivery), reason: delivery.reason };
  const composed = await tools.compose(delivery);
  if (composed.to === null) return { ...settled, state: 'skipped', reason: inDoubtThen(composed) };
  const { to } = composed;
  // To remove a message twice does no harm.
  if (composed.kind === 'remove') return { ...settled, state: 'retrying', nextTry: tools.clock.machineNow() };
  const platform = tools.platforms.get(to.address.platform);
  if (platform === undefined) return { ...settled, state: 'unknown' };

  const since = plusMs(delivery.due, -CLOCKS_DIFFER_MS);
  const found = await ask(tools.clock, (signal) => platform.findPosted(to, delivery.key, since, signal));
  if (found?.kind === 'found') return { ...settled, state: 'sent', receipt: found.receipt, reason: null, told: [...(found.about ?? toldNow(composed)), ...perhapsTold(delivery)] };
  if (found === undefined) return notAsked(delivery, settled, tools.clock.machineNow());
  return composed.kind === 'skip' ? skip(composed, found.kind, settled) : again(delivery, found.kind, settled, tools.clock.machineNow());
}

/** Words of today tell what stood in it, unless they would tell another date by now. */
function toldNow(composed: Composed): Settled['told'] {
  return composed.kind === 'ready' ? composed.message.about : ['carried'];
}

/** No more use in sending it. Where it may have arrived, its dates count as told: a correction too many is better than a stale date believed. */
function skip(composed: Composed & { kind: 'skip' }, found: 'absent' | 'unsupported', settled: Omit<Settled, 'state'>): Settled {
  return { ...settled, state: 'skipped', reason: inDoubtThen(composed), told: found === 'absent' ? perhapsTold(settled) : ['carried'] };
}

function again({ priority }: Delivery, found: 'absent' | 'unsupported', settled: Omit<Settled, 'state'>, now: Instant): Settled {
  if (found === 'absent') return { ...settled, state: 'retrying', nextTry: now };
  return priority < PRIORITY.broadcast ? { ...settled, state: 'retrying', nextTry: now, again: true } : { ...settled, state: 'unknown', reason: WAITS_FOR_A_PERSON, again: true };
}

function notAsked(delivery: Delivery, settled: Omit<Settled, 'state'>, now: Instant): Settled {
  return isTooOld(delivery, now) ? { ...settled, state: 'refused', reason: 'it may have arrived; the platform could not be asked for a day', again: true, told: ['carried'] } : { ...settled, state: 'unknown', reason: 'the platform could not be asked yet' };
}

function inDoubtThen(composed: Composed): string {
  return composed.kind === 'skip' ? `in doubt, then ${composed.reason}` : 'in doubt';
}

/** Undefined when it could not be asked: no answer in time, or none that could be understood. */
function ask<T>(clock: DispatcherTools['clock'], question: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
  return withDeadline<T | undefined>(clock, ASK_DEADLINE_MS, question, () => undefined).catch(() => undefined);
}
