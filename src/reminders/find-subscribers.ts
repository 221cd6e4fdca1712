import type { NetworkDirectory } from '../networks/network.js';
import type { NetworkReads } from '../networks/repository.js';
import { zoneOf } from '../networks/zone-of.js';
import type { Mark } from './mark.js';
import type { Subscriber } from './plan.js';
import type { ReminderReads } from './repository.js';
import type { WorkCalendar } from '../time/working-days.js';
import { workCalendarOf } from './work-calendar.js';

/** The part of the store in which subscribers are found. */
export interface SubscriberReads {
  readonly networks: Pick<NetworkReads, 'conversations'>;
  readonly reminders: Pick<ReminderReads, 'subscriptions' | 'marks' | 'freeDays'>;
}

/** Who is to be reminded: conversations that can be reached, with what they have set. `only`: that one; null for all. */
export async function findSubscribers(reads: SubscriberReads, networks: NetworkDirectory, only: string | null): Promise<Subscriber[]> {
  const subscriptions = (await reads.reminders.subscriptions()).filter((one) => only === null || one.conversation === only);
  if (subscriptions.length === 0) return [];
  const conversations = new Map((await reads.networks.conversations()).map((one) => [one.id, one]));
  const marks = byConversation(await reads.reminders.marks());
  const freeDays = await reads.reminders.freeDays();
  // One calendar a network: whoever shares it is reminded alike.
  const calendars = new Map<string | null, WorkCalendar>();
  return subscriptions.flatMap((subscription) => {
    const conversation = conversations.get(subscription.conversation);
    if (conversation?.state !== 'open') return [];
    const network = conversation.network === null ? undefined : networks.get(conversation.network);
    const calendar = subscription.onWorkingDays ? (calendars.get(conversation.network) ?? workCalendarOf(network, freeDays)) : null;
    if (calendar !== null) calendars.set(conversation.network, calendar);
    return [{
      subscription, regions: network?.reviewRegions ?? [], network: conversation.network, zone: zoneOf(conversation, networks), hour: conversation.hour,
      calendar,
      marks: marks.get(conversation.id) ?? new Map<string, Mark>(),
    }];
  });
}

function byConversation(marks: readonly { readonly conversation: string; readonly mark: Mark }[]): Map<string, Map<string, Mark>> {
  const found = new Map<string, Map<string, Mark>>();
  for (const { conversation, mark } of marks) found.set(conversation, (found.get(conversation) ?? new Map<string, Mark>()).set(mark.milestone, mark));
  return found;
}
