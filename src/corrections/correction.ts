import type { FormerDate, Milestone, MilestoneDate, MilestoneId } from '../roadmap/milestone.js';

/** In the place of a reminder's offset: not so many days before, but that another date was told here. */
export const CORRECTION = 1_001;

/** One date that a correction tells. */
export interface Corrected {
  readonly milestone: MilestoneId;
  readonly dateRevision: number;
}

/** Whether two dates say the same: who was told one needs no word of the other. */
export function isSameDate(one: MilestoneDate, other: MilestoneDate): boolean {
  return isSameSpan(one, other) && one.status === other.status;
}

/** Whether they name the same days, however sure they are. */
export function isSameSpan(one: MilestoneDate, other: MilestoneDate): boolean {
  return one.startsOn === other.startsOn && one.endsOn === other.endsOn && one.precision === other.precision && one.grain === other.grain;
}

/** The date that was told by this revision, where it does not hold any more; undefined where what was told still holds. */
export function givenUp(milestone: Milestone, former: readonly FormerDate[], dateRevision: number): FormerDate | undefined {
  if (dateRevision === milestone.dateRevision) return undefined;
  const told = former.find((one) => one.milestone === milestone.id && one.dateRevision === dateRevision);
  return told === undefined || isSameDate(told, milestone) ? undefined : told;
}
