import type { CalendarDate } from '../time/calendar-date.js';

/** The quarter of the year in which a day lies, such as `2026-Q4`: in the order of time as text, too. */
export function quarterOf(day: CalendarDate): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}
