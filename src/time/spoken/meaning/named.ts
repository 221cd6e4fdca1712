import { plusDays } from '../../calendar-date.js';
import { howYear, whole, yearNumber, type Ground, type Meaning, type Resolve } from './meaning.js';
import { nearest } from './nearest.js';
import { dateOf, isDay, monthOf, unitAround, weekdayOf, yearOf, type Span } from './spans.js';

/** A day with its month, with or without a year; a bare number is the nearest month that has such a day. */
export const resolveDay: Resolve<'day'> = ({ day, month, year, turn, weekday }, ground) => {
  if (month === undefined) return weekday === undefined ? numberedDay(day, ground) : weekdayNumbered(weekday, day, ground);
  const span = (inYear: number): Span | undefined => (isDay(inYear, month, day) ? unitAround(dateOf(inYear, month, day), 'day') : undefined);
  if (year === undefined && turn !== undefined) return turned(span, turn, ground);
  if (year === undefined) return named(nearest(span, ground), 'day');
  const found = span(yearNumber(year, ground));
  return found && whole(found, 'day', howYear(year));
};

/** "Last 5 May" is the latest before today, "next 5 May" the first after it. */
function turned(span: (year: number) => Span | undefined, turn: number, { today }: Ground): Meaning | undefined {
  const found = turn === 0 ? span(yearOf(today)) : nearest(span, { today: plusDays(today, turn < 0 ? -1 : 1), isPast: turn < 0 });
  return found && whole(found, 'day', 'relative');
}

function numberedDay(day: number, { today, isPast }: Ground): Meaning | undefined {
  const months = Array.from({ length: 12 }, (_, away) => yearOf(today) * 12 + monthOf(today) - 1 + (isPast ? -away : away));
  const days = months.map((count): [number, number] => [Math.floor(count / 12), (count % 12) + 1]).filter(([year, month]) => isDay(year, month, day)).map(([year, month]) => dateOf(year, month, day));
  const found = days.find((one) => (isPast ? one <= today : one >= today));
  return found && whole(unitAround(found, 'day'), 'day', 'supplied');
}

const LONGEST_WITHOUT_MONTH_DAYS = 100;

/** "Monday 4" is the nearest fourth that is a Monday; where none is near, the number was something else's. */
function weekdayNumbered(weekday: number, day: number, ground: Ground): Meaning | undefined {
  const { today, isPast } = ground;
  const days = Array.from({ length: LONGEST_WITHOUT_MONTH_DAYS }, (_, away) => plusDays(today, isPast ? -away : away));
  const found = days.find((one) => Number(one.slice(-2)) === day && weekdayOf(one) === weekday);
  return found === undefined ? resolveWeekday({ is: 'weekday', weekday }, ground) : whole(unitAround(found, 'day'), 'day', 'supplied');
}

/** A month; "last May" is the latest before this month, "next May" the first after it. */
export const resolveMonth: Resolve<'month'> = ({ month, year, turn }, ground) => {
  const span = (inYear: number): Span => unitAround(dateOf(inYear, month, 1), 'month');
  if (year !== undefined) return whole(span(yearNumber(year, ground)), 'month', howYear(year));
  if (turn === undefined) return named(nearest(span, ground), 'month');
  const current = unitAround(ground.today, 'month');
  const edge = turn < 0 ? { today: plusDays(current.from, -1), isPast: true } : { today: turn === 0 ? current.from : plusDays(current.to, 1), isPast: false };
  const found = turn === 0 ? span(yearOf(ground.today)) : nearest(span, edge);
  return found && whole(found, 'month', 'relative');
};

/** A quarter or half by its number. */
export const resolveNumbered: Resolve<'numbered'> = ({ unit, nth, year }, ground) => {
  const months = unit === 'quarter' ? 3 : 6;
  const span = (inYear: number): Span => unitAround(dateOf(inYear, (nth - 1) * months + 1, 1), unit);
  if (year === undefined) return named(nearest(span, ground), unit);
  return whole(span(yearNumber(year, ground)), unit, howYear(year));
};

export const resolveYear: Resolve<'year'> = ({ year }, ground) => {
  const counted: Meaning['counted'] = 'beside' in year ? { how: 'beside', amount: year.beside, unit: 'year' } : null;
  return { ...whole(unitAround(dateOf(yearNumber(year, ground), 1, 1), 'year'), 'year', howYear(year)), counted };
};

/** The week of a year by its number (ISO 8601: week 1 holds 4 January). */
export const resolveIsoWeek: Resolve<'iso-week'> = ({ week, year }, ground) => {
  const number = yearNumber(year, ground);
  const monday = plusDays(unitAround(dateOf(number, 1, 4), 'week').from, (week - 1) * 7);
  // A year has a week 53 only where its Thursday still lies in it.
  return yearOf(plusDays(monday, 3)) === number ? whole(unitAround(monday, 'week'), 'week', howYear(year)) : undefined;
};

/** A weekday is the next one, never today; last Tuesday the latest before today; this Friday the coming one, today included. */
export const resolveWeekday: Resolve<'weekday'> = ({ weekday, turn, week }, { today, isPast }) => {
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  const day = week !== undefined ? plusDays(unitAround(today, 'week').from, week * 7 + weekday - 1) : plusDays(today, daysTo(ahead, turn ?? (isPast ? -1 : 1)));
  return whole(unitAround(day, 'day'), 'day', 'relative');
};

function daysTo(ahead: number, turn: number): number {
  if (turn === 0) return ahead;
  const next = ahead === 0 ? 7 : ahead;
  return turn > 0 ? next + (turn - 1) * 7 : ahead + turn * 7;
}

function named(span: Span | undefined, grain: Meaning['grain']): Meaning | undefined {
  return span && whole(span, grain, 'supplied');
}
