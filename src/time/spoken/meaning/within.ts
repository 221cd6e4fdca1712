import { plusDays, type CalendarDate } from '../../calendar-date.js';
import type { Unit } from '../spoken-time.js';
import type { Part } from '../told.js';
import { whole, type Meaning } from './meaning.js';
import { dateOf, monthOf, plusUnits, unitAround, weekdayOf, yearOf, type Span } from './spans.js';

/**
 * A part of something longer. The first and last week of a month lie whole in it. The beginning, middle and end of a
 * month are its days 1–10, 11–20 and the rest; of a year its first quarter, its two middle ones and its last; of a
 * quarter its months; of a half two months each; of a week Monday and Tuesday, Wednesday and Thursday, the rest.
 */
export function partOf(outer: Meaning, part: Part, today: CalendarDate): Meaning | undefined {
  switch (part.is) {
    case 'nth':
      return within(part.unit === 'half' ? halfOf(outer, part.nth) : nthOf(outer, part.nth, part.unit), outer, part.unit === 'half' && outer.grain !== 'year' ? 'range' : part.unit);
    case 'nth-weekday':
      return within(nthWeekday(outer, part.nth, part.weekday), outer, 'day');
    case 'run':
      return within(runIn(outer, part.amount, part.unit), outer, 'range', part.unit);
    case 'third':
      return within(thirdOf(outer, part.third), outer, 'range');
    case 'rest':
      return within({ from: outer.from > today ? outer.from : today, to: outer.to }, outer, 'range');
  }
}

function within(span: Span | undefined, outer: Meaning, precision: Meaning['precision'], grain: Unit = precision === 'range' ? 'day' : precision): Meaning | undefined {
  if (span === undefined || span.from > span.to || span.from < outer.from || span.to > outer.to) return undefined;
  return { ...whole(span, grain, outer.year), precision };
}

/** Counted from the first unit that begins in the outer one, or back from the last that ends in it. */
function nthOf(outer: Span, nth: number, unit: Unit): Span {
  const first = unitAround(outer.from, unit);
  const last = unitAround(outer.to, unit);
  if (nth > 0) return unitAround(plusUnits(first.from, nth - (first.from >= outer.from ? 1 : 0), unit), unit);
  return unitAround(plusUnits(last.from, nth + (last.to <= outer.to ? 1 : 0), unit), unit);
}

function nthWeekday(outer: Span, nth: number, weekday: number): Span {
  const first = plusDays(outer.from, (weekday - weekdayOf(outer.from) + 7) % 7);
  const last = plusDays(outer.to, -((weekdayOf(outer.to) - weekday + 7) % 7));
  return unitAround(nth > 0 ? plusDays(first, (nth - 1) * 7) : plusDays(last, (nth + 1) * 7), 'day');
}

function runIn(outer: Span, amount: number, unit: Unit): Span {
  if (amount > 0) return { from: nthOf(outer, 1, unit).from, to: nthOf(outer, amount, unit).to };
  return { from: nthOf(outer, amount, unit).from, to: nthOf(outer, -1, unit).to };
}

const FORTNIGHT = 15;

function halfOf(outer: Meaning, nth: number): Span {
  const isFirst = nth === 1;
  const middle = outer.grain === 'year' ? plusDays(plusUnits(outer.from, 6, 'month'), -1) : outer.grain === 'month' ? plusDays(outer.from, FORTNIGHT - 1) : middleOf(outer);
  return isFirst ? { from: outer.from, to: middle } : { from: plusDays(middle, 1), to: outer.to };
}

function middleOf({ from, to }: Span): CalendarDate {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
  return plusDays(from, Math.ceil(days / 2) - 1);
}

type Third = 'beginning' | 'middle' | 'end';

function thirdOf({ from, to, grain }: Meaning, third: Third): Span {
  const [second, last] = edges(from, grain);
  if (third === 'beginning') return { from, to: plusDays(second, -1) };
  return third === 'middle' ? { from: second, to: plusDays(last, -1) } : { from: last, to };
}

/** The first days of the middle and of the end. */
function edges(from: CalendarDate, grain: Unit): [CalendarDate, CalendarDate] {
  const inMonths = (middle: number, end: number): [CalendarDate, CalendarDate] => [plusUnits(from, middle, 'month'), plusUnits(from, end, 'month')];
  if (grain === 'year') return inMonths(3, 9);
  if (grain === 'half') return inMonths(2, 4);
  if (grain === 'quarter') return inMonths(1, 2);
  if (grain === 'month') return [dateOf(yearOf(from), monthOf(from), 11), dateOf(yearOf(from), monthOf(from), 21)];
  return [plusDays(from, 2), plusDays(from, 4)];
}
