import type { CalendarDate } from '../../calendar-date.js';
import type { SpokenSpan, Unit } from '../spoken-time.js';
import type { Told, ToldYear } from '../told.js';
import type { Span } from './spans.js';

/** What told words mean on a calendar: all of a spoken span but its place in the text. */
export interface Meaning extends Span, Pick<SpokenSpan, 'precision' | 'grain' | 'year' | 'counted' | 'open'> {}

/** Where it is laid upon the calendar. */
export interface Ground {
  readonly today: CalendarDate;
  readonly isPast: boolean;
}

/** Lays told words upon the calendar, or nothing where there is no such day. */
export type Resolve<T extends Told['is']> = (told: Extract<Told, { is: T }>, ground: Ground) => Meaning | undefined;

/** One calendar unit as a meaning. */
export function whole(span: Span, grain: Unit, year: Meaning['year']): Meaning {
  return { ...span, precision: grain, grain, year, counted: null, open: null };
}

const FAR_AHEAD_YEARS = 30;

/** The year's number. Two figures are 20xx, unless that lies more than thirty years ahead. */
export function yearNumber(year: ToldYear, { today }: Pick<Ground, 'today'>): number {
  if ('number' in year) return year.number;
  const current = Number(today.slice(0, 4));
  if ('beside' in year) return current + year.beside;
  return year.figures + (2000 + year.figures > current + FAR_AHEAD_YEARS ? 1900 : 2000);
}

export function howYear(year: ToldYear): Meaning['year'] {
  return 'beside' in year ? 'relative' : 'said';
}
