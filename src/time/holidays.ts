import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';
import { plusDays, type CalendarDate, CalendarDate as Day } from './calendar-date.js';

/** A country's public holidays: the English name of the one that fills this day, undefined on all others. */
export type HolidayOn = (day: CalendarDate) => string | undefined;

/**
 * Public holidays of a country, from date-holidays (ISC; its data CC BY-SA 3.0, relying on Wikipedia).
 * Undefined where the library does not know the country. The library is loaded when it is first needed.
 */
export function holidaysOf(country: string): HolidayOn | undefined {
  if (!known.has(country)) known.set(country, readCountry(country));
  return known.get(country);
}

// Holidays of a country do not change while the process runs, and each year costs milliseconds to compute.
const known = new Map<string, HolidayOn | undefined>();
let countries: ReadonlySet<string> | undefined;

function readCountry(country: string): HolidayOn | undefined {
  const Book = loadLibrary();
  countries ??= new Set(Object.keys(new Book().getCountries()));
  if (!countries.has(country)) return undefined;
  // Opened when a day is first asked for: each costs milliseconds, and many countries may come together.
  let book: Holidays | undefined;
  const years = new Map<number, ReadonlyMap<CalendarDate, string>>();
  const inYear = (year: number): ReadonlyMap<CalendarDate, string> => {
    const found = years.get(year) ?? daysOf((book ??= new Book(country)), year);
    years.set(year, found);
    return found;
  };
  return (day) => {
    const year = Number(day.slice(0, 4));
    // A holiday of several days may reach over the turn of the year.
    return inYear(year).get(day) ?? (day.slice(5) < LATEST_REACH ? inYear(year - 1).get(day) : undefined);
  };
}

const LATEST_REACH = '01-16';

// Synchronous, since reminders are answered inside a transaction, where nothing may be awaited.
function loadLibrary(): typeof Holidays {
  const load: (name: string) => typeof Holidays = createRequire(import.meta.url);
  return load('date-holidays');
}

const DAY_MS = 86_400_000;

/** Days of the holidays that begin in this year. Days from midnight on: one that begins at noon leaves its morning to work. */
function daysOf(book: Holidays, year: number): ReadonlyMap<CalendarDate, string> {
  const days = new Map<CalendarDate, string>();
  const holidays = book.getHolidays(year, 'en').filter(({ type, date }) => type === 'public' && date.slice(11, 16) === '00:00');
  for (const { date, start, end, name } of holidays) {
    const first = Day.parse(date.slice(0, 10));
    const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS));
    for (let at = 0; at < length; at += 1) days.set(plusDays(first, at), days.get(plusDays(first, at)) ?? name);
  }
  return days;
}
