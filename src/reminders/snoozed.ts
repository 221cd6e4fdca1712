import { z } from 'zod';
import { FROZEN_FROM } from '../delivery/delivery.js';
import type { Milestone } from '../roadmap/milestone.js';
import { CalendarDate, daysBetween } from '../time/calendar-date.js';

/** In the place of an offset from here on: not so many days before, but that it was snoozed to a day. Each day has its own number, so none is mistaken for a real offset. */
const SNOOZED_FROM = 2_000;
/** The day of the first number. */
const FIRST_DAY = CalendarDate.parse('1970-01-01');

/** The number of a day to which a reminder was snoozed. */
export const SnoozedTo = z.number().int().min(SNOOZED_FROM).max(FROZEN_FROM - 1);

/** In the place of an offset: that it was snoozed to this day. */
export function snoozedTo(day: CalendarDate): number {
  return SNOOZED_FROM + daysBetween(FIRST_DAY, day);
}

/** How many days before its first day a reminder comes that is named so and goes on this day; 0 from the first to the last, below 0 after that. */
export function daysBefore(offsetDays: number, day: CalendarDate, { startsOn, endsOn }: Pick<Milestone, 'startsOn' | 'endsOn'>): number {
  if (offsetDays < SNOOZED_FROM) return offsetDays;
  return day <= startsOn ? daysBetween(day, startsOn) : Math.min(0, daysBetween(day, endsOn));
}

/** Why a reminder cannot be put off: it would come again only after its day; none of this date comes, or not at an hour that is over; or none are set here. */
export const NotSnoozed = z.enum(['late', 'none-comes', 'none-set']);
export type NotSnoozed = z.infer<typeof NotSnoozed>;
