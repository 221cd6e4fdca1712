import type { DateSeen } from './seen.js';

/**
 * The first of these, and those before it that named the same days without a break: a date that was only confirmed is the same to be
 * reminded of. Newest first, as they were seen.
 */
export function sameDays([date, ...before]: readonly DateSeen[]): DateSeen[] {
  if (date === undefined) return [];
  const other = before.findIndex((one) => daysOf(one) !== daysOf(date));
  return [date, ...before.slice(0, other === -1 ? before.length : other)];
}

function daysOf({ startsOn, endsOn, precision, status }: DateSeen): string {
  return status === 'cancelled' ? 'none' : `${startsOn} ${endsOn} ${precision}`;
}
