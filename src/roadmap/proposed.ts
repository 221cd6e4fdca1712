import type { HeldChange } from './change.js';
import type { Effect } from './effect.js';
import type { Plan } from './ledger-wish.js';
import type { Milestone } from './milestone.js';

/** A change that is held now, and what it would set in motion. */
export interface Proposed {
  readonly kind: 'proposed';
  readonly change: HeldChange;
  readonly plan: Plan;
  readonly effect: Effect;
  readonly needsSecond: boolean;
  /** The change whose place it took. */
  readonly replaced: HeldChange | null;
  /** The milestone as it stands. */
  readonly before: Milestone;
  /** Titles of the ledger, by id. */
  readonly titles: ReadonlyMap<string, string>;
  /** How many who may release it were asked where they can be written to alone. */
  readonly asked: number;
}
