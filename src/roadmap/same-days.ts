import { isSameSpan } from '../corrections/correction.js';
import { InstantFromText, type Instant } from '../time/instant.js';
import type { FormerDate, Milestone, MilestoneDate } from './milestone.js';

/** Since when something has been true of a milestone's date without a break: the roadmap's moment (null: from the beginning), and the first revision of the date. */
export interface Since {
  readonly at: Instant | null;
  readonly dateRevision: number;
}

/** Whether two dates name the same days, however sure they are: who was reminded of one needs no reminder of the other. A cancelled one names none. */
export function isSameDays(one: MilestoneDate, other: MilestoneDate): boolean {
  return isSameSpan(one, other) && (one.status === 'cancelled') === (other.status === 'cancelled');
}

/** Since when the milestone has named the days that it names now. */
export function sameDaysSince(milestone: Milestone, former: readonly FormerDate[]): Since {
  return unbroken(milestone, former, (date) => isSameDays(date, milestone));
}

/** Since when it has been true of the milestone's date. `former` may hold dates of other milestones; oldest first. What only its current date is true of is so since that came to be. */
export function unbroken(milestone: Milestone, former: readonly FormerDate[], isTrue: (date: MilestoneDate) => boolean): Since {
  let since: Since = { at: milestone.dateSince === null ? null : InstantFromText.parse(milestone.dateSince), dateRevision: milestone.dateRevision };
  let isKnown = true;
  for (const one of former.filter((date) => date.milestone === milestone.id && date.dateRevision < milestone.dateRevision).toReversed()) {
    if (!isTrue(one)) break;
    // What was shown to more people after that date came to be is owed to them from then on only; and of what was kept before its moments were, only the order is known.
    isKnown &&= one.until === since.at;
    since = { at: isKnown ? one.since : since.at, dateRevision: one.dateRevision };
  }
  return since;
}
