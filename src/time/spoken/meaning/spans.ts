import { getISODay } from 'date-fns/getISODay';
import { parseISO } from 'date-fns/parseISO';
import { CalendarDate, plusDays, plusMonths } from '../../calendar-date.js';
import type { Unit } from '../spoken-time.js';

/** Days from the first to the last, both included. */
export interface Span {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

const MONTHS: Partial<Record<Unit, number>> = { month: 1, quarter: 3, half: 6, year: 12 };
const WEEK_DAYS = 7;

/** The calendar unit that a day lies in. Weeks run Monday to Sunday; a weekend is that of the day's week. */
export function unitAround(day: CalendarDate, unit: Unit): Span {
  const months = MONTHS[unit];
  if (months !== undefined) {
    const first = dateOf(yearOf(day), monthOf(day) - ((monthOf(day) - 1) % months), 1);
    return { from: first, to: plusDays(plusMonths(first, months), -1) };
  }
  if (unit === 'day') return { from: day, to: day };
  const monday = plusDays(day, 1 - weekdayOf(day));
  return unit === 'week' ? { from: monday, to: plusDays(monday, WEEK_DAYS - 1) } : { from: plusDays(monday, 5), to: plusDays(monday, 6) };
}

/** The day that lies so many units away: "in two months" is the same day two months on, or the last of a shorter month. */
export function plusUnits(day: CalendarDate, amount: number, unit: Unit): CalendarDate {
  const months = MONTHS[unit];
  if (months !== undefined) return plusMonths(day, amount * months);
  return plusDays(day, unit === 'day' ? amount : amount * WEEK_DAYS);
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(day: CalendarDate): number {
  return getISODay(parseISO(day));
}

export function yearOf(day: CalendarDate): number {
  return Number(day.slice(0, 4));
}

export function monthOf(day: CalendarDate): number {
  return Number(day.slice(5, 7));
}

/** A day that exists. Throws on one that does not: ask `isDay` first. */
export function dateOf(year: number, month: number, day: number): CalendarDate {
  return CalendarDate.parse(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
}

export function isDay(year: number, month: number, day: number): boolean {
  return CalendarDate.safeParse(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`).success;
}
