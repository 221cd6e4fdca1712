import type { Network } from '../networks/network.js';
import { CalendarDate, plusDays } from '../time/calendar-date.js';
import { freeOn } from '../time/working-days.js';
import type { FreeDayOf } from './free-day.js';
import { workCalendarOf } from './work-calendar.js';

/** A day that is not simply a weekend or a working day. `from`: who says so. */
export interface ListedDay {
  readonly day: CalendarDate;
  readonly isFree: boolean;
  readonly from: 'holiday' | 'network';
  readonly name: string | null;
}

/** Public holidays and what the network said itself, of one year, in order; weekends are left out. */
export function listFreeDays(network: Network, said: readonly FreeDayOf[], year: string): { readonly days: ListedDay[]; readonly knowsHolidays: boolean } {
  const calendar = workCalendarOf(network, said);
  const days: ListedDay[] = [];
  for (let day = CalendarDate.parse(`${year}-01-01`); day.startsWith(year); day = plusDays(day, 1)) {
    const own = calendar.own.get(day);
    const free = freeOn(day, calendar);
    if (own !== undefined) days.push({ day, isFree: own.isFree, from: 'network', name: own.name });
    else if (free?.kind === 'holiday') days.push({ day, isFree: true, from: 'holiday', name: free.name });
  }
  return { days, knowsHolidays: calendar.holidayOn !== null };
}
