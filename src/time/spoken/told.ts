import type { Open, Unit } from './spoken-time.js';

/** A year by its number, by its last two figures, or counted from this year. */
export type ToldYear = { readonly number: number } | { readonly figures: number } | { readonly beside: number };

/** What is picked out of a longer time. Numbers below zero count from its end. */
export type Part =
  | { readonly is: 'nth'; readonly nth: number; readonly unit: Unit }
  | { readonly is: 'nth-weekday'; readonly nth: number; readonly weekday: number }
  | { readonly is: 'run'; readonly amount: number; readonly unit: Unit }
  | { readonly is: 'third'; readonly third: 'beginning' | 'middle' | 'end' }
  | { readonly is: 'rest' };

/** Counted from today. */
interface Counting<How extends 'away' | 'run' | 'beside' | 'term'> {
  readonly is: How;
  readonly amount: number;
  readonly unit: Unit;
}

/** What words tell before they are laid upon a calendar. Months count from 1, weekdays from 1 (Monday). */
export type Told =
  /** `turn`: next 5 May 1, last -1, this year's 0. `weekday`: of a number without a month, "Monday 4". */
  | { readonly is: 'day'; readonly day: number; readonly month?: number; readonly year?: ToldYear; readonly turn?: number; readonly weekday?: number }
  | { readonly is: 'month'; readonly month: number; readonly year?: ToldYear; readonly turn?: number }
  /** A quarter or half by its number. */
  | { readonly is: 'numbered'; readonly unit: 'quarter' | 'half'; readonly nth: number; readonly year?: ToldYear }
  | { readonly is: 'year'; readonly year: ToldYear }
  | { readonly is: 'iso-week'; readonly week: number; readonly year: ToldYear }
  /** `turn`: next 1, last -1, this 0. `week`: of the calendar week so many weeks away. */
  | { readonly is: 'weekday'; readonly weekday: number; readonly turn?: number; readonly week?: number }
  | Counting<'away'>
  | Counting<'run'>
  | Counting<'beside'>
  | Counting<'term'>
  | { readonly is: 'within'; readonly part: Part; readonly of: Told }
  /** The calendar week that holds a day: "the week of 5 May". */
  | { readonly is: 'week-of'; readonly of: Told }
  | { readonly is: 'shifted'; readonly amount: number; readonly unit: Unit; readonly of: Told }
  /** The first such weekday after a day (1) or the last before it (-1). */
  | { readonly is: 'weekday-from'; readonly weekday: number; readonly direction: 1 | -1; readonly of: Told }
  | { readonly is: 'range'; readonly first: Told; readonly last: Told }
  | { readonly is: 'open'; readonly open: Open; readonly of: Told; readonly isPast: boolean }
  | { readonly is: 'count'; readonly amount: number | null; readonly unit: Unit }
  /** A name that holds a year and tells no time: the 2030 Agenda. */
  | { readonly is: 'no-time' };
