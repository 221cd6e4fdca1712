import { PRIORITY, type DeliveryState } from './delivery.js';

/** How long a delivery is tried, or asked about, at most. */
export const TRIED_AT_MOST_MS = 24 * 3_600_000;

/** What becomes of a delivery that stands in one state for too long. */
export interface AgeLimit {
  readonly in: DeliveryState;
  /** Counted from when it came into that state. */
  readonly ms: number;
  readonly becomes: 'unknown' | 'refused' | 'skipped';
  readonly reason: string;
  /** Deliveries of this priority stay. */
  readonly spares?: number;
}

const DAY_MS = 24 * 3_600_000;

/** Why what was in doubt for a day is given up. */
export const NOBODY_COULD_SAY = 'it may have arrived; nobody could say so for a day';

/**
 * The states that are not ends, each with its limit: nothing stays on its way for ever. `unreachable` has one too, so that what
 * nobody could bring for a month does not come out of the blue: but for corrections, since who comes back later still holds the old date. A living worker ends every try within a minute: one that did not
 * after five has lost sight of it.
 */
export const AGE_LIMITS: readonly AgeLimit[] = [
  { in: 'sending', ms: 300_000, becomes: 'unknown', reason: 'its worker lost sight of it' },
  { in: 'unknown', ms: DAY_MS, becomes: 'refused', reason: NOBODY_COULD_SAY },
  { in: 'due', ms: 30 * DAY_MS, becomes: 'skipped', reason: 'it could not be brought for thirty days', spares: PRIORITY.correction },
  { in: 'retrying', ms: 30 * DAY_MS, becomes: 'skipped', reason: 'it could not be brought for thirty days', spares: PRIORITY.correction },
  { in: 'unreachable', ms: 30 * DAY_MS, becomes: 'skipped', reason: 'it could not be brought for thirty days', spares: PRIORITY.correction },
];
