import type { Language } from '../language/language.js';
import type { CalendarDate} from '../time/calendar-date.js';
import { plusDays } from '../time/calendar-date.js';
import { readTimes } from '../time/spoken/read-times.js';

/** Days that words name. */
export interface DaysSaid {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** The longest span that is previewed in chat. */
const LONGEST_DAYS = 366;

/** "December", "2026-12-01 2027-01-31", "next month": the days from today on; the next thirty where nothing is said; undefined where it is not read. */
export function spanSaid(text: string, language: Language, today: CalendarDate): DaysSaid | undefined {
  if (text.trim() === '') return { from: today, to: plusDays(today, 30) };
  const spans = daysIn(text, language, today);
  const [first] = spans;
  if (first === undefined) return undefined;
  const from = spans.map((one) => one.from).reduce((one, other) => (one < other ? one : other));
  const to = spans.map((one) => one.to).reduce((one, other) => (one > other ? one : other));
  if (to < today) return undefined;
  const begins = from < today ? today : from;
  const latest = plusDays(begins, LONGEST_DAYS);
  return { from: begins, to: to < latest ? to : latest };
}

/** One single day that words name, and the words without it; undefined for none or several days. */
export function daySaid(text: string, language: Language, today: CalendarDate): { readonly day: CalendarDate; readonly rest: string } | undefined {
  const found = readTimes(text, { language, today }).find((time) => time.kind === 'span');
  if (found?.kind !== 'span' || found.from !== found.to) return undefined;
  return { day: found.from, rest: `${text.slice(0, found.at)} ${text.slice(found.at + found.length)}`.replace(/\s+/g, ' ').trim() };
}

function daysIn(text: string, language: Language, today: CalendarDate): DaysSaid[] {
  return readTimes(text, { language, today }).flatMap((time) => (time.kind === 'span' ? [{ from: time.from, to: time.to }] : []));
}
