import type { AboutDate } from '../chat/message.js';
import type { SendOutcome } from '../chat/platform.js';
import { plusMs, type Instant } from '../time/instant.js';
import type { Delivery, Settled } from './delivery.js';

/** How long and how often a delivery is tried. */
export interface Patience {
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  readonly attempts: number;
}

/** Half a minute at first, an hour at most, ten times in all: about half a day of a platform that is down. */
export const PATIENCE: Patience = { firstPauseMs: 30_000, longestPauseMs: 3_600_000, attempts: 10 };

/**
 * What becomes of a delivery after a try: the arrows out of `sending`.
 * @param chance from 0 up to 1: full jitter, so that many that failed together do not come back together.
 */
export function afterTry(delivery: Delivery, outcome: SendOutcome, about: readonly AboutDate[], now: Instant, chance: number, patience: Patience = PATIENCE): Settled {
  const settled = { key: delivery.key, receipt: null, reason: null, nextTry: null, again: delivery.again, told: [] };
  switch (outcome.kind) {
    case 'sent':
      return { ...settled, state: 'sent', receipt: outcome.receipt, told: about };
    case 'unknown':
      return { ...settled, state: 'unknown', reason: outcome.reason };
    case 'refused':
    case 'unreachable':
      return { ...settled, state: outcome.kind, reason: outcome.reason };
    case 'later':
      if (delivery.attempts >= patience.attempts) return { ...settled, state: 'refused', reason: `gave up after ${delivery.attempts} tries: ${outcome.reason}` };
      return { ...settled, state: 'retrying', reason: outcome.reason, nextTry: plusMs(now, pauseMs(delivery.attempts, outcome.retryAfterMs, chance, patience)) };
  }
}

function pauseMs(attempts: number, retryAfterMs: number | null, chance: number, patience: Patience): number {
  if (retryAfterMs !== null) return retryAfterMs;
  const ceiling = Math.min(patience.longestPauseMs, patience.firstPauseMs * 2 ** Math.max(0, attempts - 1));
  return Math.ceil(ceiling * Math.max(chance, 0.1));
}

/** How long a doubt may stand before a platform that can be asked is asked: its history lags behind its answers. */
export const ASK_AFTER_MS = 10_000;
