import type { Language } from '../language/language.js';
import { daysBetween, type CalendarDate } from '../time/calendar-date.js';
import { readTimes } from '../time/spoken/read-times.js';
import type { SpokenSpan } from '../time/spoken/spoken-time.js';
import type { WrittenDate } from './finding.js';
import type { Letter } from './letter.js';
import { endsInWords, hasWords, leadingWords } from './letter-words.js';
import { clausesOf, sentenceAround } from './sentences.js';
import { withYear } from './year-of.js';

/** The dates of a letter by name ("10 May 2022", "February 2026", "in 2030"), in its order. What counts from today ("next week") is nobody's date once the letter is read later. */
export function writtenDates(letter: Letter, language: Language, today: CalendarDate): WrittenDate[] {
  const spans = readTimes(letter.text, { today: letter.sentOn ?? today, language }).filter((time) => time.kind === 'span').filter((time) => isDate(time, letter.text, language));
  const dates = spans.map((span, at): WrittenDate => {
    const { from, to } = span.year === 'said' ? span : withYear(spans, at, { letter, language, today });
    const lead = leadingWords(span.text, language);
    return { text: span.text.slice(lead), offset: span.at + lead, from, to, grain: grainOf(span), edge: edgeOf(spans, at, letter.text, language), isYearSaid: span.year === 'said' };
  });
  return dates.reduce<WrittenDate[]>((joined, date) => withNext(joined, date, letter.text, language), []);
}

/** "31 août et 1er septembre 2021": two days that follow one another over the end of a month are one date. */
function withNext(dates: readonly WrittenDate[], next: WrittenDate, text: string, language: Language): WrittenDate[] {
  const last = dates.at(-1);
  const isJoined = last !== undefined && !last.isYearSaid && isOneDay(last) && isOneDay(next) && daysBetween(last.from, next.from) === 1 && AND[language].test(text.slice(last.offset + last.text.length, next.offset));
  if (!isJoined) return [...dates, next];
  return [...dates.slice(0, -1), { ...last, text: text.slice(last.offset, next.offset + next.text.length), to: next.to, edge: null, isYearSaid: next.isYearSaid }];
}

function isOneDay({ grain, from, to }: WrittenDate): boolean {
  return grain === 'day' && from === to;
}

const AND: Readonly<Record<Language, RegExp>> = {
  ar: /^\s*و\s*(?:يوم\s*)?$/u, en: /^\s*and\s+(?:on\s+)?(?:the\s+)?$/iu, es: /^\s*y\s+(?:el\s+)?$/iu, fr: /^\s*et\s+(?:le\s+)?$/iu, ru: /^\s*и\s+$/iu, zh: /^\s*[和及与、]\s*$/u,
};

// "Third Forum: 2030", and the cells of a table.
const SETS_APART = /[:：|–—]\s*$/u;
// "2028 год"; "2028 года" is of a year's something.
const YEAR_BY_ITSELF = /^\d{4} году?$/u;
// "Le 14e", "la 3.ª" tell an order; a day of the month is never written so.
const ORDER = /\d\s?(?:e|ème|\.?ª)$/u;
const GRAINS = ['day', 'week', 'month', 'quarter', 'half', 'year'] as const;

function isDate({ counted, precision, grain, at, text: own }: SpokenSpan, text: string, language: Language): boolean {
  if (counted !== null || !GRAINS.some((one) => one === grain)) return false;
  // A bare weekday is no date; a bare year is one only where it does not belong to a name ("the IMRF 2026").
  if ((!/\p{N}/u.test(own) || ORDER.test(own)) && precision === 'day') return false;
  const before = text.slice(Math.max(0, at - 20), at);
  return grain !== 'year' || endsInWords(before, 'in-year', language) || SETS_APART.test(before) || !/^\d/.test(own) || YEAR_BY_ITSELF.test(own);
}

function grainOf({ grain }: SpokenSpan): WrittenDate['grain'] {
  return GRAINS.find((one) => one === grain) ?? 'day';
}

/** "opens on 5 July", "ends on the 15th": only a single day, and only by words before it in its own clause. */
function edgeOf(spans: readonly SpokenSpan[], nth: number, text: string, language: Language): WrittenDate['edge'] {
  const span = spans[nth];
  if (span === undefined || span.precision !== 'day') return null;
  const [before, after] = [spans[nth - 1], spans[nth + 1]];
  const clause = clausesOf(text, sentenceAround(text, span.at)).find(({ start, end }) => start <= span.at && span.at < end);
  // Words before another date are that one's: "opens on 5 May and goes on until 8 May".
  const ahead = text.slice(Math.max(clause?.start ?? span.at, before === undefined ? 0 : before.at + before.length), span.at);
  const around = language === 'zh' ? ahead + text.slice(span.at + span.length, Math.min(clause?.end ?? span.at, after?.at ?? Infinity)) : ahead;
  if (hasWords(around, 'last-day', language)) return 'last';
  return hasWords(around, 'first-day', language) ? 'first' : null;
}
