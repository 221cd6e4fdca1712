import type { Subscriber } from '../../src/reminders/subscriber.js';
import { PLAIN, type Subscription } from '../../src/reminders/subscription.js';
import type { Milestone } from '../../src/roadmap/milestone.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { WallTime } from '../../src/time/zone.js';

/** The same thing but for what a test changes. */
export function given<T extends object>(one: T, change: Partial<T>): T {
  return { ...one, ...change };
}

/** International Migrants Day 2026, as the shipped roadmap has it. */
export const migrantsDay: Milestone = {
  id: 'migrants-day-2026', cycle: '2026', title: 'International Migrants Day 2026', summary: 'Observed each year on 18 December.', kind: 'observance', cluster: null,
  region: 'global', audience: ['country-networks'], deadline: false, time: null, location: null, parent: null, rule: null, derivedFrom: null, aliases: {},
  source: { title: 'UN on International Migrants Day', url: 'https://www.un.org/en/observances/migrants-day' }, alsoSources: [], readVia: null, checkedOn: CalendarDate.parse('2026-11-24'),
  notes: null, network: null, revision: 1, dateRevision: 1, dateSince: null, dateCode: 'D-5RT',
  startsOn: CalendarDate.parse('2026-12-18'), endsOn: CalendarDate.parse('2026-12-18'), precision: 'day', grain: 'day', status: 'confirmed',
};

/** The channel of Kenya's network: Africa, Nairobi, nine in the morning. */
export function kenyaChannel(subscription: Pick<Subscription, 'offsetsDays' | 'since'> & Partial<Subscription>): Subscriber {
  return { subscription: { ...PLAIN, conversation: 'kenya', revision: 1, ...subscription }, regions: ['africa'], network: 'KE', zone: 'Africa/Nairobi', hour: WallTime.parse('09:00'), calendar: null, marks: new Map() };
}
