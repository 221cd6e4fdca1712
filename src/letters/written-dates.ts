import type { Language } from '../language/language.js';
import { CalendarDate, daysBetween } from '../time/calendar-date.js';
import { readTimes } from '../time/spoken/read-times.js';
import type { SpokenSpan } from '../time/spoken/spoken-time.js';
import type { WrittenDate } from './finding.js';
import type { Letter } from './letter.js';
import { endsInWords, hasWords, leadingWords } from './letter-words.js';
import { clausesOf, sentenceAround } from './sentences.js';

/** The dates of a letter by name ("10 May 2022", "February 2026", "in 2030"), in its order. What counts from today ("next week") is nobody's date once the letter is read later. */
export function writtenDates(letter: Letter, language: Language, today: CalendarDate): WrittenDate[] {
  const spans = readTimes(letter.text, { today: letter.sentOn ?? today, language }).filter((time) => time.kind === 'span').filter((time) => isDate(time, letter.text, language));
  return spans.map((span, at) => {
    const { from, to } = span.year !== 'said' ? withYear(span, anchorOf(spans, at) ?? letter.sentOn ?? today) : span;
    const lead = leadingWords(span.text, language);
    return { text: span.text.slice(lead), offset: span.at + lead, from, to, grain: grainOf(span), edge: edgeOf(span, letter.text, language), isYearSaid: span.year === 'said' };
  });
}

// "Third Forum: 2030", and the cells of a table.
const SETS_APART = /[:：|–—]\s*$/u;
const GRAINS = ['day', 'month', 'quarter', 'year'] as const;

function isDate({ counted, precision, grain, at, text: own }: SpokenSpan, text: string, language: Language): boolean {
  if (counted !== null || !GRAINS.some((one) => one === grain)) return false;
  // A bare weekday is no date; a bare year is one only where it does not belong to a name ("the IMRF 2026").
  if (!/\p{N}/u.test(own) && precision === 'day') return false;
  const before = text.slice(Math.max(0, at - 20), at);
  return grain !== 'year' || endsInWords(before, 'in-year', language) || SETS_APART.test(before) || !/^\d/.test(own);
}

function grainOf({ grain }: SpokenSpan): WrittenDate['grain'] {
  return GRAINS.find((one) => one === grain) ?? 'day';
}

/** The nearest date that says its year: the one before, else the one after. */
function anchorOf(spans: readonly SpokenSpan[], at: number): CalendarDate | undefined {
  const said = (span: SpokenSpan) => span.year === 'said';
  return (spans.slice(0, at).findLast(said) ?? spans.slice(at + 1).find(said))?.from;
}

/** The year in which it lies nearest to the anchor. */
function withYear({ from, to }: Pick<SpokenSpan, 'from' | 'to'>, anchor: CalendarDate): { from: CalendarDate; to: CalendarDate } {
  const years = [-1, 0, 1].map((shift) => Number(anchor.slice(0, 4)) + shift);
  const turn = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  const candidates = years.flatMap((year) => {
    const [first, last] = [CalendarDate.safeParse(`${year}${from.slice(4)}`).data, CalendarDate.safeParse(`${year + turn}${to.slice(4)}`).data];
    return first === undefined || last === undefined ? [] : [{ from: first, to: last }];
  });
  return candidates.sort((one, other) => Math.abs(daysBetween(anchor, one.from)) - Math.abs(daysBetween(anchor, other.from)))[0] ?? { from, to };
}

/** "opens on 5 July", "ends on the 15th": only a single day, and only by words before it in its own clause. */
function edgeOf({ at, length, precision }: SpokenSpan, text: string, language: Language): WrittenDate['edge'] {
  if (precision !== 'day') return null;
  const clause = clausesOf(text, sentenceAround(text, at)).find(({ start, end }) => start <= at && at < end);
  const before = text.slice(clause?.start ?? at, at);
  const around = language === 'zh' ? before + text.slice(at + length, clause?.end ?? at) : before;
  if (hasWords(around, 'last-day', language)) return 'last';
  return hasWords(around, 'first-day', language) ? 'first' : null;
}
