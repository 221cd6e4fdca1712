import { InstantFromText, type Instant } from '../time/instant.js';
import type { ChangeKind, HeldChange } from './change.js';
import type { Milestone, MilestoneDate, MilestoneId } from './milestone.js';
import { planChange } from './plan-change.js';

/** What a change that is held would make of a date. Until it is released the ledger's own date holds. */
export interface HeldDate extends MilestoneDate {
  readonly kind: ChangeKind;
  /** The change, by its id. */
  readonly change: string;
  readonly until: Instant;
}

/** What every waiting change would make of the dates it touches, computed ones too. */
export function heldDates(held: readonly HeldChange[], milestones: readonly Milestone[]): ReadonlyMap<MilestoneId, HeldDate> {
  return new Map(held.flatMap((change) => {
    const { wish, until } = change.hold;
    // Codes are given at release: what only looks ahead takes none.
    const plan = planChange({ milestones, isTaken: () => false }, wish, { by: change.by, now: InstantFromText.parse(until), reason: change.reason, source: change.source });
    return plan.kind === 'refused' ? [] : plan.steps.map(({ next }): [MilestoneId, HeldDate] => [next.id, dateOf(next, change)]);
  }));
}

function dateOf({ startsOn, endsOn, precision, grain, status }: Milestone, { id, kind, hold }: HeldChange): HeldDate {
  return { startsOn, endsOn, precision, grain, status, kind, change: id, until: hold.until };
}
