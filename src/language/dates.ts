import type { CalendarDate, Grain, Precision } from '../time/calendar-date.js';
import type { Language } from './language.js';
import { nameDay } from './names-of-days.js';
import { wordsIn } from './words.js';

/** A date as the ledger holds it: first and last day, and how exactly the two may be told. */
export interface ToldDate {
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate;
  readonly precision: Precision;
  readonly grain: Grain;
}

/** Whether the weekday stands before a single day. */
export interface DateLook {
  readonly weekday?: boolean;
}

/**
 * Tells a date in words, never finer than its grain: `5–8 May 2026`, `July 2027`, `January to March 2028`, `2028 to 2029`.
 * Begins with a small letter where the language does (`du 5 au 8 mai 2026`): a heading capitalizes it.
 */
export function tellDate(date: ToldDate, language: Language, look: DateLook = {}): string {
  switch (date.grain) {
    case 'day':
      return tellDays(date, language, look);
    case 'month':
    case 'quarter':
      return tellMonths(date, language);
    case 'year':
      return tellYears(date, language);
  }
}

/** Tells one day: `5 May 2026`, with `weekday` `Tuesday 5 May 2026`. */
export function tellDay(day: CalendarDate, language: Language, look: DateLook = {}): string {
  const { day: number, month, year, weekday } = nameDay(day, language);
  const words = wordsIn(language);
  return look.weekday === true ? words.say('date.weekday', { weekday, day: number, month, year }) : words.say('date.day', { day: number, month, year });
}

function tellDays({ startsOn, endsOn, precision }: ToldDate, language: Language, look: DateLook): string {
  if (startsOn === endsOn) return tellDay(startsOn, language, look);
  const words = wordsIn(language);
  // A window lies somewhere between its ends: only whole days of the event itself are told as a span.
  if (precision === 'window') return words.say('date.between', { from: tellDay(startsOn, language), to: tellDay(endsOn, language) });
  const [first, last] = [nameDay(startsOn, language), nameDay(endsOn, language)];
  if (startsOn.slice(0, 4) !== endsOn.slice(0, 4)) return words.say('date.days', { from: tellDay(startsOn, language), to: tellDay(endsOn, language) });
  if (startsOn.slice(0, 7) === endsOn.slice(0, 7)) return words.say('date.days-in-month', { first: first.day, last: last.day, month: last.month, year: last.year });
  return words.say('date.days-in-year', { first: first.day, firstMonth: first.month, last: last.day, lastMonth: last.month, year: last.year });
}

function tellMonths({ startsOn, endsOn }: ToldDate, language: Language): string {
  const words = wordsIn(language);
  const [first, last] = [nameDay(startsOn, language), nameDay(endsOn, language)];
  const from = words.say('date.month', { month: first.monthAlone, year: first.year });
  if (startsOn.slice(0, 7) === endsOn.slice(0, 7)) return from;
  if (first.year === last.year) return words.say('date.months', { first: first.monthAlone, last: last.monthAlone, year: last.year });
  return words.say('date.periods', { from, to: words.say('date.month', { month: last.monthAlone, year: last.year }) });
}

function tellYears({ startsOn, endsOn }: ToldDate, language: Language): string {
  const words = wordsIn(language);
  const [from, to] = [nameDay(startsOn, language).year, nameDay(endsOn, language).year];
  return from === to ? words.say('date.year', { year: to }) : words.say('date.years', { from, to });
}
