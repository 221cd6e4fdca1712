import { anyWord, as, longest, mark, notBefore, of, seq, sign, skip, SILENT, type Rule, type Silent } from '../rules.js';
import type { Told } from '../told.js';
import { weekday, year } from './calendar-units.js';
import { away, besideToday, term } from './counted.js';
import { day, dayFigure, dayNumber, half, monthTold, quarter, weekTold } from './dates.js';
import { digits } from './numbers.js';
import { partTold } from './parts.js';
import { weekdayTold } from './weekdays.js';

const yearTold: Rule<Told> = as(year, (value) => ({ is: 'year', year: value }));

function toldDay(value: number): Told | undefined {
  return value >= 1 && value <= 31 ? { is: 'day', day: value } : undefined;
}

/** A noun after a day's number would be what it counts: "the 12th session", "le 12 pays". */
const noun: Rule<unknown> = (sentence, at) => (CONNECTING.some((rule) => rule(sentence, at) !== undefined) ? undefined : anyWord(sentence, at));
const CONNECTING: readonly Rule<unknown>[] = [sign('and'), sign('to'), sign('onwards-after'), sign('before-after'), sign('until-after'), sign('after-after')];

/** A day of the month whose month is left to the reader: "the 12th", "le 12", "12-го", 12号. */
const dayAlone: Rule<Told> = notBefore(
  longest<Told>(
    seq([sign('day-word'), of, digits(2)], toldDay),
    seq([skip(sign('day-word')), digits(2), skip(mark('-')), sign('ordinal-sign'), skip(sign('day-sign'))], toldDay),
    seq([dayFigure, sign('day-sign')], toldDay),
  ),
  noun,
);

/** One time without ends. */
export const point: Rule<Told> = longest<Told>(away, half, besideToday, partTold, day, monthTold, quarter, yearTold, weekdayTold, weekTold, term);

const bareDay: Rule<Told> = seq([of, skip(weekday, of), dayNumber], toldDay);
const dayYear: Rule<Told> = seq([dayNumber, skip(mark(',')), of, year], (value, told) => ({ is: 'day', day: value, year: told }));

const firstEnd: Rule<Told> = longest<Told>(point, bareDay);
const lastEnd: Rule<Told> = longest<Told>(point, dayYear, bareDay);

const to: Rule<Silent> = longest<Silent>(sign('to'), mark('-'), seq([mark('-'), sign('to')], () => SILENT));
const and: Rule<Silent> = longest<Silent>(sign('and'), sign('to'), mark('-'));

const figureAlone: Rule<Told> = as(digits(2), toldDay);
const lastNeighbour: Rule<Told> = longest<Told>(day, partTold);

/** From … to …, between … and …, du … au …, с … по …, 从…到…, or a dash between. */
export const range: Rule<Told> = longest<Told>(
  seq([sign('between'), of, firstEnd, and, of, lastEnd], span),
  seq([skip(sign('from')), of, firstEnd, to, of, lastEnd], span),
  seq([firstEnd, and, lastEnd, sign('between-after')], span),
  seq([bareDay, of, sign('and'), of, lastNeighbour], neighbours),
  // "12 и 13 мая", "19 y 20 de marzo": the joining word is also an ending, or one of those that are passed over.
  seq([figureAlone, sign('and'), of, lastNeighbour], neighbours),
  // 5月6日和7日
  seq([day, sign('and'), dayAlone], neighbours),
);

/** A number alone is a day only beside one that tells its month. */
function span(first: Told, last: Told): Told | undefined {
  const isNumberOnly = (told: Told): boolean => told.is === 'day' && told.month === undefined;
  if (isNumberOnly(first) && (isNumberOnly(last) || (last.is !== 'day' && last.is !== 'within'))) return undefined;
  if (isNumberOnly(last) && first.is !== 'day') return undefined;
  return { is: 'range', first, last };
}

/** "5 and 6 May" is a range only where the days are neighbours. */
function neighbours(first: Told, last: Told): Told | undefined {
  return first.is === 'day' && last.is === 'day' && last.day === first.day + 1 ? { is: 'range', first, last } : undefined;
}

/** "During the month of May", "в течение мая": what stands before adds nothing. */
export const introduced: Rule<Told> = seq([longest(sign('within'), sign('in')), of, point], (told) => told);

/** A time with both its ends. */
export const closed: Rule<Told> = longest<Told>(range, point, dayAlone);
