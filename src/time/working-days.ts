import { getISODay } from 'date-fns/getISODay';
import { parseISO } from 'date-fns/parseISO';
import { plusDays, type CalendarDate } from './calendar-date.js';
import type { HolidayOn } from './holidays.js';

/** Which days are free somewhere. */
export interface WorkCalendar {
  /** ISO weekdays, 1 Monday to 7 Sunday. */
  readonly weekend: readonly number[];
  /** Null where nobody knows them: the weekend alone counts. */
  readonly holidayOn: HolidayOn | null;
  /** What people there said of single days: it counts before all else. */
  readonly own: ReadonlyMap<CalendarDate, OwnDay>;
}

/** A day that people set free, or that they work on though it would be free. */
export interface OwnDay {
  readonly isFree: boolean;
  readonly name: string | null;
}

/** Why nobody works on a day. */
export type FreeDay = { readonly kind: 'weekend' } | { readonly kind: 'holiday'; readonly name: string } | { readonly kind: 'own'; readonly name: string | null };

/** Why this day is free; undefined on a working day. */
export function freeOn(day: CalendarDate, { weekend, holidayOn, own }: WorkCalendar): FreeDay | undefined {
  const said = own.get(day);
  if (said !== undefined) return said.isFree ? { kind: 'own', name: said.name } : undefined;
  const name = holidayOn?.(day);
  if (name !== undefined) return { kind: 'holiday', name };
  return weekend.includes(getISODay(parseISO(day))) ? { kind: 'weekend' } : undefined;
}

/** The longest run of free days that is looked through: where all days are free the day itself is taken. */
export const LONGEST_RUN = 60;

/** This day where it is worked, else the last working day before it. */
export function workingDayUntil(day: CalendarDate, calendar: WorkCalendar): CalendarDate {
  return nearest(day, -1, calendar);
}

/** This day where it is worked, else the first working day after it. */
export function workingDayFrom(day: CalendarDate, calendar: WorkCalendar): CalendarDate {
  return nearest(day, 1, calendar);
}

function nearest(day: CalendarDate, step: 1 | -1, calendar: WorkCalendar): CalendarDate {
  for (let away = 0; away <= LONGEST_RUN; away += 1) {
    const one = plusDays(day, away * step);
    if (freeOn(one, calendar) === undefined) return one;
  }
  return day;
}
