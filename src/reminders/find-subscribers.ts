import type { NetworkDirectory } from '../networks/network.js';
import type { NetworkReads } from '../networks/repository.js';
import { zoneOf } from '../networks/zone-of.js';
import type { Subscriber } from './plan.js';
import type { ReminderReads } from './repository.js';

/** The part of the store in which subscribers are found. */
export interface SubscriberReads {
  readonly networks: Pick<NetworkReads, 'conversations'>;
  readonly reminders: Pick<ReminderReads, 'subscriptions'>;
}

/** Who is to be reminded: conversations that can be reached, with what they have set. `only`: that one; null for all. */
export async function findSubscribers(reads: SubscriberReads, networks: NetworkDirectory, only: string | null): Promise<Subscriber[]> {
  const subscriptions = (await reads.reminders.subscriptions()).filter((one) => only === null || one.conversation === only);
  if (subscriptions.length === 0) return [];
  const conversations = new Map((await reads.networks.conversations()).map((one) => [one.id, one]));
  return subscriptions.flatMap((subscription) => {
    const conversation = conversations.get(subscription.conversation);
    if (conversation?.state !== 'open') return [];
    const network = conversation.network === null ? undefined : networks.get(conversation.network);
    return [{ subscription, regions: network?.reviewRegions ?? [], network: conversation.network, zone: zoneOf(conversation, networks), hour: conversation.hour }];
  });
}
