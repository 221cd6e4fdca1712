import type { FormerDate, Milestone, MilestoneId } from '../roadmap/milestone.js';
import { sameDaysSince, unbroken, type Since } from '../roadmap/same-days.js';
import type { Instant } from '../time/instant.js';

/** Since when a date has been known to the day that was not before: the roadmap's moment, and the first of its revisions. */
export interface ExactSince extends Since {
  readonly at: Instant;
}

/** Dates to be reminded of, and since when what is told of them has been so. */
export interface Dates {
  readonly milestones: readonly Milestone[];
  /** Since when each has named the days that it names, by its id: a date that was only confirmed is the same. */
  readonly sameDays: ReadonlyMap<MilestoneId, Since>;
  /** Since when those are known to the day that were not before. */
  readonly exact: ReadonlyMap<MilestoneId, ExactSince>;
}

/** @param former dates of these milestones, oldest first; those of others do no harm. */
export function datesOf(milestones: readonly Milestone[], former: readonly FormerDate[]): Dates {
  return {
    milestones,
    sameDays: new Map(milestones.map((milestone) => [milestone.id, sameDaysSince(milestone, former)])),
    exact: new Map(milestones.flatMap((milestone) => becameExact(milestone, former))),
  };
}

/** Since when it has named its days; where nothing else is known, since that date came to be. */
export function sinceOf(milestone: Milestone, { sameDays }: Pick<Dates, 'sameDays'>): Since {
  return sameDays.get(milestone.id) ?? sameDaysSince(milestone, []);
}

function becameExact(milestone: Milestone, former: readonly FormerDate[]): [MilestoneId, ExactSince][] {
  if (milestone.precision !== 'day') return [];
  const { at, dateRevision } = unbroken(milestone, former, ({ precision }) => precision === 'day');
  const wasVague = former.some((one) => one.milestone === milestone.id && one.dateRevision < dateRevision);
  return at === null || !wasVague ? [] : [[milestone.id, { at, dateRevision }]];
}
