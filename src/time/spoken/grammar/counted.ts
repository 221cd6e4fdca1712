import { as, longest, of, ofBare, once, seq, sign, word, type Rule } from '../rules.js';
import type { Told } from '../told.js';
import { amountOf, beside, ofTurn, perhapsPiece, turn, unit, type Amount } from './calendar-units.js';
import { inWords, number } from './numbers.js';

/** "Через неделю", "بعد أسبوع": without articles a unit alone is one of them. */
const unitAlone: Rule<Amount> = (sentence, at) => (sentence.language === 'ru' || sentence.language === 'ar' ? as(unit, (one) => ({ amount: 1, unit: one }))(sentence, at) : undefined);

/** Two weeks, or a week. */
export const oneOrMore: Rule<Amount> = once(longest(amountOf, unitAlone));

/** "Недели через две", "дня три назад": about so many. */
const about: Rule<Told> = longest<Told>(
  seq([unit, sign('in'), inWords], (one, amount) => ({ is: 'away', amount, unit: one })),
  seq([unit, inWords, sign('ago')], (one, amount) => ({ is: 'away', amount: -amount, unit: one })),
);

/** In three weeks, dans un mois, через неделю, بعد أسبوعين, 三周后; two weeks ago, il y a, hace, назад, قبل, 前; today, tomorrow. */
export const away: Rule<Told> = once(longest<Told>(
  as(word('days'), (days) => ({ is: 'away', amount: Number(days), unit: 'day' })),
  seq([sign('in'), oneOrMore], ({ amount, unit: one }) => ({ is: 'away', amount, unit: one })),
  seq([oneOrMore, sign('hence')], ({ amount, unit: one }) => ({ is: 'away', amount, unit: one })),
  seq([oneOrMore, of, sign('hence')], ({ amount, unit: one }) => ({ is: 'away', amount, unit: one })),
  seq([sign('in'), oneOrMore, sign('hence')], ({ amount, unit: one }) => ({ is: 'away', amount, unit: one })),
  (sentence, at) => (sentence.language === 'ru' ? about(sentence, at) : undefined),
  seq([sign('ago-ahead'), oneOrMore], ({ amount, unit: one }) => ({ is: 'away', amount: -amount, unit: one })),
  seq([oneOrMore, of, sign('ago')], ({ amount, unit: one }) => ({ is: 'away', amount: -amount, unit: one })),
));

function run({ amount, unit: one }: Amount, direction: number): Told | undefined {
  return Math.abs(direction) === 1 && amount >= 1 ? { is: 'run', amount: amount * direction, unit: one } : undefined;
}

/** الأشهر الثلاثة القادمة; in Chinese 周五前 is a weekday. */
const arabicRuns: Rule<Told> = longest<Told>(
  seq([unit, of, number, ofTurn], (one, amount, direction) => run({ amount, unit: one }, direction)),
  seq([unit, turn, number], (one, direction, amount) => run({ amount, unit: one }, direction)),
);

/** Several whole units: the next three weeks, les deux derniers mois, الشهرين الماضيين, 未来三个月. */
const runs: Rule<Told> = longest<Told>(
  seq([turn, ofBare, amountOf], (direction, amount) => run(amount, direction)),
  seq([amountOf, ofTurn], run),
  seq([number, turn, unit], (amount, direction, one) => run({ amount, unit: one }, direction)),
  (sentence, at) => (sentence.language === 'ar' ? arabicRuns(sentence, at) : undefined),
);

/** A whole unit or several of them beside the current. */
export const besideToday: Rule<Told> = once(longest<Told>(
  runs,
  // "The last day" ends something; only several of them lie beside today.
  as(beside, ({ amount, unit: one }) => (one === 'day' && amount !== 0 ? undefined : { is: 'beside', amount, unit: one })),
  as(unit, (one) => (one === 'weekend' ? { is: 'beside', amount: 0, unit: one } : undefined)),
));

/** Within three weeks, d'ici deux mois, в течение, خلال, 三周内: from today on. */
export const term: Rule<Told> = once(longest<Told>(
  seq([sign('within'), of, oneOrMore], ({ amount, unit: one }) => ({ is: 'term', amount, unit: one })),
  seq([amountOf, sign('within-after')], ({ amount, unit: one }) => ({ is: 'term', amount, unit: one })),
));

/** A length of time alone: three weeks, how many days. */
export const count: Rule<Told> = longest<Told>(
  as(amountOf, ({ amount, unit: one }) => ({ is: 'count', amount, unit: one })),
  seq([sign('how-many'), of, perhapsPiece(unit)], (one) => ({ is: 'count', amount: null, unit: one })),
);
