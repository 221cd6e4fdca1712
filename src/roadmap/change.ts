import type { Instant } from '../time/instant.js';
import type { HeldWish } from './held-wish.js';
import type { Milestone, MilestoneId } from './milestone.js';

/**
 * A change of the ledger:
 *
 *   held ──a second person, or by itself once the hold is over──→ released
 *    ├──undo──→ undone
 *    └──another move of the same milestone──→ undone (`replacedBy`), and a new one is held
 *
 *   proposed ──agreed──→ released        (what asks for the Secretariat's word, such as sharing a network's own date)
 *       └──declined──→ undone
 *
 * Moves, confirmations and cancellations are held: they write to everyone who was told. Additions and edits are released at once.
 */
export type ChangeState = 'proposed' | 'held' | 'released' | 'undone';

/** What a change does. */
export type ChangeKind = 'add' | 'move' | 'confirm' | 'cancel' | 'edit' | 'share';

/** One row of the ledger's history. Until it is settled `old` and `new` are what it would do; then what it did. `old` is null for an addition. */
export interface Change {
  readonly id: string;
  readonly milestone: MilestoneId;
  readonly kind: ChangeKind;
  readonly state: ChangeState;
  /** The account that made it, as `slack:TEAM/USER`. */
  readonly by: string;
  /** When it was wished (the roadmap's time). */
  readonly at: Instant;
  readonly reason: string | null;
  readonly source: { readonly title: string; readonly url: string | null } | null;
  readonly old: Partial<Milestone> | null;
  readonly new: Partial<Milestone>;
  /** The change from which this date was computed; null where somebody wished it. */
  readonly partOf: string | null;
  /** Null for what was released at once. */
  readonly hold: Hold | null;
}

/** What a change carries that waits, or has waited. */
export interface Hold {
  readonly wish: HeldWish;
  /** The roadmap's moment at which the hold is over. */
  readonly until: Instant;
  /** Where it was proposed, to tell there how it ended; null for the command line. */
  readonly conversation: string | null;
  /** Null while it waits. */
  readonly settled: Settlement | null;
}

/** How a waiting change ended. */
export interface Settlement {
  readonly at: Instant;
  /** Who released or undid it; null: by itself, when the hold was over. */
  readonly by: string | null;
  /** The newer change of the same milestone that took its place. */
  readonly replacedBy: string | null;
}

/** A change that waits: for a second person, for the end of its hold, or for the Secretariat's word. */
export type HeldChange = Change & { readonly hold: Hold };

/** Whether a change still waits. */
export function isHeld(change: Change): change is HeldChange {
  return (change.state === 'held' || change.state === 'proposed') && change.hold !== null;
}
