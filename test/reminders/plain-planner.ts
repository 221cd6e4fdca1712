import type { NetworkDirectory } from '../../src/networks/network.js';
import { datesOf } from '../../src/reminders/dates.js';
import { findSubscribers } from '../../src/reminders/find-subscribers.js';
import { planReminders } from '../../src/reminders/plan.js';
import { findUnsent, type DueReminder } from '../../src/reminders/planner.js';
import type { Reads } from '../../src/store.js';
import type { Instant } from '../../src/time/instant.js';

/** Plans everything anew from the store, with no memory: what the watch must find too. */
export async function findDueReminders(reads: Reads, networks: NetworkDirectory, now: Instant, machineNow: Instant): Promise<DueReminder[]> {
  const subscribers = await findSubscribers(reads, networks, null);
  const held = await reads.roadmap.heldMilestones();
  const milestones = (await reads.roadmap.milestones()).filter(({ id }) => !held.has(id));
  const planned = planReminders(now, subscribers, datesOf(milestones, await reads.roadmap.formerDates()));
  const each = subscribers.map((subscriber) => ({ subscriber, due: planned.filter(({ conversation }) => conversation === subscriber.subscription.conversation) }));
  return (await findUnsent(each, reads, now, machineNow)).flatMap(({ due }) => due);
}
