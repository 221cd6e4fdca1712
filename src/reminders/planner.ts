import { CORRECTION } from '../corrections/correction.js';
import { PRIORITY, type DeliverySubject, type NewDelivery } from '../delivery/delivery.js';
import type { CarriedSubject, DeliveryReads, DeliveryWrites } from '../delivery/repository.js';
import type { NetworkDirectory } from '../networks/network.js';
import type { RoadmapReads } from '../roadmap/repository.js';
import { plusDays, type CalendarDate } from '../time/calendar-date.js';
import type { Instant } from '../time/instant.js';
import { dayIn } from '../time/zone.js';
import { bundle, type PlannedMessage } from './bundle.js';
import { findSubscribers, type SubscriberReads } from './find-subscribers.js';
import { becameExact } from './now-exact.js';
import { NOW_EXACT, planReminders, type PlannedReminder, type Subscriber } from './plan.js';
import type { ReminderReads, ReminderWrites, SentOnDay } from './repository.js';
import { reminder } from './tell-reminder.js';

/** The part of the store that the planner reads. */
export interface PlannerReads extends SubscriberReads {
  readonly reminders: SubscriberReads['reminders'] & Pick<ReminderReads, 'sentSince'>;
  readonly roadmap: Pick<RoadmapReads, 'milestones' | 'heldMilestones' | 'formerDates'>;
  readonly deliveries: Pick<DeliveryReads, 'carried'>;
}

/** A message for the outbox. `countsOn`: the conversation's day whose messages it is one of; null where it only notes that it is too late. */
export interface DueReminder {
  readonly delivery: NewDelivery;
  readonly countsOn: CalendarDate | null;
}

/**
 * Finds what is due and not yet in the outbox. What a waiting change would move waits too: it is found once that is released or undone.
 * @param now the roadmap's time; `machineNow` is when the outbox may send it (at once).
 * @param onlyConversation where a process serves one conversation; null for all.
 */
export async function findDueReminders(reads: PlannerReads, networks: NetworkDirectory, now: Instant, machineNow: Instant, onlyConversation: string | null): Promise<DueReminder[]> {
  const subscribers = await findSubscribers(reads, networks, onlyConversation);
  if (subscribers.length === 0) return [];
  const held = await reads.roadmap.heldMilestones();
  const milestones = (await reads.roadmap.milestones()).filter((milestone) => !held.has(milestone.id));
  const planned = planReminders(now, subscribers, { milestones, exactSince: becameExact(milestones, await reads.roadmap.formerDates()) });
  const fresh = await notCarried(planned, reads.deliveries);
  if (fresh.length === 0) return [];
  const sent = await reads.reminders.sentSince(firstDayOf(fresh));
  return subscribers.flatMap((subscriber) => dueTo(subscriber, { fresh, sent }, now, machineNow));
}

/** Puts what is due into the outbox. Resolves with the number added; what is carried already stays single. */
export async function enqueueReminders(tx: { readonly deliveries: Pick<DeliveryWrites, 'enqueue'>; readonly reminders: Pick<ReminderWrites, 'countMessage'> }, due: readonly DueReminder[], machineNow: Instant): Promise<number> {
  let added = 0;
  for (const { delivery, countsOn } of due) {
    if ((await tx.deliveries.enqueue([delivery], machineNow)) === 0) continue;
    added += 1;
    if (countsOn !== null) await tx.reminders.countMessage(delivery.key, delivery.conversation, countsOn);
  }
  return added;
}

/** Names a reminder for ever. The date's revision is part of it: a moved date is reminded anew. A message with several has the name of its first. */
export function reminderKey(one: CarriedSubject): string {
  return `reminder:${one.conversation}:${one.milestone}:${one.dateRevision}:${one.offsetDays}`;
}

/** Whoever is told by a correction that another date held has heard of the exact one too. */
async function notCarried(planned: readonly PlannedReminder[], deliveries: PlannerReads['deliveries']): Promise<PlannedReminder[]> {
  const corrected = planned.filter(({ offsetDays }) => offsetDays === NOW_EXACT).map((one) => ({ ...one, offsetDays: CORRECTION }));
  const carried = new Set((await deliveries.carried([...planned, ...corrected])).map(reminderKey));
  return planned.filter((one) => !carried.has(reminderKey(one)) && !(one.offsetDays === NOW_EXACT && carried.has(reminderKey({ ...one, offsetDays: CORRECTION }))));
}

/** From the first day on which something was due; a day more, since days begin earlier elsewhere. */
function firstDayOf(fresh: readonly PlannedReminder[]): CalendarDate {
  const first = fresh.map(({ at }) => dayIn('UTC', at)).reduce((one, other) => (one < other ? one : other));
  return plusDays(first, -1);
}

function dueTo(subscriber: Subscriber, { fresh, sent }: { readonly fresh: readonly PlannedReminder[]; readonly sent: readonly SentOnDay[] }, now: Instant, machineNow: Instant): DueReminder[] {
  const { conversation } = subscriber.subscription;
  const own = fresh.filter((one) => one.conversation === conversation);
  if (own.length === 0) return [];
  const days = new Map(sent.filter((one) => one.conversation === conversation).map(({ day, messages }) => [day, messages]));
  const messages = bundle(now, subscriber, own, (day) => days.get(day) ?? 0);
  const late = own.filter(({ isTooLate }) => isTooLate).map((one) => ({ delivery: deliveryOf(conversation, [one], machineNow), countsOn: null }));
  return [...messages.map(({ reminders, day }) => ({ delivery: deliveryOf(conversation, reminders, machineNow), countsOn: day })), ...late];
}

function deliveryOf(conversation: string, reminders: PlannedMessage['reminders'], due: Instant): NewDelivery {
  const subjects = reminders.map(({ milestone, dateRevision, offsetDays }): DeliverySubject => ({ milestone, dateRevision, offsetDays }));
  const [first] = subjects;
  if (first === undefined) throw new Error('a reminder of nothing');
  return {
    key: reminderKey({ conversation, ...first }), conversation, thread: null, onlyFor: null, saying: reminder.of({ subjects, look: 'plain', taken: null, standing: false }), language: null,
    priority: PRIORITY.reminder, due, subjects, updates: null,
  };
}
