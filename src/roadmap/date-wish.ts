import { endOfMonth, endOfQuarter, endOfYear, formatISO, parseISO } from 'date-fns';
import { CalendarDate, type Grain, type Precision } from '../time/calendar-date.js';

/** A date as somebody wrote it: its ends, and how exactly it is known. */
export interface DateWish {
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate;
  readonly precision: Precision;
  readonly grain: Grain;
}

/**
 * Reads a date as people write it for the ledger: `2026-05-05`, `2026-05-05..2026-05-08`, `2027-07`, `2028-Q1`, `2030`,
 * `2028..2029`. What is written to the month is known to the month: no day is added. Undefined for anything else.
 */
export function readDateWish(text: string): DateWish | undefined {
  const [first, second, ...more] = text.trim().split('..').map((part) => part.trim());
  if (first === undefined || more.length > 0) return undefined;
  const from = readPeriod(first);
  const to = second === undefined ? from : readPeriod(second);
  if (from === undefined || to?.grain !== from.grain || to.endsOn < from.startsOn) return undefined;
  const isOne = second === undefined || from.startsOn === to.startsOn;
  return { startsOn: from.startsOn, endsOn: to.endsOn, grain: from.grain, precision: isOne || from.grain === 'day' ? from.grain : 'window' };
}

interface Period {
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate;
  readonly grain: Grain;
}

function readPeriod(text: string): Period | undefined {
  const day = CalendarDate.safeParse(text).data;
  if (day !== undefined) return { startsOn: day, endsOn: day, grain: 'day' };
  const quarter = /^(20\d\d)-?Q([1-4])$/i.exec(text);
  if (quarter !== null) return period(`${quarter[1] ?? ''}-${String(Number(quarter[2]) * 3 - 2).padStart(2, '0')}-01`, 'quarter', endOfQuarter);
  if (/^20\d\d-(0[1-9]|1[0-2])$/.test(text)) return period(`${text}-01`, 'month', endOfMonth);
  if (/^20\d\d$/.test(text)) return period(`${text}-01-01`, 'year', endOfYear);
  return undefined;
}

function period(firstDay: string, grain: Grain, endOf: (date: Date) => Date): Period {
  return { startsOn: CalendarDate.parse(firstDay), endsOn: CalendarDate.parse(formatISO(endOf(parseISO(firstDay)), { representation: 'date' })), grain };
}
