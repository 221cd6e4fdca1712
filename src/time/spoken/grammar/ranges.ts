import { anyWord, as, longest, mark, maybe, notBefore, of, once, seq, sign, SILENT, skip, type Rule, type Silent } from '../rules.js';
import type { Sentence } from '../sentence.js';
import type { Told } from '../told.js';
import { month, unitOf, weekday, year, yearBeforeMonth } from './calendar-units.js';
import { away, besideToday, term } from './counted.js';
import { day, dayFigure, dayNumber, half, monthTold, quarter, weekTold } from './dates.js';
import { digits, figure, number, ordinal } from './numbers.js';
import { partTold } from './parts.js';
import { weekdayTold } from './weekdays.js';

const yearTold: Rule<Told> = as(year, (value) => ({ is: 'year', year: value }));

function toldDay(value: number): Told | undefined {
  return value >= 1 && value <= 31 ? { is: 'day', day: value } : undefined;
}

/** A noun after a day's number would be what it counts: "the 12th session", "le 12 pays". */
const noun: Rule<unknown> = (sentence, at) => (sentence.language === 'zh' || isConnecting(sentence, at) ? undefined : anyWord(sentence, at));

/** A word that grows onto the number ("la 4a reunión") connects nothing. */
const isConnecting = (sentence: Sentence, at: number): boolean => sentence.tokens[at]?.isGlued !== true && CONNECTING.some((rule) => rule(sentence, at) !== undefined);
/** 04/05, 10:30, 5.8: the number goes on. */
const goesOn: Rule<unknown> = ({ tokens }, at) => {
  const [between, next] = [tokens[at], tokens[at + 1]];
  return between?.kind === 'mark' && between.isGlued && next?.kind === 'digits' && next.isGlued ? { value: SILENT, end: at } : undefined;
};
const CONNECTING: readonly Rule<unknown>[] = [sign('and'), sign('to'), sign('onwards-after'), sign('before-after'), sign('until-after'), sign('after-after')];

const gluedOrdinalSign: Rule<Silent> = (sentence, at) => (sentence.tokens[at]?.isGlued === true ? sign('ordinal-sign')(sentence, at) : undefined);

/** "On the ninth", el día nueve. An order alone ("the second") may be anything's. */
const dayInWords: Rule<Told> = (sentence, at) => {
  const first = sentence.tokens[at]?.plain;
  if (sentence.language === 'es' && first === 'dia') return seq([unitOf('day'), number], (_, value) => toldDay(value))(sentence, at);
  return sentence.language === 'en' && first === 'on' ? seq([of, ordinal], toldDay)(sentence, at) : undefined;
};

/** Monday 4, lundi 4, "Monday the 4th". */
const weekdayNumber: Rule<Told> = seq([weekday, skip(sign('article')), digits(2), skip(mark('-')), skip(gluedOrdinalSign), skip(sign('day-sign'))], (one, value) => (value >= 1 && value <= 31 ? { is: 'day', day: value, weekday: one } : undefined));

/** "Du 5 au 8", "del 5 al 8": their articles tell days, where "from 5 to 8" may be hours. */
const daysByArticle: Rule<Told> = (sentence, at) => (sentence.language === 'fr' || sentence.language === 'es' ? notBefore(seq([sign('day-word'), dayFigure, skip(gluedOrdinalSign), sign('to'), dayFigure, skip(gluedOrdinalSign)], (first, last): Told => ({ is: 'range', first: { is: 'day', day: first }, last: { is: 'day', day: last } })), longest(noun, goesOn))(sentence, at) : undefined);

/** 2026/27, 2026–27; "2026-12" is a month. */
const twoYears: Rule<Told> = seq([digits(4, 4), mark('/', '-'), digits(2, 2)], (one, figures) => (one >= 1900 && one < 2199 && figures > 12 && figures === (one + 1) % 100 ? { is: 'range', first: { is: 'year', year: { number: one } }, last: { is: 'year', year: { number: one + 1 } } } : undefined));

/** A day of the month whose month is left to the reader: "the 12th", "le 12", "12-го", 12号. */
const dayAlone: Rule<Told> = notBefore(
  longest<Told>(
    dayInWords,
    weekdayNumber,
    seq([sign('day-word'), of, digits(2)], toldDay),
    seq([skip(sign('day-word')), digits(2), skip(mark('-')), gluedOrdinalSign, skip(sign('day-sign'))], toldDay),
    seq([dayFigure, sign('day-sign')], toldDay),
  ),
  longest(noun, goesOn),
);

/** The week of 5 May, semaine du 5 mai, 5月5日那周. */
const weekOf: Rule<Told> = longest<Told>(
  seq([unitOf('week'), of, skip(sign('week-from')), of, day], (_, told) => ({ is: 'week-of', of: told })),
  seq([day, sign('week-of-it')], (told) => ({ is: 'week-of', of: told })),
);

/** One time without ends. */
export const point: Rule<Told> = once(longest<Told>(away, half, weekdayTold, besideToday, partTold, day, monthTold, quarter, yearTold, weekTold, weekOf, term));

/** 15 h, 15:30, 3 pm: an hour of the day before, not another day. */
const hour: Rule<unknown> = longest<unknown>(sign('hour-sign'), ({ tokens }, at) => (tokens[at]?.plain === ':' && tokens[at + 1]?.kind === 'digits' && tokens[at + 1]?.isGlued === true ? { value: SILENT, end: at } : undefined));
/** "Второй – 11 марта": the day of what is second. Who writes one day in words writes the other so too. */
const dashAndDigits: Rule<unknown> = (sentence, at) => {
  const [dash, next] = [mark('-')(sentence, at), sentence.tokens[at + 1]];
  return dash !== undefined && next?.kind === 'digits' && sentence.tokens[at - 1]?.kind === 'word' && sentence.lexemesAt(at - 1).some(({ kind }) => kind === 'ordinal') ? dash : undefined;
};
const bareDay: Rule<Told> = notBefore(seq([of, skip(weekday, of), dayNumber], toldDay), longest(hour, dashAndDigits));
const dayYear: Rule<Told> = seq([dayNumber, skip(mark(',')), of, year], (value, told) => ({ is: 'day', day: value, year: told }));

const firstEnd: Rule<Told> = once(longest<Told>(point, bareDay));
const lastEnd: Rule<Told> = once(longest<Told>(point, dayYear, bareDay));

const to: Rule<Silent> = longest<Silent>(sign('to'), mark('-'), seq([mark('-'), sign('to')], () => SILENT));
const and: Rule<Silent> = longest<Silent>(sign('and'), sign('to'), mark('-'));

const lastNeighbour: Rule<Told> = longest<Told>(day, partTold);

/** 2026年7-9月, 三到五月. */
const monthsByNumber: Rule<Told> = seq([maybe(yearBeforeMonth), number, to, number, sign('month-sign')], (told, first, last) => {
  const year = told === undefined ? {} : { year: told };
  const isMonth = (value: number): boolean => value >= 1 && value <= 12;
  return isMonth(first) && isMonth(last) ? { is: 'range', first: { is: 'month', month: first, ...year }, last: { is: 'month', month: last, ...year } } : undefined;
});

/** 三四月, 7、8月: two months side by side, each a figure of its own. */
const monthsSideBySide: Rule<Told> = seq([maybe(yearBeforeMonth), figure, skip(mark('、')), figure, sign('month-sign')], (told, first, last) => {
  const year = told === undefined ? {} : { year: told };
  return last === first + 1 && last <= 12 ? { is: 'range', first: { is: 'month', month: first, ...year }, last: { is: 'month', month: last, ...year } } : undefined;
});

const besideNext: Rule<Silent> = longest<Silent>(seq([mark(',', '،', '、'), sign('and')], () => SILENT), mark(',', '،', '、'), sign('and'));
const lastTwo: Rule<Told> = seq([bareDay, besideNext, of, lastNeighbour], joined);

/** 5, 6 and 7 May: three days or more that follow one another. Of two ("table 5, 6 May") the first may be the number of something. */
const daysThenMonth: Rule<Told> = once(seq([bareDay, besideNext, of, longest<Told>(lastTwo, (sentence, at) => daysThenMonth(sentence, at))], joined));

const bareDays: Rule<Told> = longest<Told>(bareDay, dayYear, (sentence, at) => seq([bareDay, besideNext, of, bareDays], joined)(sentence, at));

/** In Chinese a number without 日 may count anything. */
const numberAlone: Rule<unknown> = ({ language, lexemesAt }, at) => (language !== 'zh' || lexemesAt(at - 1).some(({ kind }) => kind === 'day-sign') ? undefined : { value: SILENT, end: at });

/** May 5, 6 and 7; 5月5、6、7日; but not "5 May, 6 delegates". */
const monthThenDays: Rule<Told> = notBefore(seq([day, besideNext, of, bareDays], joined), longest(noun, goesOn, numberAlone));

const wholeUnit: Rule<Told> = longest<Told>(monthTold, quarter, yearTold);

const fromOrNot: Rule<Told> = seq([skip(sign('from')), of, firstEnd, to, of, lastEnd], span);

/** "Round table 1 until 31 December": a number of something before "until" begins no range. The Chinese 至 is both. */
const fromTo: Rule<Told> = (sentence, at) => {
  const isNumberUntil = sentence.language !== 'zh' && sentence.tokens[at]?.kind === 'digits' && sign('until')(sentence, at + 1) !== undefined;
  return isNumberUntil && mayNumber(sentence, at - 1) ? undefined : fromOrNot(sentence, at);
};

/** A word that is none of time may have a number after it: "table 1". */
const mayNumber = ({ tokens, lexemesAt }: Sentence, at: number): boolean => tokens[at]?.kind === 'word' && lexemesAt(at).length === 0;

/** From … to …, between … and …, du … au …, с … по …, 从…到…, or a dash between. */
export const range: Rule<Told> = once(longest<Told>(
  seq([sign('between'), of, firstEnd, and, of, lastEnd], span),
  fromTo,
  seq([firstEnd, and, lastEnd, sign('between-after')], span),
  seq([bareDay, of, sign('and'), of, lastNeighbour], neighbours),
  // "Le 4 mai 2026 et le 5 mai": the second day has a month of its own.
  seq([day, of, longest<Silent>(sign('and'), mark('、')), of, longest<Told>(notBefore(bareDay, seq([of, month], () => SILENT)), dayYear)], neighbours),
  seq([bareDay, mark('/', '、'), lastNeighbour], neighbours),
  daysThenMonth,
  monthThenDays,
  daysByArticle,
  twoYears,
  monthsByNumber,
  monthsSideBySide,
  seq([wholeUnit, of, sign('and'), of, wholeUnit], inSuccession),
  seq([wholeUnit, mark('/'), wholeUnit], inSuccession),
  // "From the 5th to the 8th", 20日至25日
  seq([skip(sign('from')), of, dayAlone, to, of, dayAlone], (first, last) => ({ is: 'range', first, last })),
));

/** A number alone is a day only beside one that tells its month. */
function span(first: Told, last: Told): Told | undefined {
  const isNumberOnly = (told: Told): boolean => told.is === 'day' && told.month === undefined;
  if (isNumberOnly(first) && (isNumberOnly(last) || (last.is !== 'day' && last.is !== 'within'))) return undefined;
  if (isNumberOnly(last) && first.is !== 'day') return undefined;
  // "12 mars 2026 à 10": no day of March before the twelfth ends what begins then.
  if (isNumberOnly(last) && last.is === 'day' && first.is === 'day' && first.month !== undefined && last.day <= first.day) return undefined;
  return { is: 'range', first, last };
}

/** "5 and 6 May" is a range only where the days are neighbours. */
function neighbours(first: Told, last: Told): Told | undefined {
  return first.is === 'day' && last.is === 'day' && (first.month === undefined || last.month === undefined) && last.day === first.day + 1 ? { is: 'range', first, last } : undefined;
}

/** A day before others that follow one another. */
function joined(first: Told, rest: Told): Told | undefined {
  return rest.is === 'range' ? neighbours(first, rest.first) && { is: 'range', first, last: rest.last } : neighbours(first, rest);
}

/** "November and December 2024", "Q1 and Q2", "2024 and 2025" are one stretch where one follows the other. */
function inSuccession(first: Told, last: Told): Told | undefined {
  const isNext = (
    (first.is === 'month' && last.is === 'month' && !('turn' in first) && !('turn' in last) && last.month === (first.month % 12) + 1)
    || (first.is === 'numbered' && last.is === 'numbered' && first.unit === last.unit && last.nth === first.nth + 1)
    || (first.is === 'year' && last.is === 'year' && 'number' in first.year && 'number' in last.year && last.year.number === first.year.number + 1)
  );
  return isNext ? { is: 'range', first, last } : undefined;
}

/** "During the month of May", "в течение мая": what stands before adds nothing. */
export const introduced: Rule<Told> = seq([longest(sign('within'), sign('in')), of, point], (told) => told);

/** A time with both its ends. */
export const closed: Rule<Told> = once(longest<Told>(range, point, dayAlone));
