import type { Instant } from '../time/instant.js';
import { isHeld, type Change, type HeldChange } from './change.js';
import { refuse, type Refusal } from './ledger-wish.js';

/** A change is held so long before it is released by itself, and begins anew with every move that merges into it. */
export const HOLD_MS = 10 * 60_000;

/** How many conversations a change may concern without a second person. */
export const MOST_ALONE = 5;

/** Who asks for the release. A hold that is over asks as the maker does: it adds no second person. */
export interface ReleaseAsked {
  readonly isMaker: boolean;
  readonly now: Instant;
  /** Conversations that were told the date that holds now. */
  readonly concerns: number;
}

/**
 * Whether a change may be released now: by a second person at any time; by itself or its maker once the hold is over,
 * unless it concerns too many.
 */
export function planRelease(change: HeldChange, { isMaker, now, concerns }: ReleaseAsked): 'release' | Refusal {
  // Who may release at all is asked before: sharing needs the Secretariat's word, once.
  if (!isMaker || change.kind === 'share') return 'release';
  if (concerns > MOST_ALONE) return refuse('own-change', change.id);
  return now < change.hold.until ? refuse('own-change-early', change.hold.until) : 'release';
}

/** The change while it waits; else why there is nothing to release or undo any more. */
export function stillHeld(change: Change | undefined, said: string): HeldChange | Refusal {
  if (change === undefined) return refuse('change-unknown', said);
  if (isHeld(change)) return change;
  const replacedBy = change.hold?.settled?.replacedBy ?? null;
  return replacedBy === null ? refuse('change-ended', change.id) : refuse('change-replaced', replacedBy);
}
