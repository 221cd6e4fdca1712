import { plusDays } from '../../calendar-date.js';
import { UNITS } from '../spoken-time.js';
import type { Told, ToldYear } from '../told.js';
import { yearNumber, type Ground, type Meaning } from './meaning.js';
import { plusUnits, type Span } from './spans.js';

type Range = Extract<Told, { is: 'range' }>;
type Resolver = (told: Told, ground: Ground) => Meaning | undefined;

/**
 * From one time to another. What one end leaves out the other supplies: "5 to 8 May 2026", "May 5 to 8", "28 April to
 * 3 May 2026". Without any year it is the nearest whose end has not passed, in past wording the latest that has begun.
 */
export function resolveRange({ first, last }: Range, ground: Ground, resolve: Resolver): Meaning | undefined {
  const [start, end] = shared(first, last);
  if (yearTold(start) !== undefined || yearTold(end) !== undefined) return joined(...withYears(start, end, ground, resolve));
  return nearestRange(start, end, ground, resolve);
}

/** A bare day takes its month from the other end. */
function shared(first: Told, last: Told): [Told, Told] {
  if (first.is === 'day' && last.is === 'day') {
    if (first.month === undefined && last.month !== undefined) return [{ ...last, day: first.day }, last];
    if (last.month === undefined && first.month !== undefined) return [first, { ...first, ...last }];
  }
  if (first.is === 'day' && first.month === undefined && last.is === 'within' && last.part.is === 'nth') return [{ ...last, part: { ...last.part, nth: first.day } }, last];
  return [first, last];
}

function yearTold(told: Told): ToldYear | undefined {
  if (told.is === 'within') return yearTold(told.of);
  return told.is === 'day' || told.is === 'month' || told.is === 'numbered' || told.is === 'year' ? told.year : undefined;
}

function withYear(told: Told, year: ToldYear): Told {
  if (told.is === 'within') return { ...told, of: withYear(told.of, year) };
  return (told.is === 'day' || told.is === 'month' || told.is === 'numbered') && told.year === undefined && !('turn' in told) ? { ...told, year } : told;
}

function shiftYear(year: ToldYear, by: number, ground: Ground): ToldYear {
  return { number: yearNumber(year, ground) + by };
}

/** The year of one end is that of the other, or the one beside it where the range would run backwards. */
function withYears(first: Told, last: Told, ground: Ground, resolve: Resolver): [Meaning | undefined, Meaning | undefined] {
  const [firstYear, lastYear] = [yearTold(first), yearTold(last)];
  const start = resolve(lastYear === undefined ? first : withYear(first, lastYear), ground);
  const end = resolve(firstYear === undefined ? last : withYear(last, firstYear), ground);
  if (start === undefined || end === undefined || start.from <= end.to) return [start, end];
  if (firstYear === undefined && lastYear !== undefined) return [resolve(withYear(first, shiftYear(lastYear, -1, ground)), ground), end];
  if (lastYear === undefined && firstYear !== undefined) return [start, resolve(withYear(last, shiftYear(firstYear, 1, ground)), ground)];
  return [start, end];
}

/** The end that must not have passed (or the beginning that has begun) is found first, the other beside it. */
function nearestRange(first: Told, last: Told, ground: Ground, resolve: Resolver): Meaning | undefined {
  if (ground.isPast) {
    const start = resolve(first, ground);
    return joined(start, start && resolve(last, { today: plusDays(start.from, isWeekday(last) ? -1 : 0), isPast: false }));
  }
  // 下周一到周五: the Friday after that Monday.
  if (isWeekday(first) || (first.is === 'weekday' && isWeekday(last))) {
    const start = resolve(first, ground);
    return joined(start, start && resolve(last, { today: start.from, isPast: false }));
  }
  const end = resolve(last, ground);
  const start = end && resolve(first, isFloating(first) ? { today: end.to, isPast: true } : ground);
  return joined(start, end);
}

function isWeekday(told: Told): boolean {
  return told.is === 'weekday' && told.turn === undefined && told.week === undefined;
}

/** Named without a year, so that it may stand in any. */
function isFloating(told: Told): boolean {
  if (told.is === 'within') return isFloating(told.of);
  return told.is === 'day' || told.is === 'numbered' || (told.is === 'month' && told.turn === undefined);
}

function joined(start: Meaning | undefined, end: Meaning | undefined): Meaning | undefined {
  if (start === undefined || end === undefined || start.from > end.to) return undefined;
  const grain = UNITS.find((unit) => unit === start.grain || unit === end.grain) ?? 'day';
  const span: Span = { from: start.from, to: end.to };
  const isOne = span.to === plusDays(plusUnits(span.from, 1, grain), -1) || (grain === 'day' && span.from === span.to);
  return { ...span, grain, precision: isOne ? grain : 'range', year: end.year === 'supplied' ? start.year : end.year, counted: null, open: null };
}
