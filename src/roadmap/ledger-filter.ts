import type { CalendarDate } from '../time/calendar-date.js';
import type { Milestone, MilestoneKind } from './milestone.js';

/** Which milestones are wanted: each field that is given must fit. */
export interface LedgerFilter {
  /** `global` or a review region. */
  readonly region?: string | undefined;
  readonly kind?: MilestoneKind | undefined;
  readonly audience?: string | undefined;
  readonly cycle?: string | undefined;
  readonly deadlines?: true | undefined;
  /** What ends on or after this day. */
  readonly from?: CalendarDate | undefined;
  /** What begins on or before this day. */
  readonly to?: CalendarDate | undefined;
}

/** The milestones that fit, in their order. */
export function filterMilestones(milestones: readonly Milestone[], filter: LedgerFilter): Milestone[] {
  return milestones.filter((milestone) => fits(milestone, filter));
}

function fits(milestone: Milestone, { region, kind, audience, cycle, deadlines, from, to }: LedgerFilter): boolean {
  const isKind = (kind === undefined || milestone.kind === kind) && (deadlines === undefined || milestone.deadline);
  const isFor = (region === undefined || milestone.region === region) && (audience === undefined || milestone.audience.includes(audience));
  const isWhen = (from === undefined || milestone.endsOn >= from) && (to === undefined || milestone.startsOn <= to);
  return isKind && isFor && isWhen && (cycle === undefined || milestone.cycle === cycle);
}
