import { InstantFromText } from '../time/instant.js';
import type { CalendarDate } from '../time/calendar-date.js';
import { dayIn } from '../time/zone.js';
import type { Change } from './change.js';
import type { FormerDate, Milestone, MilestoneDate, Source } from './milestone.js';

/** One value that a date had, with when it was public and what made it. Null: not known, or it still holds (`until`). */
export interface Revision extends MilestoneDate {
  readonly dateRevision: number;
  readonly dateCode: string;
  readonly from: CalendarDate | null;
  readonly until: CalendarDate | null;
  /** Why it was given up; null for the one that holds. */
  readonly givenUpFor: string | null;
  readonly source: Source | null;
  /** The change that made it; undefined for what the roadmap began with. */
  readonly madeBy: Change | undefined;
}

const DATED = ['startsOn', 'endsOn', 'precision', 'grain', 'status'] as const;

/**
 * Every value of one date, the one that holds first.
 * @param changes of this milestone, newest first; only released ones made a value.
 */
export function historyOf(milestone: Milestone, former: readonly FormerDate[], changes: readonly Change[]): Revision[] {
  const makers = changes.filter((change) => change.state === 'released' && change.old !== null && DATED.some((key) => change.old?.[key] !== undefined)).reverse();
  // The first values were there before anybody changed one here: those after them were made by a change each.
  const shipped = former.length - makers.length + 1;
  const makerOf = (at: number): Change | undefined => makers[at - shipped];
  // A value was public when the one before it was known to be superseded, where nothing else tells.
  const publicFrom = (known: CalendarDate | null, at: number): CalendarDate | null => known ?? former[at - 1]?.supersededOn ?? null;
  const past = former.map((one, at): Revision => ({
    ...dateOf(one), dateRevision: one.dateRevision, dateCode: one.dateCode, from: publicFrom(one.knownFrom, at), until: one.supersededOn, givenUpFor: one.reason, source: one.source, madeBy: makerOf(at),
  }));
  const since = milestone.dateSince === null ? null : dayIn('UTC', InstantFromText.parse(milestone.dateSince));
  const now: Revision = {
    ...dateOf(milestone), dateRevision: milestone.dateRevision, dateCode: milestone.dateCode, from: publicFrom(since, former.length), until: null, givenUpFor: null, source: milestone.source, madeBy: makerOf(former.length),
  };
  return [now, ...past.reverse()];
}

function dateOf({ startsOn, endsOn, precision, grain, status }: MilestoneDate): MilestoneDate {
  return { startsOn, endsOn, precision, grain, status };
}
