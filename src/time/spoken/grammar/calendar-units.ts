import { as, longest, mark, maybe, notBefore, of, ofBare, once, seq, sign, skip, word, type Rule, type Silent } from '../rules.js';
import { UNITS, type Unit } from '../spoken-time.js';
import type { ToldYear } from '../told.js';
import { chineseYear, digits, number, ordinal } from './numbers.js';

/** A unit of time by its name, in singular or plural. */
export const unit: Rule<Unit> = once(as(word('unit'), (value) => UNITS.find((one) => one === value)));

/** With the Chinese measure word 个 before, or without. */
export function perhapsPiece<T>(rule: Rule<T>): Rule<T> {
  return longest(rule, (sentence, at) => {
    const piece = sign('piece')(sentence, at);
    return piece && rule(sentence, piece.end);
  });
}

/** One of these units and no other. */
export function unitOf(...units: readonly Unit[]): Rule<Unit> {
  return as(unit, (found) => (units.includes(found) ? found : undefined));
}

/** Which one beside the current: this 0, next 1, last -1, after next 2, before last -2. */
export const turn: Rule<number> = once(as(word('turn'), Number));

/** A turn after fillers, which may itself begin with such a word: "l'année d'après", "mois à venir". */
export const ofTurn: Rule<number> = longest(turn, seq([of, turn], (amount) => amount));

/** So many of a unit. */
export interface Amount {
  readonly amount: number;
  readonly unit: Unit;
}

/** `1 year` as the lexicon writes it. */
function readAmount(value: string): Amount | undefined {
  const [amount, name] = value.split(' ');
  const found = UNITS.find((one) => one === name);
  return found && { amount: Number(amount), unit: found };
}

/** A whole unit beside the current: next week, la semaine prochaine, الأسبوع القادم, 下个月, 明年. */
export const beside: Rule<Amount> = once(longest(
  as(word('fixed'), readAmount),
  seq([turn, ofBare, unit], (amount, one) => ({ amount, unit: one })),
  seq([unit, ofTurn], (one, amount) => ({ amount, unit: one })),
));

/** Two days, a week, يومين, a fortnight, deux semaines. Working days are not read: they need a calendar of holidays. */
export const amountOf: Rule<Amount> = once((sentence, at) => {
  const found = anyAmount(sentence, at);
  return found !== undefined && sign('working')(sentence, found.end) === undefined ? found : undefined;
});

/** أسبوع واحد */
const unitAndOne: Rule<Amount> = seq([unit, number], (one, amount) => (amount === 1 ? { amount, unit: one } : undefined));

const anyAmount: Rule<Amount> = longest(
  seq([number, perhapsPiece(unit)], (amount, one) => ({ amount, unit: one })),
  seq([sign('one'), unit], (one) => ({ amount: 1, unit: one })),
  (sentence, at) => (sentence.language === 'ar' ? unitAndOne(sentence, at) : undefined),
  as(word('counted'), readAmount),
  seq([number, word('counted')], (amount, value) => multiply(amount, readAmount(value))),
  seq([sign('one'), word('counted')], readAmount),
);

const MOST_COUNTED = 999;

function multiply(amount: number, one: Amount | undefined): Amount | undefined {
  return one && amount * one.amount <= MOST_COUNTED ? { amount: amount * one.amount, unit: one.unit } : undefined;
}

const LONGEST_ABBREVIATION = 2;

/** With its full stop: "2027 г."; a whole word keeps the stop for the sentence. */
export function abbreviated(rule: Rule<Silent>): Rule<Silent> {
  return (sentence, at) => {
    const isShort = (sentence.tokens[at]?.plain.length ?? 0) <= LONGEST_ABBREVIATION;
    const stop = isShort ? rule(sentence, at) : undefined;
    return stop && mark('.')(sentence, stop.end);
  };
}

/** Two thousand and twenty-seven, deux mille vingt-sept, две тысячи двадцать седьмого, ألفين وسبعة وعشرين; twenty twenty-seven. */
const spelledYear: Rule<number> = longest(
  seq([sign('two-thousand'), skip(sign('and')), longest(number, ordinal)], (rest) => (rest >= 1 && rest < 100 ? 2000 + rest : undefined)),
  (sentence, at) => (sentence.language === 'en' ? seq([word('number'), number], (century, rest) => (century === '20' && rest >= 10 && rest < 100 ? 2000 + rest : undefined))(sentence, at) : undefined),
);

const yearNumber: Rule<number> = as(longest(digits(4, 4), chineseYear, spelledYear), (value) => (value >= 1900 && value <= 2199 ? value : undefined));

/** 2027-го года, в 27-м году; "27 года" counts years. */
const yearInOrder: Rule<ToldYear> = longest<ToldYear>(
  seq([yearNumber, mark('-'), sign('ordinal-sign'), skip(sign('year-sign'))], (value) => ({ number: value })),
  seq([digits(2, 2), mark('-'), sign('ordinal-sign'), sign('year-sign')], (figures) => ({ figures })),
);

/** '27 */
const elidedYear: Rule<ToldYear> = ({ tokens }, at) => {
  const token = tokens[at];
  return token?.isElided === true && /^\d\d$/.test(token.plain) ? { value: { figures: Number(token.plain) }, end: at + 1 } : undefined;
};

/** 2027, year 2027, 2027 года, 2027 г., عام 2027, 2027年, next year, 明年. */
export const year: Rule<ToldYear> = once(longest<ToldYear>(
  as(yearNumber, (value) => ({ number: value })),
  seq([yearNumber, sign('year-sign')], (value) => ({ number: value })),
  seq([yearNumber, abbreviated(sign('year-sign'))], (value) => ({ number: value })),
  seq([unitOf('year'), of, yearNumber, skip(sign('year-sign'))], (_, value) => ({ number: value })),
  elidedYear,
  yearInOrder,
  as(beside, ({ amount, unit: one }) => (one === 'year' ? { beside: amount } : undefined)),
));

const shortChineseYear: Rule<ToldYear> = (sentence, at) => (sentence.language === 'zh' ? seq([digits(2, 2), sign('year-sign')], (figures) => ({ figures }))(sentence, at) : undefined);

/** Before a month 22年 is 2022; elsewhere it counts years. */
export const yearBeforeMonth: Rule<ToldYear> = longest(year, shortChineseYear);

const otherName = maybe(longest(
  seq([mark('/'), word('month')], (value) => value),
  seq([mark('('), word('month'), mark(')')], (value) => value),
  (sentence, at) => (sentence.language === 'ar' ? word('month')(sentence, at) : undefined),
));

/** A month by its name or, in Chinese, its number; both Arabic names, with a stroke between or (from a PDF) without; "the month of May". */
export const month: Rule<number> = once(longest(
  seq([skip(unitOf('month'), of), word('month'), otherName], (one, other) => (other === undefined || other === one ? Number(one) : undefined)),
  // "June/July": two months.
  seq([skip(unitOf('month'), of), word('month')], Number),
  seq([skip(unitOf('month'), of), word('month'), mark('.')], Number),
  seq([number, sign('month-sign')], (value) => (value >= 1 && value <= 12 ? value : undefined)),
));

/** A weekday by its name, or in Chinese its number: 周五; 本周日程 is the programme of this week, 周日 no Sunday in it. */
export const weekday: Rule<number> = once(longest(
  as(word('weekday'), Number),
  notBefore(seq([sign('weekday-sign'), word('weekday-number')], Number), sign('no-weekday-before')),
  seq([sign('day-word'), of, word('weekday')], Number),
));
