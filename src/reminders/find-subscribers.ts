import type { NetworkDirectory } from '../networks/network.js';
import { zoneOf } from '../networks/zone-of.js';
import type { WorkCalendar } from '../time/working-days.js';
import type { FreeDayOf } from './free-day.js';
import type { Mark } from './mark.js';
import type { ReachableSubscription, ReminderReads } from './repository.js';
import type { Subscriber } from './subscriber.js';
import { workCalendarOf } from './work-calendar.js';

/** The part of the store in which subscribers are found. */
export interface SubscriberReads {
  readonly reminders: Pick<ReminderReads, 'reachable' | 'marks' | 'freeDays'>;
}

/** Read at once: more would stop everybody else for too long. */
const PAGE = 200;

/** Who is to be reminded: conversations that can be reached, with what they have set. `only`: that one; null for all. */
export async function findSubscribers(reads: SubscriberReads, networks: NetworkDirectory, only: string | null): Promise<Subscriber[]> {
  const found: Subscriber[] = [];
  for await (const page of subscriberPages(reads, networks, only === null ? null : [only])) found.push(...page);
  return found;
}

/** The same page by page, in the order of the conversations; `of`: those of these, or (null) of all. One calendar a network: whoever shares it is reminded alike. */
export async function* subscriberPages(reads: SubscriberReads, networks: NetworkDirectory, of: readonly string[] | null): AsyncGenerator<Subscriber[], void> {
  const calendarOf = calendarsOf(networks, await reads.reminders.freeDays());
  let after: string | null = null;
  for (;;) {
    const rows: ReachableSubscription[] = await reads.reminders.reachable({ of, after, limit: PAGE });
    if (rows.length === 0) return;
    const marks = byConversation(await reads.reminders.marks(rows.map(({ subscription }) => subscription.conversation)));
    yield rows.map((row) => subscriberOf(row, networks, calendarOf, marks));
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.subscription.conversation ?? null;
  }
}

function subscriberOf({ subscription, network: code, zone, hour }: ReachableSubscription, networks: NetworkDirectory, calendarOf: (network: string | null) => WorkCalendar, marks: ReadonlyMap<string, Subscriber['marks']>): Subscriber {
  const network = code === null ? undefined : networks.get(code);
  return {
    subscription, hour, network: code, regions: network?.reviewRegions ?? [], zone: zoneOf({ zone, network: code }, networks),
    calendar: subscription.onWorkingDays ? calendarOf(code) : null, marks: marks.get(subscription.conversation) ?? NOTHING_SAID,
  };
}

const NOTHING_SAID: Subscriber['marks'] = new Map();

function calendarsOf(networks: NetworkDirectory, freeDays: readonly FreeDayOf[]): (network: string | null) => WorkCalendar {
  const made = new Map<string | null, WorkCalendar>();
  return (code) => {
    const calendar = made.get(code) ?? workCalendarOf(code === null ? undefined : networks.get(code), freeDays);
    made.set(code, calendar);
    return calendar;
  };
}

function byConversation(marks: readonly { readonly conversation: string; readonly mark: Mark }[]): Map<string, Map<string, Mark>> {
  const found = new Map<string, Map<string, Mark>>();
  for (const { conversation, mark } of marks) found.set(conversation, (found.get(conversation) ?? new Map<string, Mark>()).set(mark.milestone, mark));
  return found;
}
