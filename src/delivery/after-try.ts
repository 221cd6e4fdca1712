import type { AboutDate } from '../chat/message.js';
import type { SendOutcome } from '../chat/platform.js';
import { msOf, plusMs, type Instant } from '../time/instant.js';
import { TRIED_AT_MOST_MS } from './age-limits.js';
import type { Delivery, Settled } from './delivery.js';

/** How long and how often a delivery is tried. */
export interface Patience {
  /** The ceiling of the first pause; it doubles with each try, up to the longest. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** No pause is shorter, whatever chance says. */
  readonly leastPauseMs: number;
  readonly attempts: number;
}

/** Up to half a minute at first, two hours at most, fifteen times in all: about eight hours of a platform that is down. */
const PATIENCE: Patience = { firstPauseMs: 30_000, longestPauseMs: 7_200_000, leastPauseMs: 1_000, attempts: 15 };

/**
 * What becomes of a delivery after a try: the arrows out of `sending`.
 * @param chance from 0 up to 1: full jitter, so that many that failed together do not come back together.
 */
export function afterTry(delivery: Delivery, outcome: SendOutcome, about: readonly AboutDate[], now: Instant, chance: number, patience: Patience = PATIENCE): Settled {
  const settled = endOf(delivery);
  switch (outcome.kind) {
    case 'sent':
      return { ...settled, state: 'sent', receipt: outcome.receipt, told: [...about, ...perhapsTold(delivery)] };
    case 'unknown':
      return { ...settled, state: 'unknown', reason: outcome.reason };
    case 'refused':
      return { ...settled, state: 'refused', reason: outcome.reason, told: perhapsTold(delivery) };
    case 'unreachable':
      return { ...settled, state: 'unreachable', reason: outcome.reason };
    case 'later':
      if (delivery.attempts >= patience.attempts || isTooOld(delivery, now)) return { ...settled, state: 'refused', reason: `gave up after ${delivery.attempts} tries: ${outcome.reason}`, told: perhapsTold(delivery) };
      return { ...settled, state: 'retrying', reason: outcome.reason, nextTry: plusMs(now, pauseMs(delivery.attempts, outcome.retryAfterMs, chance, patience)) };
  }
}

/** Given back before its request was opened: as if it had not been claimed. */
export function givenBack(delivery: Delivery): Settled {
  return { ...endOf(delivery), state: 'due' };
}

/** No longer true, or too late to help. Where an earlier try may have arrived, whoever read it is owed a correction. */
export function skipped(delivery: Delivery, reason: string): Settled {
  return { ...endOf(delivery), state: 'skipped', reason, told: perhapsTold(delivery) };
}

/** Where an earlier try may have arrived, its dates may have been read: also those that moved since, of which the last try says nothing any more. */
export function perhapsTold({ again }: Pick<Delivery, 'again'>): Settled['told'] {
  return again ? ['carried'] : [];
}

/** How a claimed delivery ended, but for the state. */
export function endOf({ key, attempts, state, again }: Delivery): Omit<Settled, 'state'> {
  return { key, attempt: attempts, asked: state === 'unknown', receipt: null, reason: null, nextTry: null, again, told: [] };
}

/** Whether it has been tried for so long that one more try helps nobody. */
export function isTooOld({ began }: Pick<Delivery, 'began'>, now: Instant): boolean {
  return began !== null && msOf(now) - msOf(began) >= TRIED_AT_MOST_MS;
}

// Full jitter: anything from nothing to the ceiling. What the platform says itself is kept to the millisecond.
function pauseMs(attempts: number, retryAfterMs: number | null, chance: number, patience: Patience): number {
  if (retryAfterMs !== null) return retryAfterMs;
  const ceiling = Math.min(patience.longestPauseMs, patience.firstPauseMs * 2 ** Math.max(0, attempts - 1));
  return Math.max(patience.leastPauseMs, Math.ceil(ceiling * chance));
}

/** How long a doubt may stand before a platform that can be asked is asked: its history lags behind its answers. */
export const ASK_AFTER_MS = 10_000;
