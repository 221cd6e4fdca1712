import { CalendarDate, plusDays, plusMonths, type Grain } from '../time/calendar-date.js';
import type { MilestoneDate } from './milestone.js';

/** A date as somebody wants it, with how exactly it may be told. Its status is decided by the change. */
export type DateWish = Omit<MilestoneDate, 'status'>;

/** One day or period, told to its grain. */
interface Period {
  readonly grain: Grain;
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate;
}

const MONTHS: Record<Exclude<Grain, 'day'>, number> = { month: 1, quarter: 3, year: 12 };

/** How periods are written: the year, then what gives the first month. */
const WRITTEN: readonly { readonly grain: Exclude<Grain, 'day'>; readonly pattern: RegExp; readonly firstMonth: (digits: number) => number }[] = [
  { grain: 'month', pattern: /^(\d{4})-(0[1-9]|1[0-2])$/, firstMonth: (month) => month },
  { grain: 'quarter', pattern: /^(\d{4})-?[Qq]([1-4])$/, firstMonth: (quarter) => quarter * 3 - 2 },
  { grain: 'year', pattern: /^(\d{4})()$/, firstMonth: () => 1 },
];

/**
 * Reads `FROM` or `FROM..TO`, both ends written alike: days (`2026-05-05..2026-05-08`), months (`2027-07`), quarters (`2028-Q1`)
 * or years (`2028..2029`). What is written to the month is known to the month; two different periods make a window.
 * Undefined where it is no date; the ends may stand the wrong way round.
 */
export function readDateWish(text: string): DateWish | undefined {
  const ends = text.trim().split(/\.\.\.?|…/).map((end) => readPeriod(end.trim()));
  const [first, last = first] = ends;
  if (ends.length > 2 || ends.includes(undefined) || first === undefined || last === undefined || first.grain !== last.grain) return undefined;
  const precision = first.grain === 'day' || first.startsOn === last.startsOn ? first.grain : 'window';
  return { startsOn: first.startsOn, endsOn: last.endsOn, precision, grain: first.grain };
}

/** Whether the two ends are what the precision promises: days, exactly one period, or a window between them. */
export function fitsItsEnds({ startsOn, endsOn, precision, grain }: DateWish): boolean {
  if (startsOn > endsOn) return false;
  if (precision === 'window') return true;
  if (precision !== grain) return false;
  if (precision === 'day') return true;
  return plusDays(plusMonths(startsOn, MONTHS[precision]), -1) === endsOn && (Number(startsOn.slice(5, 7)) - 1) % MONTHS[precision] === 0 && startsOn.endsWith('-01');
}

function readPeriod(text: string): Period | undefined {
  const day = CalendarDate.safeParse(text).data;
  if (day !== undefined) return { grain: 'day', startsOn: day, endsOn: day };
  for (const { grain, pattern, firstMonth } of WRITTEN) {
    const [, year, digits] = pattern.exec(text) ?? [];
    if (year === undefined) continue;
    const startsOn = CalendarDate.safeParse(`${year}-${String(firstMonth(Number(digits))).padStart(2, '0')}-01`).data;
    return startsOn === undefined ? undefined : { grain, startsOn, endsOn: plusDays(plusMonths(startsOn, MONTHS[grain]), -1) };
  }
  return undefined;
}
