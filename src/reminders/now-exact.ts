import type { FormerDate, Milestone, MilestoneId } from '../roadmap/milestone.js';
import { InstantFromText, type Instant } from '../time/instant.js';

/** Dates that are known to the day now and were not before, each with the roadmap's moment since when. */
export function becameExact(milestones: readonly Milestone[], former: readonly FormerDate[]): Map<MilestoneId, Instant> {
  const before = new Map(former.map((one) => [one.milestone, one]));
  return new Map(milestones.flatMap(({ id, precision, dateSince }): [MilestoneId, Instant][] => {
    // Former dates come oldest first: the map holds the newest of each.
    const last = before.get(id);
    return precision !== 'day' || dateSince === null || last === undefined || last.precision === 'day' ? [] : [[id, InstantFromText.parse(dateSince)]];
  }));
}
