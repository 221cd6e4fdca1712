import type { Heard } from '../people/heard.js';
import { sameDaysSince } from '../roadmap/same-days.js';
import type { Instant } from '../time/instant.js';
import type { WallTime } from '../time/zone.js';
import { concerns } from './concerns.js';
import type { Mark } from './mark.js';
import { isRemindable, momentsOf } from './plan.js';
import type { ReminderReads } from './repository.js';
import type { Subscriber } from './subscriber.js';
import type { Subscription } from './subscription.js';
import { workCalendarOf } from './work-calendar.js';

/** A reminder that is to come. */
export interface FirstAhead {
  readonly at: Instant;
  readonly milestone: string;
  readonly title: string;
}

/** The first reminder that will come to this conversation, as things stand; and whether its public holidays are known, where they count. */
export async function firstAhead({ facts, conversation }: Heard, subscription: Subscription, hour: WallTime, reminders: Pick<ReminderReads, 'marks' | 'freeDays'>): Promise<{ first: FirstAhead | null; knowsHolidays: boolean }> {
  const network = facts.network === null ? undefined : facts.networks.get(facts.network);
  const calendar = subscription.onWorkingDays ? workCalendarOf(network, await reminders.freeDays(network?.code)) : null;
  const marks = new Map((await reminders.marks(conversation.id)).map(({ mark }): [string, Mark] => [mark.milestone, mark]));
  const subscriber: Subscriber = { subscription, regions: network?.reviewRegions ?? [], network: facts.network, zone: facts.zone, hour, calendar, marks };
  const ahead = facts.ledger.milestones
    .filter((milestone) => isRemindable(milestone) && concerns(subscriber, milestone))
    .flatMap((milestone) => momentsOf(subscriber, milestone, sameDaysSince(milestone, facts.ledger.formerDates)).map(({ at }) => ({ at, milestone: milestone.id, title: milestone.title })))
    .filter(({ at }) => at > facts.now);
  return { first: ahead.sort((one, other) => (one.at < other.at ? -1 : 1))[0] ?? null, knowsHolidays: calendar?.holidayOn !== null };
}
