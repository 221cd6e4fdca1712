import { as, longest, mark, of, once, seq, sign, skip, word, type Rule } from '../rules.js';
import type { Unit } from '../spoken-time.js';
import type { Part, Told } from '../told.js';
import { amountOf, beside, perhapsPiece, unit, unitOf, weekday, year, type Amount } from './calendar-units.js';
import { dayFigure, half, monthTold, quarter } from './dates.js';
import { digits, number, orderOf, ordinal } from './numbers.js';

const LONGER = ['week', 'month', 'quarter', 'half', 'year'] as const;
const THIRDS = ['beginning', 'middle', 'end'] as const;

const besideLonger: Rule<Told> = as(beside, ({ amount, unit: one }) => (one === 'day' || one === 'weekend' ? undefined : { is: 'beside', amount, unit: one }));
const besideMonth: Rule<Told> = as(besideLonger, (told) => (told.is === 'beside' && told.unit === 'month' ? told : undefined));
const yearTold: Rule<Told> = as(year, (value) => ({ is: 'year', year: value }));

/** "The end of the month": a unit alone is the current one. */
const current: Rule<Told> = once(as(longest<string>(unitOf(...LONGER), word('current')), (name) => {
  const one = LONGER.find((longer) => longer === name);
  return one && { is: 'beside', amount: 0, unit: one };
}));

/** What something can be a part of. */
const whole: Rule<Told> = once(longest<Told>(monthTold, quarter, half, yearTold, besideLonger));
const wholeOrCurrent: Rule<Told> = longest<Told>(whole, current);

function within(part: Part, told: Told): Told {
  return { is: 'within', part, of: told };
}

function ends({ amount, unit: one }: Amount, nth: number): Part | undefined {
  return Math.abs(nth) === 1 && amount >= 1 ? { is: 'run', amount: amount * nth, unit: one } : undefined;
}

function halfOf(nth: number): Part | undefined {
  return nth === 1 || nth === 2 || nth === -1 ? { is: 'nth', nth: nth === 1 ? 1 : 2, unit: 'half' } : undefined;
}

const shorterThanYear: Rule<Unit> = unitOf('day', 'weekend', 'week', 'month', 'quarter', 'half');

/** الجمعة الأخيرة; elsewhere "Tuesday 5th" is a day of the month. */
const weekdayAndOrder: Rule<Part> = seq([weekday, of, ordinal], (day, nth) => ({ is: 'nth-weekday', nth, weekday: day }));

/** In Chinese the order stands first: 前 after a date is "before" (4月22日前). */
function notChinese<T>(rule: Rule<T>): Rule<T> {
  return (sentence, at) => (sentence.language === 'zh' ? undefined : rule(sentence, at));
}

/** First week, dernier vendredi, первые три месяца, الأسبوع الأول, أول أسبوع, 最后一个星期五, the first half. */
const part: Rule<Part> = once(longest<Part>(
  seq([ordinal, of, perhapsPiece(shorterThanYear)], (nth, one) => ({ is: 'nth', nth, unit: one })),
  notChinese(seq([shorterThanYear, of, ordinal], (one, nth) => ({ is: 'nth', nth, unit: one }))),
  seq([ordinal, of, perhapsPiece(weekday)], (nth, day) => ({ is: 'nth-weekday', nth, weekday: day })),
  (sentence, at) => (sentence.language === 'ar' ? weekdayAndOrder(sentence, at) : undefined),
  seq([ordinal, of, amountOf], (nth, amount) => ends(amount, nth)),
  notChinese(seq([amountOf, of, ordinal], ends)),
  seq([number, ordinal, unit], (amount, nth, one) => ends({ amount, unit: one }, nth)),
  notChinese(seq([unit, of, number, of, ordinal], (one, amount, nth) => ends({ amount, unit: one }, nth))),
  seq([orderOf, of, sign('part-of')], halfOf),
  seq([sign('part-of'), of, orderOf], halfOf),
  as(word('half-month'), (nth) => halfOf(Number(nth))),
));

function toldThird(value: string): Part | undefined {
  const third = THIRDS.find((one) => one === value);
  return third && { is: 'third', third };
}

/** Early, mid, the end of. The Chinese 中 ends a word: 2027年中 is mid-2027, 2027年中国 is not. */
const third: Rule<Part> = (sentence, at) => {
  const found = as(word('part'), toldThird)(sentence, at);
  const isInsideWord = sentence.tokens[at]?.plain === '中' && sentence.tokens[at + 1]?.kind === 'word' && found?.end === at + 1;
  return isInsideWord ? undefined : found;
};

/** "12 числа", "the 12th", 12号; a number in words ("deux derniers mois") counts months. */
const numberedDay: Rule<number> = longest(seq([dayFigure, sign('day-sign')], (nth) => nth), seq([skip(sign('day-word')), longest(digits(2), notChinese(ordinal)), skip(sign('day-sign'))], (nth) => (nth >= 1 && nth <= 31 ? nth : undefined)));

/** A part of something longer: first week of October, last Friday in May, the 12th of this month, end of 2027, 5月底. */
export const partTold: Rule<Told> = once(longest<Told>(
  seq([part, skip(mark(',')), of, wholeOrCurrent], within),
  seq([whole, of, part], (told, one) => within(one, told)),
  seq([third, skip(mark('-')), of, wholeOrCurrent], within),
  seq([wholeOrCurrent, of, third], (told, one) => within(one, told)),
  seq([sign('rest'), of, wholeOrCurrent], (told) => within({ is: 'rest' }, told)),
  seq([longest(monthTold, besideMonth), of, as(word('within-month'), toldThird)], (told, one) => within(one, told)),
  seq([as(word('within-month'), toldThird), of, longest(monthTold, besideMonth)], (one, told) => within(one, told)),
  seq([numberedDay, of, besideMonth], (nth, told) => within({ is: 'nth', nth, unit: 'day' }, told)),
  seq([besideMonth, of, numberedDay], (told, nth) => within({ is: 'nth', nth, unit: 'day' }, told)),
));
