import type { Milestone } from '../roadmap/milestone.js';
import { plusDays, type CalendarDate } from '../time/calendar-date.js';
import type { Instant } from '../time/instant.js';
import { freeOn, workingDayFrom, workingDayUntil, type FreeDay, type WorkCalendar } from '../time/working-days.js';
import { dayIn, instantAt, type WallTime, type Zone } from '../time/zone.js';

/** The clock and the calendar by which a conversation is reminded. */
export interface Timing {
  readonly zone: Zone;
  readonly hour: WallTime;
  /** Null where free days do not count. */
  readonly calendar: WorkCalendar | null;
}

/** When a reminder goes. `movedFrom`: the free day on which it would have gone. */
export interface Moment {
  readonly at: Instant;
  readonly day: CalendarDate;
  readonly movedFrom: { readonly day: CalendarDate; readonly free: FreeDay } | null;
}

/**
 * When a reminder goes: at the conversation's hour, so many days before the first day, or (below 0) after the last.
 * On a free day it goes on the working day before; after the last day on the working day after, so that it stays after.
 */
export function momentOf(timing: Timing, { startsOn, endsOn }: Pick<Milestone, 'startsOn' | 'endsOn'>, offsetDays: number): Moment {
  const isAfter = offsetDays < 0;
  const wanted = plusDays(isAfter ? endsOn : startsOn, -offsetDays);
  const free = timing.calendar === null ? undefined : freeOn(wanted, timing.calendar);
  if (timing.calendar === null || free === undefined) return { at: instantAt(wanted, timing.hour, timing.zone), day: wanted, movedFrom: null };
  const day = isAfter ? workingDayFrom(wanted, timing.calendar) : workingDayUntil(wanted, timing.calendar);
  return { at: instantAt(day, timing.hour, timing.zone), day, movedFrom: day === wanted ? null : { day: wanted, free } };
}

/** The first morning (of a working day, where these count) after this day. */
export function morningAfter(timing: Timing, day: CalendarDate): Moment {
  const next = plusDays(day, 1);
  const worked = timing.calendar === null ? next : workingDayFrom(next, timing.calendar);
  return { at: instantAt(worked, timing.hour, timing.zone), day: worked, movedFrom: null };
}

/** The first morning (of a working day, where these count) from this moment on. */
export function firstMorning(timing: Timing, after: Instant): Moment {
  const today = dayIn(timing.zone, after);
  const isWorked = timing.calendar === null || workingDayFrom(today, timing.calendar) === today;
  const at = instantAt(today, timing.hour, timing.zone);
  return isWorked && at >= after ? { at, day: today, movedFrom: null } : morningAfter(timing, today);
}
