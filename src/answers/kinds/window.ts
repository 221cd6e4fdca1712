import type { Milestone } from '../../roadmap/milestone.js';
import { CalendarDate, daysBetween, plusDays, type Grain } from '../../time/calendar-date.js';
import { windowOf, type SpokenSpan, type Unit } from '../../time/spoken/spoken-time.js';

/** First and last day, both included. */
export interface Window {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

const ALWAYS: Window = { from: CalendarDate.parse('1900-01-01'), to: CalendarDate.parse('9999-12-31') };

/** The days that a question asks about: "in three weeks" is that calendar week, "the next three weeks" begin today. Undefined where it names none. */
export function windowAsked(times: readonly SpokenSpan[], today: CalendarDate): Window | undefined {
  // "From today on" sets no end: that is what comes next.
  const [time] = times.filter(({ open, from }) => open !== 'since' || from < today).sort((one, other) => vagueness(one) - vagueness(other));
  if (time === undefined) return undefined;
  // "By the end of January": from now on.
  if (time.open === 'by' && time.to >= today) return { from: today, to: time.to };
  const { from, to } = windowOf(time, today);
  return widened(time, { from: from ?? ALWAYS.from, to: to ?? ALWAYS.to }, today);
}

/** Of several, a named stretch of days tells more than its year, and that more than an open end. */
function vagueness({ open, precision }: SpokenSpan): number {
  return (open === null ? 0 : 2) + (precision === 'year' ? 1 : 0);
}

function widened({ counted }: SpokenSpan, named: Window, today: CalendarDate): Window {
  if (counted === null) return named;
  const { how, amount, unit } = counted;
  if (how === 'term') return amount >= 0 ? { from: today, to: named.to } : { from: named.from, to: today };
  if (how === 'away' && unit === 'week') return weekOf(named.from);
  if (how === 'away' && unit === 'month') return monthOf(named.from);
  const days = daysIn(unit);
  if (how !== 'run' || days === undefined) return named;
  return amount >= 0 ? { from: today, to: plusDays(today, amount * days) } : { from: plusDays(today, amount * days), to: today };
}

function daysIn(unit: Unit): number | undefined {
  if (unit === 'day') return 1;
  return unit === 'week' ? 7 : undefined;
}

/** The week of a day, Monday to Sunday. 1970-01-05 was a Monday. */
export function weekOf(day: CalendarDate): Window {
  const since = daysBetween(CalendarDate.parse('1970-01-05'), day);
  const monday = plusDays(day, -(((since % 7) + 7) % 7));
  return { from: monday, to: plusDays(monday, 6) };
}

function monthOf(day: CalendarDate): Window {
  const first = CalendarDate.parse(`${day.slice(0, 7)}-01`);
  const later = plusDays(first, 31);
  return { from: first, to: plusDays(CalendarDate.parse(`${later.slice(0, 7)}-01`), -1) };
}

const SHORTEST: Readonly<Record<Grain, number>> = { day: 1, month: 28, quarter: 90, year: 365 };

/** Whether an event lies in a window that is long enough for its grain: "2027" holds what is known to the year, "February 2027" does not. */
export function liesIn({ startsOn, endsOn, grain }: Milestone, { from, to }: Window): boolean {
  return startsOn <= to && from <= endsOn && daysBetween(from, to) + 1 >= SHORTEST[grain];
}
