import { as, longest, mark, of, once, seq, skip, type Rule } from '../rules.js';
import type { Told } from '../told.js';
import { beside, ofTurn, perhapsPiece, turn, weekday, type Amount } from './calendar-units.js';

const besideWeek: Rule<Amount> = as(beside, (found) => (found.unit === 'week' ? found : undefined));

const turnOfDay: Rule<Told> = longest<Told>(
  seq([turn, weekday], (amount, one) => ({ is: 'weekday', weekday: one, turn: amount })),
  seq([weekday, ofTurn], (one, amount) => ({ is: 'weekday', weekday: one, turn: amount })),
);

const turnOfWeek: Rule<Told> = seq([turn, perhapsPiece(weekday)], (amount, one) => ({ is: 'weekday', weekday: one, week: amount }));

/**
 * A weekday: Friday, last Tuesday, el lunes que viene, Friday next week, 下周五. In Chinese the turn counts weeks
 * (下周五 is the Friday of next week), elsewhere days of that name.
 */
export const weekdayTold: Rule<Told> = once(longest<Told>(
  as(weekday, (one) => ({ is: 'weekday', weekday: one })),
  (sentence, at) => (sentence.language === 'zh' ? turnOfWeek : turnOfDay)(sentence, at),
  seq([weekday, of, besideWeek], (one, { amount }) => ({ is: 'weekday', weekday: one, week: amount })),
  seq([besideWeek, skip(mark(',', '،')), of, weekday], ({ amount }, one) => ({ is: 'weekday', weekday: one, week: amount })),
));
