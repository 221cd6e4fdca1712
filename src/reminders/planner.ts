import { PRIORITY, type NewDelivery } from '../delivery/delivery.js';
import type { DeliveryReads, DeliveryWrites } from '../delivery/repository.js';
import type { NetworkReads } from '../networks/repository.js';
import type { NetworkDirectory } from '../networks/network.js';
import { zoneOf } from '../networks/zone-of.js';
import type { RoadmapReads } from '../roadmap/repository.js';
import type { Instant } from '../time/instant.js';
import { planReminders, type PlannedReminder, type Subscriber } from './plan.js';
import type { ReminderReads } from './repository.js';
import { reminder } from './says.js';

/** The part of the store that the planner reads. */
export interface PlannerReads {
  readonly roadmap: Pick<RoadmapReads, 'milestones'>;
  readonly networks: Pick<NetworkReads, 'conversations'>;
  readonly reminders: Pick<ReminderReads, 'subscriptions'>;
  readonly deliveries: Pick<DeliveryReads, 'knownKeys'>;
}

/**
 * Finds what is due and not yet in the outbox.
 * @param now the roadmap's time; `machineNow` is when the outbox may send it (at once).
 * @param onlyConversation where a process serves one conversation; null for all.
 */
export async function findDueReminders(reads: PlannerReads, networks: NetworkDirectory, now: Instant, machineNow: Instant, onlyConversation: string | null): Promise<NewDelivery[]> {
  const subscribers = await findSubscribers(reads, networks, onlyConversation);
  if (subscribers.length === 0) return [];
  const planned = planReminders(now, subscribers, await reads.roadmap.milestones());
  const known = await reads.deliveries.knownKeys(planned.map(reminderKey));
  return planned.filter((one) => !known.has(reminderKey(one))).map((one) => deliveryOf(one, machineNow));
}

/** Puts what is due into the outbox. Resolves with the number added; keys that are known stay single. */
export function enqueueReminders(deliveries: Pick<DeliveryWrites, 'enqueue'>, due: readonly NewDelivery[], machineNow: Instant): Promise<number> {
  return deliveries.enqueue(due, machineNow);
}

/** Names a reminder for ever. The date's revision is part of it: a moved date is reminded anew. */
export function reminderKey(one: Pick<PlannedReminder, 'conversation' | 'milestone' | 'dateRevision' | 'offsetDays'>): string {
  return `reminder:${one.conversation}:${one.milestone}:${one.dateRevision}:${one.offsetDays}`;
}

async function findSubscribers(reads: PlannerReads, networks: NetworkDirectory, only: string | null): Promise<Subscriber[]> {
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

function deliveryOf(one: PlannedReminder, machineNow: Instant): NewDelivery {
  const subject = { milestone: one.milestone, dateRevision: one.dateRevision, offsetDays: one.offsetDays };
  return {
    key: reminderKey(one), conversation: one.conversation, thread: null, onlyFor: null, saying: reminder.of(subject), language: null,
    priority: PRIORITY.reminder, due: machineNow, subjects: [subject], updates: null,
  };
}
