import type { FormerDate, Milestone, MilestoneDate, MilestoneId } from '../roadmap/milestone.js';
import type { LastTold } from './repository.js';

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

/**
 * What was told in a conversation and is to be corrected there: what was read last, where that does not hold any more; else what the last
 * message of its own told, where since then an older one was only changed in place. Undefined where nothing is.
 */
export function toldWrong(milestone: Milestone, former: readonly FormerDate[], told: Pick<LastTold, 'dateRevision' | 'at' | 'posted'>): Pick<LastTold, 'dateRevision' | 'at'> | undefined {
  return [told, ...(told.posted === null ? [] : [told.posted])].find(({ dateRevision }) => givenUp(milestone, former, dateRevision) !== undefined);
}
