import type { MilestoneDate } from '../roadmap/milestone.js';
import type { CalendarDate, Grain } from '../time/calendar-date.js';

/** The first and the last of a date, no finer than its grain, once if they agree: `['2028-Q3', '2028-Q4']`. */
export function exactDates({ startsOn, endsOn, grain }: Pick<MilestoneDate, 'startsOn' | 'endsOn' | 'grain'>): string[] {
  return [...new Set([atGrain(startsOn, grain), atGrain(endsOn, grain)])];
}

function atGrain(day: CalendarDate, grain: Grain): string {
  switch (grain) {
    case 'day':
      return day;
    case 'month':
      return day.slice(0, 7);
    case 'quarter':
      return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
    case 'year':
      return day.slice(0, 4);
  }
}
