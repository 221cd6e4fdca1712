import type { Language } from '../../language/language.js';
import { plusDays, type CalendarDate } from '../calendar-date.js';

/** What people count and name time in. A half is half a year; a weekend is Saturday and Sunday. */
export const UNITS = ['day', 'weekend', 'week', 'month', 'quarter', 'half', 'year'] as const;
export type Unit = (typeof UNITS)[number];

/** Where and how a text is read. */
export interface Reading {
  /** The reader's day: "tomorrow" is the day after it. */
  readonly today: CalendarDate;
  readonly language: Language;
  /** In past wording ("what was in May") a date without year is the latest that has begun, else the nearest to come. */
  readonly wording?: 'past' | 'neutral';
}

/** A time that a text names. `at` and `length` count UTF-16 units of the text as it was given, and `text` is what stands there. */
export type SpokenTime = SpokenSpan | SpokenCount;

interface Place {
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

/** Days that are named: `from` to `to`, both included, `from` never after `to`. */
export interface SpokenSpan extends Place {
  readonly kind: 'span';
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** What the span is: one day, one week, month, quarter … as named, or a range of several. */
  readonly precision: Unit | 'range';
  /** How exactly its ends were told: a range "January to March 2028" has grain month. */
  readonly grain: Unit;
  /** Whether its year was said ("May 2026"), follows from today ("next May", "in three weeks"), or was supplied by us ("10 May"). */
  readonly year: 'said' | 'relative' | 'supplied';
  /**
   * How it was counted from today, null for dates by name. `away`: "in three weeks" is 3 week, "two days ago" -2 day.
   * `run`: "next three weeks" is 3 week, "last two months" -2 month. `beside`: "this week" is 0, "next month" 1, "last year" -1.
   * `term`: "within three weeks", from today on.
   */
  readonly counted: Counted | null;
  /** An open end: "since May" has no end, "until May" no beginning; "after May" and "before May" leave May itself out; "by May" is a last date. */
  readonly open: Open | null;
}

export interface Counted {
  readonly how: 'away' | 'run' | 'beside' | 'term';
  readonly amount: number;
  readonly unit: Unit;
}

export type Open = 'since' | 'until' | 'by' | 'after' | 'before';

/** A length of time without a place in the calendar: "three weeks", "how many days" (amount null). */
export interface SpokenCount extends Place {
  readonly kind: 'count';
  readonly amount: number | null;
  readonly unit: Unit;
}

/**
 * The days that a span covers once its open end is closed at today: "since Monday" ends today, "until Friday" begins
 * today, "by Friday" is that day. Null is an end that nothing closes: "from 2028 on", "before last May".
 */
export function windowOf({ from, to, open }: Pick<SpokenSpan, 'from' | 'to' | 'open'>, today: CalendarDate): { from: CalendarDate | null; to: CalendarDate | null } {
  if (open === null || open === 'by') return { from, to };
  const isForward = open === 'since' || open === 'after';
  const edge = { since: from, after: plusDays(to, 1), until: to, before: plusDays(from, -1) }[open];
  if (isForward) return { from: edge, to: edge <= today ? today : null };
  return { from: edge >= today ? today : null, to: edge };
}
