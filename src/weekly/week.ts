import { getISODay } from 'date-fns/getISODay';
import { parseISO } from 'date-fns/parseISO';
import { plusDays, type CalendarDate } from '../time/calendar-date.js';
import type { Instant } from '../time/instant.js';
import { dayIn, instantAt, WallTime, type Zone } from '../time/zone.js';

const HOUR = WallTime.parse('09:00');
const DAYS_IN_WEEK = 7;

/** A conversation to which the Secretariat's week is told, and the roadmap's moment since when. */
export interface Reader {
  readonly conversation: string;
  readonly since: Instant;
}

/** The Monday whose nine o'clock on this clock was the last to pass, and that moment. */
export function lastMonday(now: Instant, zone: Zone): { readonly monday: CalendarDate; readonly at: Instant } {
  const monday = mondayOf(dayIn(zone, now));
  const at = instantAt(monday, HOUR, zone);
  if (at <= now) return { monday, at };
  const before = plusDays(monday, -DAYS_IN_WEEK);
  return { monday: before, at: instantAt(before, HOUR, zone) };
}

/** The Monday of the week in which a day lies. */
export function mondayOf(day: CalendarDate): CalendarDate {
  return plusDays(day, 1 - getISODay(parseISO(day)));
}

/** Who is to be told of which Monday's week: of the newest only, also after weeks in which nobody was told, and not of one that began before she asked. */
export function planWeek(now: Instant, zone: Zone, readers: readonly Reader[]): { readonly conversation: string; readonly monday: CalendarDate }[] {
  const { monday, at } = lastMonday(now, zone);
  return readers.filter(({ since }) => since < at).map(({ conversation }) => ({ conversation, monday }));
}

/** Whether the week of this Monday is over: what was not told of it by then is not told any more. */
export function isOver(monday: CalendarDate, today: CalendarDate): boolean {
  return today >= plusDays(monday, DAYS_IN_WEEK);
}
