import type { Instant } from '../time/instant.js';
import type { Milestone, MilestoneId } from './milestone.js';

/**
 * A change of the ledger:
 *
 *   proposed → held → released
 *        └──────┴───→ undone
 */
export type ChangeState = 'proposed' | 'held' | 'released' | 'undone';

/** What a change does. */
export type ChangeKind = 'add' | 'move' | 'confirm' | 'cancel' | 'edit';

/** One row of the ledger's history, never changed but for its state. `old` is null for an addition. */
export interface Change {
  readonly id: string;
  readonly milestone: MilestoneId;
  readonly kind: ChangeKind;
  readonly state: ChangeState;
  /** The account that made it, as `slack:TEAM/USER`. */
  readonly by: string;
  readonly at: Instant;
  readonly reason: string | null;
  readonly source: { readonly title: string; readonly url: string | null } | null;
  readonly old: Partial<Milestone> | null;
  readonly new: Partial<Milestone>;
}
