import { PRIORITY, type NewDelivery } from '../delivery/delivery.js';
import type { DeliveryReads, DeliveryWrites } from '../delivery/repository.js';
import type { NetworkDirectory } from '../networks/network.js';
import type { RoadmapReads } from '../roadmap/repository.js';
import type { Instant } from '../time/instant.js';
import { findSubscribers, type SubscriberReads } from './find-subscribers.js';
import { planReminders, type PlannedReminder } from './plan.js';
import { reminder } from './says.js';

/** The part of the store that the planner reads. */
export interface PlannerReads extends SubscriberReads {
  readonly roadmap: Pick<RoadmapReads, 'milestones' | 'heldMilestones'>;
  readonly deliveries: Pick<DeliveryReads, 'knownKeys'>;
}

/**
 * Finds what is due and not yet in the outbox. What a waiting change would move waits too: it is found once that is released or undone.
 * @param now the roadmap's time; `machineNow` is when the outbox may send it (at once).
 * @param onlyConversation where a process serves one conversation; null for all.
 */
export async function findDueReminders(reads: PlannerReads, networks: NetworkDirectory, now: Instant, machineNow: Instant, onlyConversation: string | null): Promise<NewDelivery[]> {
  const subscribers = await findSubscribers(reads, networks, onlyConversation);
  if (subscribers.length === 0) return [];
  const held = await reads.roadmap.heldMilestones();
  const planned = planReminders(now, subscribers, (await reads.roadmap.milestones()).filter((milestone) => !held.has(milestone.id)));
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

function deliveryOf(one: PlannedReminder, machineNow: Instant): NewDelivery {
  const subject = { milestone: one.milestone, dateRevision: one.dateRevision, offsetDays: one.offsetDays };
  return {
    key: reminderKey(one), conversation: one.conversation, thread: null, onlyFor: null, saying: reminder.of(subject), language: null,
    priority: PRIORITY.reminder, due: machineNow, subjects: [subject], updates: null,
  };
}
