import { plusDays, type CalendarDate } from '../../calendar-date.js';
import { resolveAway, resolveBeside, resolveRun, resolveTerm } from './counted.js';
import type { Ground, Meaning } from './meaning.js';
import { resolveDay, resolveIsoWeek, resolveMonth, resolveNumbered, resolveWeekday, resolveYear } from './named.js';
import { resolveRange } from './ranges.js';
import { plusUnits, unitAround, weekdayOf } from './spans.js';
import { partOf } from './within.js';
import type { Told } from '../told.js';

/** Lays told words upon the calendar. Undefined where there is no such day ("31 April"), and for what names no days. */
export function resolve(told: Told, ground: Ground): Meaning | undefined {
  switch (told.is) {
    case 'day':
      return resolveDay(told, ground);
    case 'month':
      return resolveMonth(told, ground);
    case 'numbered':
      return resolveNumbered(told, ground);
    case 'year':
      return resolveYear(told, ground);
    case 'iso-week':
      return resolveIsoWeek(told, ground);
    case 'weekday':
      return resolveWeekday(told, ground);
    case 'away':
      return resolveAway(told, ground);
    case 'run':
      return resolveRun(told, ground);
    case 'beside':
      return resolveBeside(told, ground);
    case 'term':
      return resolveTerm(told, ground);
    case 'range':
      return resolveRange(told, ground, resolve);
    case 'within':
      return resolveWithin(told, ground);
    case 'week-of':
      return resolveWeekOf(told, ground);
    case 'shifted':
      return resolveShifted(told, ground);
    case 'weekday-from':
      return resolveWeekdayFrom(told, ground);
    case 'open':
      return resolveOpen(told, ground);
    case 'count':
    case 'no-time':
      return undefined;
  }
}

function resolveWithin({ part, of }: Extract<Told, { is: 'within' }>, ground: Ground): Meaning | undefined {
  const outer = resolve(of, ground);
  return outer && partOf(outer, part, ground.today);
}

function resolveWeekOf({ of }: Extract<Told, { is: 'week-of' }>, ground: Ground): Meaning | undefined {
  const day = resolve(of, ground);
  return day && { ...day, ...unitAround(day.from, 'week'), precision: 'week', grain: 'week' };
}

function resolveShifted({ amount, unit, of }: Extract<Told, { is: 'shifted' }>, ground: Ground): Meaning | undefined {
  const anchor = resolve(of, ground);
  if (anchor === undefined) return undefined;
  return { ...anchor, ...unitAround(plusUnits(edgeOf(of, anchor, amount), amount, unit), 'day'), precision: 'day', grain: 'day' };
}

/** Counted back from the first day, forward from the last; the end of a month is its last day, its beginning the first. */
function edgeOf(told: Told, { from, to }: Meaning, amount: number): CalendarDate {
  const third = told.is === 'within' && told.part.is === 'third' ? told.part.third : undefined;
  return third === 'end' || (third === undefined && amount > 0) ? to : from;
}

function resolveWeekdayFrom({ weekday, direction, of }: Extract<Told, { is: 'weekday-from' }>, ground: Ground): Meaning | undefined {
  const anchor = resolve(of, ground);
  if (anchor === undefined) return undefined;
  const day = direction === 1 ? plusDays(anchor.to, ((weekday - weekdayOf(anchor.to) + 6) % 7) + 1) : plusDays(anchor.from, -(((weekdayOf(anchor.from) - weekday + 6) % 7) + 1));
  return { ...anchor, ...unitAround(day, 'day'), precision: 'day', grain: 'day' };
}

/** "Since May" looks back, so its year is the latest. */
function resolveOpen({ open, of, isPast }: Extract<Told, { is: 'open' }>, ground: Ground): Meaning | undefined {
  const found = resolve(of, isPast ? { ...ground, isPast: true } : ground);
  if (found === undefined) return undefined;
  // "Before the end of the year" does not leave out its last months: the end is a moment.
  const isEnd = of.is === 'within' && of.part.is === 'third' && of.part.third === 'end';
  return { ...found, open: open === 'before' && isEnd ? 'until' : open };
}
