import { isChosen } from '../reminders/concerns.js';
import type { Milestone } from '../roadmap/milestone.js';
import { plusDays, type CalendarDate } from '../time/calendar-date.js';
import type { Network } from './network.js';

/** How far a reminder to a network looks ahead. */
export const AHEAD_DAYS = 30;
const MOST_DATES = 5;

/** The first dates that lie ahead of a network within a month: those for all, of its review regions, and its own. */
export function aheadOf(network: Pick<Network, 'code' | 'reviewRegions'>, milestones: readonly Milestone[], today: CalendarDate): Milestone[] {
  const last = plusDays(today, AHEAD_DAYS);
  return milestones
    .filter((one) => one.status !== 'cancelled' && one.startsOn >= today && one.startsOn <= last && isChosen({ regions: network.reviewRegions, network: network.code }, one))
    .sort((one, other) => (one.startsOn < other.startsOn ? -1 : 1)).slice(0, MOST_DATES);
}
