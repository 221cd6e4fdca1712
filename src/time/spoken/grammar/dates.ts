import { anyWord, as, longest, mark, maybe, notBefore, of, once, seq, sign, SILENT, skip, word, type Rule, type Silent } from '../rules.js';
import type { Sentence } from '../sentence.js';
import type { Told, ToldYear } from '../told.js';
import { abbreviated, month, ofTurn, turn, unitOf, weekday, year, yearBeforeMonth } from './calendar-units.js';
import { digitDate, monthInDigits } from './digit-dates.js';
import { digits, number, orderOf, ordinal } from './numbers.js';

const comma = skip(mark(',', '،', '-', '.', '、'));

/** Two figures for a year, where nothing follows that they could count. */
const shortYear: Rule<ToldYear> = notBefore(as(digits(2, 2), (figures) => ({ figures })), anyWord);

/** The day's number in its month, in digits or words. */
export const dayFigure: Rule<number> = once((sentence, at) => {
  // "The Arab one in July": English counts days by ordinals.
  const found = (sentence.language === 'en' ? longest(digits(2), ordinal) : longest(digits(2), ordinal, number))(sentence, at);
  return found !== undefined && found.value >= 1 && found.value <= 31 ? found : undefined;
});

/** The day's number, with all that languages hang on it: 5, 5th, 1er, пятое, cinco, 五日, 5号. */
export const dayNumber: Rule<number> = seq([skip(sign('day-word')), dayFigure, skip(sign('day-sign'))], (value) => value);

const isInDigits = ({ tokens }: Sentence, at: number, end: number): boolean => tokens.slice(at, end).some(({ kind }) => kind === 'digits');

/** In words only "the first of May" is a day: "announced first for May", "el segundo en marzo" tell the order of something in that month. */
const dayOfMonth: Rule<number> = (sentence, at) => {
  const found = dayNumber(sentence, at);
  const joint = found !== undefined && isInDigits(sentence, at, found.end) ? seq([skip(mark('-')), of], () => SILENT) : skip(sign('of-month'), skip(sign('article')), skip(unitOf('month')), skip(sign('of-month')));
  return found && seq([() => found, joint], (value) => value)(sentence, at);
};

/** "May 5" is English; elsewhere a number after a month may count something: "в мае 5 встреч". */
const dayAfterMonth: Rule<number> = (sentence, at) => {
  // 12月前 is "before December": in Chinese no order follows a month.
  const found = (sentence.language === 'zh' ? digits(2) : longest(digits(2), ordinal))(sentence, at);
  if (found === undefined || found.value < 1 || found.value > 31) return undefined;
  return sentence.language === 'en' || sentence.tokens[found.end]?.kind !== 'word' ? found : undefined;
};

/** A weekday beside a date is told by it: "Tuesday, 5 May", 5月5日（星期二）. */
const weekdayBefore = skip(weekday, comma, of);
const weekdayAfter = skip(comma, skip(mark('(')), weekday, skip(mark(')')));

/** 8 мая 26 г. */
const signedYear: Rule<ToldYear> = seq([digits(2, 2), longest<Silent>(sign('year-sign'), abbreviated(sign('year-sign')))], (figures) => ({ figures }));

const yearAfter: Rule<ToldYear | undefined> = maybe(longest(seq([comma, of, year], (value) => value), seq([of, longest(shortYear, signedYear)], (value) => value)));

const yearBehindStroke: Rule<ToldYear> = longest<ToldYear>(year, shortYear);

function inYear<T extends Told>(told: T, year: ToldYear | undefined): T {
  return year === undefined ? told : { ...told, year };
}

/** One day with its month: 5 May 2026, May 5th, 2026, le 5 mai, 2026年5月5日, 05/05/2026, le 5 mai prochain. */
export const day: Rule<Told> = once(longest<Told>(
  seq([weekdayBefore, of, dayOfMonth, month, yearAfter], (nth, monthOf, told) => inYear({ is: 'day', day: nth, month: monthOf }, told)),
  seq([weekdayBefore, month, of, dayAfterMonth, yearAfter], (monthOf, nth, told) => inYear({ is: 'day', day: nth, month: monthOf }, told)),
  seq([yearBeforeMonth, of, month, of, dayNumber, weekdayAfter], (told, monthOf, nth) => inYear({ is: 'day', day: nth, month: monthOf }, told)),
  seq([month, digits(2), weekdayAfter], (monthOf, nth) => (nth >= 1 && nth <= 31 ? { is: 'day', day: nth, month: monthOf } : undefined)),
  seq([month, dayFigure, sign('day-sign'), weekdayAfter], (monthOf, nth) => ({ is: 'day', day: nth, month: monthOf })),
  seq([skip(sign('day-word')), weekdayBefore, digitDate], (told) => told),
  // 8/may/2026, and in Spanish of the Americas "mayo 8 de 2026"
  seq([digits(2), mark('/'), month, mark('/'), yearBehindStroke], (nth, monthOf, told) => (nth >= 1 && nth <= 31 ? { is: 'day', day: nth, month: monthOf, year: told } : undefined)),
  seq([month, digits(2), of, year], (monthOf, nth, told) => (nth >= 1 && nth <= 31 ? { is: 'day', day: nth, month: monthOf, year: told } : undefined)),
  seq([of, dayNumber, of, month, ofTurn], (nth, monthOf, turnOf) => ({ is: 'day', day: nth, month: monthOf, turn: turnOf })),
  seq([turn, dayNumber, of, month, yearAfter], (turnOf, nth, monthOf, told) => ({ is: 'day', day: nth, month: monthOf, ...(told === undefined ? { turn: turnOf } : { year: told }) })),
  (sentence, at) => (sentence.language === 'en' ? seq([turn, month, of, dayAfterMonth, yearAfter], (turnOf, monthOf, nth, told): Told => ({ is: 'day', day: nth, month: monthOf, ...(told === undefined ? { turn: turnOf } : { year: told }) }))(sentence, at) : undefined),
  // "1 er mai"
  (sentence, at) => (sentence.language === 'fr' ? seq([digits(2), sign('ordinal-sign'), month, yearAfter], (nth, monthOf, told) => (nth >= 1 && nth <= 31 ? inYear({ is: 'day', day: nth, month: monthOf }, told) : undefined))(sentence, at) : undefined),
));

const monthTurned: Rule<Told> = longest<Told>(
  seq([month, ofTurn], (monthOf, turnOf) => ({ is: 'month', month: monthOf, turn: turnOf })),
  seq([turn, notBefore(month, seq([comma, of, year], () => true))], (turnOf, monthOf) => ({ is: 'month', month: monthOf, turn: turnOf })),
);

/** A month, with its year where it is told: May 2026, mai prochain, 明年三月, 05/2026. */
export const monthTold: Rule<Told> = once(longest<Told>(
  seq([month, maybe(seq([comma, of, year], (value) => value))], (monthOf, told) => inYear({ is: 'month', month: monthOf }, told)),
  seq([yearBeforeMonth, comma, of, month], (told, monthOf) => inYear({ is: 'month', month: monthOf }, told)),
  (sentence, at) => (sentence.language === 'zh' ? undefined : monthTurned(sentence, at)),
  monthInDigits,
));

const hyphen = skip(mark('-'));
const dot = skip(mark('.'));

const quarterName: Rule<number> = longest(
  seq([orderOf, hyphen, of, unitOf('quarter')], (nth) => nth),
  seq([orderOf, hyphen, unitOf('quarter'), mark('.')], (nth) => nth),
  seq([unitOf('quarter'), of, orderOf], (_, nth) => nth),
  seq([sign('quarter-letter'), dot, digits(1)], (nth) => nth),
  seq([digits(1), hyphen, sign('quarter-letter'), dot], (nth) => nth),
);

/** Halves of a year by their own name: premier semestre, второе полугодие, 上半年, H1. */
const halfName: Rule<number> = longest(
  seq([orderOf, hyphen, of, unitOf('half')], (nth) => nth),
  seq([unitOf('half'), of, orderOf], (_, nth) => nth),
  seq([sign('half-letter'), digits(1)], (nth) => nth),
  seq([digits(1), sign('half-letter')], (nth) => nth),
  as(word('half'), Number),
);

function numbered(unit: 'quarter' | 'half', name: Rule<number>, most: number): Rule<Told> {
  const told = (nth: number, year: ToldYear | undefined): Told | undefined => {
    const counted = nth === -1 ? most : nth;
    return counted >= 1 && counted <= most ? inYear({ is: 'numbered', unit, nth: counted }, year) : undefined;
  };
  const divided = skip(mark('-', '/', ',', '،'));
  const yearBehind: Rule<ToldYear | undefined> = maybe(seq([divided, of, year], (value) => value));
  return longest<Told>(
    seq([name, yearBehind], told),
    seq([name, skip(mark('-', '/')), shortYear], told),
    seq([year, divided, of, name], (value, nth) => told(nth, value)),
  );
}

/** A quarter by its number: Q2 2027, 2027-Q2, le troisième trimestre 2028, II квартал. */
export const quarter: Rule<Told> = once(numbered('quarter', quarterName, 4));

/** A half of a year by its number. */
export const half: Rule<Told> = once(numbered('half', halfName, 2));

const weekNumber: Rule<number> = longest(
  seq([unitOf('week'), of, digits(2)], (_, week) => week),
  seq([ordinal, hyphen, of, unitOf('week')], (week) => week),
  seq([sign('week-letter'), digits(2)], (week) => week),
);

/** A week by its number in a year: week 20 of 2027, 2027-W20, semaine 20 de 2027. */
export const weekTold: Rule<Told> = once(longest<Told>(
  seq([weekNumber, skip(mark(',', '-', '/')), of, year], (week, told) => ({ is: 'iso-week', week, year: told })),
  seq([year, skip(mark(',', '-')), of, weekNumber], (told, week) => ({ is: 'iso-week', week, year: told })),
));
