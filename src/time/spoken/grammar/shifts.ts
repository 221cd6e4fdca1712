import { as, longest, of, once, seq, sign, SILENT, skip, word, type Rule, type Silent } from '../rules.js';
import type { Part, Told } from '../told.js';
import { amountOf, perhapsPiece, weekday, type Amount } from './calendar-units.js';
import { away, oneOrMore } from './counted.js';
import { day } from './dates.js';
import { ordinal } from './numbers.js';
import { partTold } from './parts.js';
import { weekdayTold } from './weekdays.js';

/** "The first Monday of May", "the last day of June", "the end of the month": a day picked out of something longer, or its edge. */
const dayPicked: Rule<Told> = as(partTold, (told) => (told.is === 'within' && isDay(told.part) ? told : undefined));

function isDay(part: Part): boolean {
  return part.is === 'nth-weekday' || (part.is === 'nth' && part.unit === 'day') || (part.is === 'third' && part.third !== 'middle');
}

/** A day that others are counted from. */
const anchor: Rule<Told> = once(longest<Told>(day, away, weekdayTold, dayPicked));

function before({ amount, unit }: Amount, told: Told): Told {
  return { is: 'shifted', amount: -amount, unit, of: told };
}

function after({ amount, unit }: Amount, told: Told): Told {
  return { is: 'shifted', amount, unit, of: told };
}

/** "A week from Friday", بعد أسبوع من 5 مايو. */
const fromThere: Rule<Silent> = (sentence, at) => (sentence.language === 'en' || sentence.language === 'ar' ? sign('from')(sentence, at) : undefined);

const afterOrFrom: Rule<Silent> = longest<Silent>(seq([of, sign('after')], () => SILENT), fromThere);
const beforeOrUntil: Rule<Silent> = longest<Silent>(sign('before'), sign('until'));

/** What grows onto its amount: بعد 5 مايو بأسبوعين, "after 5 May by two weeks". */
const byAmount: Rule<Amount> = (sentence, at) => (sentence.language === 'ar' && sentence.tokens[at]?.plain.startsWith('ب') === true ? seq([of, oneOrMore], (amount) => amount)(sentence, at) : undefined);

/** Two weeks before 5 May, за неделю до 5 мая, three days after Monday, через неделю после 5 мая, 5月5日前两周. */
const amountBeside: Rule<Told> = longest<Told>(
  seq([skip(sign('within')), amountOf, of, beforeOrUntil, of, anchor], before),
  seq([sign('within'), oneOrMore, of, sign('until'), of, anchor], before),
  seq([skip(sign('in')), amountOf, afterOrFrom, of, anchor], after),
  seq([sign('in'), oneOrMore, afterOrFrom, of, anchor], after),
  seq([sign('ago-ahead'), amountOf, of, anchor], before),
  seq([sign('ago-ahead'), oneOrMore, fromThere, of, anchor], before),
  seq([sign('before'), of, anchor, byAmount], (told, amount) => before(amount, told)),
  seq([sign('after'), of, anchor, byAmount], (told, amount) => after(amount, told)),
  seq([anchor, sign('before-after'), amountOf], (told, amount) => before(amount, told)),
  seq([anchor, sign('after-after'), amountOf], (told, amount) => after(amount, told)),
);

const notPast: Rule<Told> = as(word('days'), (days) => (Number(days) >= 0 ? { is: 'away', amount: Number(days), unit: 'day' } : undefined));

/** "A week tomorrow", "two weeks on Friday"; "de hoy en una semana". */
const amountFromDay: Rule<Told> = (sentence, at) => {
  if (sentence.language === 'es') return seq([notPast, sign('in'), oneOrMore], (told, amount) => after(amount, told))(sentence, at);
  return sentence.language === 'en' ? seq([amountOf, longest<Told>(notPast, onWeekday)], after)(sentence, at) : undefined;
};

const onWeekday: Rule<Told> = (sentence, at) => (sentence.tokens[at]?.plain === 'on' ? seq([of, weekday], (one): Told => ({ is: 'weekday', weekday: one }))(sentence, at) : undefined);

const besideDay: Rule<Amount> = as(word('beside-day'), (amount) => ({ amount: Number(amount), unit: 'day' }));

/** The day after 30 April, la veille du 1er mai, на следующий день после 30 апреля, 4月30日的第二天. */
const dayBeside: Rule<Told> = longest<Told>(
  seq([besideDay, of, anchor], after),
  (sentence, at) => (sentence.language === 'zh' ? seq([anchor, of, besideDay], (told, amount) => after(amount, told))(sentence, at) : undefined),
);

const weekdayAlone: Rule<number> = perhapsPiece(weekday);
const first: Rule<Silent> = skip(as(ordinal, (nth) => (nth === 1 ? nth : undefined)), of);

function weekdayFrom(direction: 1 | -1): (weekday: number, told: Told) => Told {
  return (one, told) => ({ is: 'weekday-from', weekday: one, direction, of: told });
}

/** The Monday after 5 May, le lundi suivant le 5 mai, first Friday before 1 June, 5月5日之后的第一个星期一. */
const weekdayBeside: Rule<Told> = longest<Told>(
  seq([first, weekdayAlone, of, sign('after'), of, day], weekdayFrom(1)),
  seq([first, weekdayAlone, of, sign('before'), of, day], weekdayFrom(-1)),
  seq([day, sign('after-after'), of, first, weekdayAlone], (told, one) => weekdayFrom(1)(one, told)),
  seq([day, sign('before-after'), of, first, weekdayAlone], (told, one) => weekdayFrom(-1)(one, told)),
);

/** A day counted from another that is named. */
export const shifted: Rule<Told> = longest<Told>(amountBeside, amountFromDay, dayBeside, weekdayBeside);
