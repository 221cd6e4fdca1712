import type { Network } from '../networks/network.js';
import { holidaysOf } from '../time/holidays.js';
import type { WorkCalendar } from '../time/working-days.js';
import type { FreeDayOf } from './free-day.js';

/** Saturday and Sunday, where there is no network. */
const WEEKEND = [6, 7];

/** The days on which a network works: its weekend, its country's public holidays where they are known, and what it said itself. */
export function workCalendarOf(network: Network | undefined, freeDays: readonly FreeDayOf[]): WorkCalendar {
  const own = freeDays.filter((one) => one.network === network?.code);
  return {
    weekend: network?.weekend ?? WEEKEND,
    holidayOn: network?.kind === 'country' ? (holidaysOf(network.code) ?? null) : null,
    own: new Map(own.map(({ day, isFree, name }) => [day, { isFree, name }])),
  };
}
