import { CalendarDate, plusDays } from '../time/calendar-date.js';
import type { Instant } from '../time/instant.js';
import { nextTurn } from '../time/turn.js';
import { LONGEST_RUN } from '../time/working-days.js';
import { dayIn } from '../time/zone.js';
import { LATE_DAYS, LOOK_DAYS } from './near.js';
import type { Subscriber } from './subscriber.js';

/**
 * Computes the public holidays that planning for a subscriber will ask for, one year of one country a turn of the event loop: each costs
 * milliseconds, and at the first look all countries come together. Remembers what it asked for.
 */
export function holidayWarmer(): (subscriber: Subscriber, now: Instant) => Promise<void> {
  const asked = new Set<string>();
  return async ({ calendar, network, zone, subscription: { offsetsDays, also } }, now) => {
    if (calendar?.holidayOn == null) return;
    const today = dayIn(zone, now);
    const longest = Math.max(0, ...offsetsDays, ...also.flatMap((extra) => extra.offsetsDays));
    const shortest = Math.min(0, ...offsetsDays, ...also.flatMap((extra) => extra.offsetsDays));
    const [from, to] = [plusDays(today, shortest - longest - LONGEST_RUN - 2 * LATE_DAYS), plusDays(today, LOOK_DAYS + LONGEST_RUN)];
    for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
      const name = `${network ?? ''} ${year}`;
      if (asked.has(name)) continue;
      asked.add(name);
      await nextTurn();
      calendar.holidayOn(CalendarDate.parse(`${year}-07-01`));
    }
  };
}
