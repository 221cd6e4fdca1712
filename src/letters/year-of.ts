import type { Language } from '../language/language.js';
import { CalendarDate, daysBetween } from '../time/calendar-date.js';
import type { SpokenSpan } from '../time/spoken/spoken-time.js';
import { haveWeekdays } from '../time/spoken/weekdays.js';
import type { Letter } from './letter.js';

/** The first and the last day of a date. */
interface Days {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/**
 * The days of a date that does not say its year: a weekday beside it tells the year; else it is that of the nearest date of its line, of the day on
 * which the letter was written, or of the dates around it. `today` is for letters that say no year at all.
 */
export function withYear(spans: readonly SpokenSpan[], at: number, { letter, language, today }: { readonly letter: Letter; readonly language: Language; readonly today: CalendarDate }): Days {
  const span = spans[at];
  if (span === undefined) throw new RangeError(`no date ${at}`);
  const anchor = onItsLine(spans, at, letter.text) ?? letter.sentOn ?? writtenOn(spans, letter.text) ?? around(spans, at) ?? today;
  const candidates = [-1, 0, 1].flatMap((shift) => inYear(span, Number(anchor.slice(0, 4)) + shift));
  const near = [...candidates, ...[-1, 0, 1].flatMap((shift) => inYear(span, Number(today.slice(0, 4)) + shift))];
  const fitting = near.filter(({ from, to }) => haveWeekdays(span.text, [from, to], language));
  return inOrder(fitting, anchor)[0] ?? inOrder(candidates, anchor)[0] ?? span;
}

function inYear({ from, to }: Days, year: number): Days[] {
  const turn = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  const [first, last] = [CalendarDate.safeParse(`${year}${from.slice(4)}`).data, CalendarDate.safeParse(`${year + turn}${to.slice(4)}`).data];
  return first === undefined || last === undefined ? [] : [{ from: first, to: last }];
}

/** People write of what is to come rather than of what was: the same year, if that is not long past, and not nearly a whole year ahead. */
const [MOST_DAYS_BACK, MOST_DAYS_AHEAD] = [183, 335];

function inOrder(candidates: readonly Days[], anchor: CalendarDate): Days[] {
  const cost = ({ from }: Days): number => {
    const days = daysBetween(anchor, from);
    const isLikely = from.slice(0, 4) === anchor.slice(0, 4) && -MOST_DAYS_BACK <= days && days <= MOST_DAYS_AHEAD;
    return isLikely ? 0 : Math.abs(days);
  };
  return [...candidates].sort((one, other) => cost(one) - cost(other));
}

function isYearSaid({ year }: SpokenSpan): boolean {
  return year === 'said';
}

/** The nearest date of the same line that says its year: the one before, else the one after. */
function onItsLine(spans: readonly SpokenSpan[], at: number, text: string): CalendarDate | undefined {
  const place = spans[at]?.at ?? 0;
  const [start, next] = [text.lastIndexOf('\n', place - 1), text.indexOf('\n', place)];
  const isThere = (span: SpokenSpan) => isYearSaid(span) && span.at > start && (next < 0 || span.at < next);
  return (spans.slice(0, at).findLast(isThere) ?? spans.slice(at + 1).find(isThere))?.from;
}

function around(spans: readonly SpokenSpan[], at: number): CalendarDate | undefined {
  return (spans.slice(0, at).findLast(isYearSaid) ?? spans.slice(at + 1).find(isYearSaid))?.from;
}

/** "Geneva, 14 January 2026": a day with its year and at most a few words, on a line of its own. */
function writtenOn(spans: readonly SpokenSpan[], text: string): CalendarDate | undefined {
  const lineOf = ({ at }: SpokenSpan) => text.slice(text.lastIndexOf('\n', at - 1) + 1).split('\n', 1)[0] ?? '';
  const isAlone = (span: SpokenSpan) => isYearSaid(span) && span.precision === 'day' && lineOf(span).length - span.length <= MOST_BESIDE && !lineOf(span).includes('|');
  const [first, last] = [spans.find(isAlone), spans.findLast(isAlone)];
  if (first !== undefined && text.slice(0, first.at).split('\n').length <= MOST_LINES) return first.from;
  return last !== undefined && text.slice(last.at).trimEnd().split('\n').length <= MOST_LINES ? last.from : undefined;
}

/** So many characters beside the day, and so many lines from the beginning or the end of the letter. */
const [MOST_BESIDE, MOST_LINES] = [24, 6];
