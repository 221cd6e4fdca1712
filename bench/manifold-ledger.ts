import type { Ledger } from '../src/roadmap/facts.js';
import type { Milestone } from '../src/roadmap/milestone.js';
import { MilestoneId } from '../src/roadmap/milestone.js';
import { CalendarDate } from '../src/time/calendar-date.js';

/** A Forum comes every four years: each copy of the ledger lies that much later, until ten Forums on it begins anew. */
const YEARS_APART = 4;
const FORUMS = 10;

/** The ledger with all its milestones so many times, each copy later than the one before; names stay, as they do from one Forum to the next. */
export function manifold(ledger: Ledger, times: number): Ledger {
  if (times === 1) return ledger;
  const milestones = Array.from({ length: times }, (_, copy) => (copy === 0 ? ledger.milestones : ledger.milestones.map((milestone) => later(milestone, copy)))).flat();
  return { ...ledger, milestones, byId: new Map(milestones.map((milestone) => [milestone.id, milestone])) };
}

function later(milestone: Milestone, copy: number): Milestone {
  const shift = (copy % FORUMS) * YEARS_APART;
  return { ...milestone, id: MilestoneId.parse(`${milestone.id}-copy-${copy}`), startsOn: moved(milestone.startsOn, shift), endsOn: moved(milestone.endsOn, shift), dateCode: `${milestone.dateCode}${copy}` };
}

function moved(day: CalendarDate, years: number): CalendarDate {
  return CalendarDate.parse(`${Number(day.slice(0, 4)) + years}${day.slice(4)}`);
}
