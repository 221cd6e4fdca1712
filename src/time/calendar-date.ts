import { addDays } from 'date-fns/addDays';
import { addMonths } from 'date-fns/addMonths';
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays';
import { formatISO } from 'date-fns/formatISO';
import { parseISO } from 'date-fns/parseISO';
import { z } from 'zod';

/** A day of the Gregorian calendar without hour or zone, as ISO text (`2026-05-05`). */
export const CalendarDate = z.iso.date().brand<'CalendarDate'>();
export type CalendarDate = z.infer<typeof CalendarDate>;

/** How exactly a date is known. A window lies anywhere between its two ends, or fills them. */
export const Precision = z.enum(['day', 'month', 'quarter', 'year', 'window']);
export type Precision = z.infer<typeof Precision>;

/** How exactly the two ends of a date may be told: a window of grain year is told as "2028 to 2029". */
export const Grain = z.enum(['day', 'month', 'quarter', 'year']);
export type Grain = z.infer<typeof Grain>;

/** The day that lies `days` later (earlier when negative). */
export function plusDays(date: CalendarDate, days: number): CalendarDate {
  return written(addDays(parseISO(date), days));
}

/** The same day so many months later, or the last of that month where it has fewer days. */
export function plusMonths(date: CalendarDate, months: number): CalendarDate {
  return written(addMonths(parseISO(date), months));
}

/** Calendar days from one day to another; negative when `to` lies before `from`. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return differenceInCalendarDays(parseISO(to), parseISO(from));
}

function written(date: Date): CalendarDate {
  return CalendarDate.parse(formatISO(date, { representation: 'date' }));
}
