import type { Facts } from '../roadmap/facts.js';
import type { Milestone } from '../roadmap/milestone.js';
import { calendarEntries } from './calendar-entry.js';

/** How a milestone stands in a calendar file: on its day, as cancelled (also where it had a day and has none any more), or not at all. */
export function placeInFile(milestone: Milestone, facts: Facts): 'day' | 'cancelled' | 'none' {
  const [entry] = calendarEntries([milestone], facts);
  if (entry === undefined) return 'none';
  return entry.status === 'CANCELLED' ? 'cancelled' : 'day';
}
