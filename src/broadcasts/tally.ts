import type { DeliveryState } from '../delivery/delivery.js';
import type { Instant } from '../time/instant.js';
import type { Broadcast, BroadcastState } from './broadcast.js';

/**
 * Where its copies stand. `intended` is the sum of all others, at every moment: each row of the outbox is counted once, by its state.
 * `due` counts what is due, being sent, and tried again.
 */
export interface Tally {
  readonly intended: number;
  readonly sent: number;
  readonly unknown: number;
  readonly refused: number;
  readonly unreachable: number;
  readonly skipped: number;
  readonly cancelled: number;
  readonly due: number;
}

/** How many copies stand in which state. */
export type CopyCounts = Readonly<Partial<Record<DeliveryState, number>>>;

/** States of a copy that is still to go. */
export const WAITING: readonly DeliveryState[] = ['due', 'retrying'];

/** Counts rows by what became of them. */
export function tallyOf(counts: CopyCounts): Tally {
  const { due = 0, sending = 0, retrying = 0, sent = 0, unknown = 0, refused = 0, unreachable = 0, skipped = 0, cancelled = 0 } = counts;
  const ended = { sent, unknown, refused, unreachable, skipped, cancelled, due: due + sending + retrying };
  return { intended: Object.values(ended).reduce((sum, one) => sum + one, 0), ...ended };
}

/** Whether it may come to another state by itself: all others wait for a person. */
export function mayGoOn({ state }: Pick<Broadcast, 'state'>): boolean {
  return state === 'sending' || state === 'approved';
}

/** The state that it has come to by itself: its hour has come, or nothing of it is on its way any more. */
export function stateNow({ state, beginsAt, corrections }: Pick<Broadcast, 'state' | 'beginsAt' | 'corrections'>, { due }: Tally, machineNow: Instant): BroadcastState {
  const hasBegun = state === 'sending' || (state === 'approved' && beginsAt !== null && beginsAt <= machineNow);
  if (!hasBegun) return state;
  if (due > 0) return 'sending';
  return corrections > 0 ? 'corrected' : 'sent';
}
