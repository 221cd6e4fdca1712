import { CORRECTION } from '../corrections/correction.js';
import { PRIORITY, type DeliverySubject, type NewDelivery } from '../delivery/delivery.js';
import type { AskedSubject, CarriedSubject, DeliveryReads, DeliveryWrites, Overtaken } from '../delivery/repository.js';
import type { RoadmapReads } from '../roadmap/repository.js';
import { plusDays, type CalendarDate } from '../time/calendar-date.js';
import { msOf, plusMs, type Instant } from '../time/instant.js';
import { dayIn } from '../time/zone.js';
import { bundle, type PlannedMessage, type SentOn } from './bundle.js';
import { NOW_EXACT, type PlannedReminder } from './plan.js';
import type { ReminderReads, ReminderWrites } from './repository.js';
import type { Subscriber } from './subscriber.js';
import { reminder } from './tell-reminder.js';

/** The part of the store that tells what went already. */
export interface SentReads {
  readonly reminders: Pick<ReminderReads, 'sentSince'>;
  readonly deliveries: Pick<DeliveryReads, 'carried' | 'overtaken'>;
}

/** A message for the outbox. `countsOn`: the conversation's day whose messages it is one of; null where it only notes that it is too late. */
export interface DueReminder {
  readonly delivery: NewDelivery;
  readonly countsOn: CalendarDate | null;
}

/** What is to go to one subscriber now, and whether all is in the outbox that is due: the rest may wait for another day's messages, or hang on one that may still fail. */
export interface DueTo {
  readonly subscriber: Subscriber;
  readonly due: readonly DueReminder[];
  readonly isSettled: boolean;
}

/**
 * Of what is planned, what is not yet in the outbox, as messages.
 * @param now the roadmap's time; `machineNow` is when the outbox may send it (at once).
 */
export async function findUnsent(planned: readonly Planned[], reads: SentReads, now: Instant, machineNow: Instant): Promise<DueTo[]> {
  const all = planned.flatMap(({ due }) => due);
  if (all.length === 0) return planned.map(({ subscriber }) => ({ subscriber, due: [], isSettled: true }));
  const isCarried = await knowCarried(all, reads.deliveries);
  const owed = planned.map(({ subscriber, due }) => ({ subscriber, due: due.filter((one) => !isCarried(one)) }));
  const standFor = await findStandIns(owed.flatMap(({ due }) => due), reads.deliveries, msOf(machineNow) - msOf(now));
  const fresh = owed.map(({ subscriber, due }) => ({ subscriber, due: due.filter((one) => standFor(one) === undefined), mayStillFail: due.some((one) => standFor(one)?.mayStillFail) }));
  const sentTo = await countSent(fresh, reads.reminders);
  return fresh.map(({ subscriber, due, mayStillFail }) => ({ subscriber, due: due.length === 0 ? [] : messagesTo(subscriber, due, sentTo(subscriber), now, machineNow), isSettled: due.length === 0 && !mayStillFail }));
}

/** All that is due to one subscriber, sent or not. */
export interface Planned {
  readonly subscriber: Subscriber;
  readonly due: readonly PlannedReminder[];
}

/** The part of the store by which reminders come into the outbox. */
export interface ReminderOutbox {
  readonly roadmap: Pick<RoadmapReads, 'findMilestone'>;
  readonly deliveries: Pick<DeliveryWrites, 'enqueue' | 'knownKeys'>;
  readonly reminders: Pick<ReminderWrites, 'countMessage'>;
}

/**
 * Puts what is due into the outbox. Resolves with the number added; what is carried already stays single. What was planned on a date
 * that is another by now stays out, also where only its revision is: another process may have planned that. The next look plans it anew.
 */
export async function enqueueReminders(tx: ReminderOutbox, due: readonly DueReminder[], machineNow: Instant): Promise<number> {
  const isCurrent = await knowCurrent(due, tx.roadmap);
  let added = 0;
  for (const { delivery, countsOn } of due) {
    if (!delivery.subjects.every(isCurrent)) continue;
    const key = await enqueueNamed(tx.deliveries, delivery, machineNow);
    if (key === null) continue;
    added += 1;
    if (countsOn !== null) await tx.reminders.countMessage(key, delivery.conversation, countsOn);
  }
  return added;
}

/** Under its name; under the next one where a message that bears it went without its first date, which comes again. Null where its dates are carried already. */
async function enqueueNamed(deliveries: ReminderOutbox['deliveries'], delivery: NewDelivery, machineNow: Instant): Promise<string | null> {
  for (let nth = 1; ; nth += 1) {
    const key = nth === 1 ? delivery.key : `${delivery.key}:${nth}`;
    if ((await deliveries.enqueue([{ ...delivery, key }], machineNow)) > 0) return key;
    if (!(await deliveries.knownKeys([key])).has(key)) return null;
  }
}

async function knowCurrent(due: readonly DueReminder[], roadmap: ReminderOutbox['roadmap']): Promise<(subject: DeliverySubject) => boolean> {
  const revisions = new Map<string, number | undefined>();
  for (const id of new Set(due.flatMap(({ delivery }) => delivery.subjects.map(({ milestone }) => milestone)))) revisions.set(id, (await roadmap.findMilestone(id))?.dateRevision);
  return ({ milestone, dateRevision }) => revisions.get(milestone) === dateRevision;
}

/** Names a reminder for ever. The date's revision is part of it: a moved date is reminded anew. A message with several has the name of its first. */
export function reminderKey(one: CarriedSubject): string {
  return `reminder:${one.conversation}:${one.milestone}:${one.dateRevision}:${one.offsetDays}`;
}

/** What the outbox had, also while the same days were surer or less sure. Whoever is told by a correction that another date held has heard of the exact one too. */
export async function knowCarried(planned: readonly AskedSubject[], deliveries: Pick<DeliveryReads, 'carried'>): Promise<(one: CarriedSubject) => boolean> {
  const corrected = planned.filter(({ offsetDays }) => offsetDays === NOW_EXACT).map((one) => ({ ...one, offsetDays: CORRECTION }));
  const carried = new Set((await deliveries.carried([...planned, ...corrected])).map(reminderKey));
  return (one) => carried.has(reminderKey(one)) || (one.offsetDays === NOW_EXACT && carried.has(reminderKey({ ...one, offsetDays: CORRECTION })));
}

/** Which of these need not go, since another reminder of the same days is late and says all that they would. `aheadMs`: by how much the machine's clock is ahead of the roadmap's. */
async function findStandIns(owed: readonly PlannedReminder[], deliveries: SentReads['deliveries'], aheadMs: number): Promise<(one: CarriedSubject) => Overtaken | undefined> {
  // That a date is known to the day now says something else, and a snoozed one was asked for by itself.
  const asked = owed.filter(({ offsetDays }) => offsetDays < NOW_EXACT).map((one) => ({ ...one, owedAt: plusMs(one.at, aheadMs) }));
  const found = new Map(asked.length === 0 ? [] : (await deliveries.overtaken(asked)).map((one) => [reminderKey(one), one]));
  return (one) => found.get(reminderKey(one));
}

/** How many messages a day those had to whom something is to go: from the first day on which something was due. */
async function countSent(fresh: readonly Planned[], reminders: SentReads['reminders']): Promise<(subscriber: Subscriber) => SentOn> {
  const owed = fresh.filter(({ due }) => due.length > 0);
  const moments = owed.flatMap(({ due }) => due.map(({ at }) => dayIn('UTC', at)));
  if (moments.length === 0) return () => () => 0;
  // A day more, since days begin earlier elsewhere.
  const first = plusDays(moments.reduce((one, other) => (one < other ? one : other)), -1);
  const sent = await reminders.sentSince(first, owed.map(({ subscriber }) => subscriber.subscription.conversation));
  const days = new Map(sent.map(({ conversation, day, messages }) => [`${conversation} ${day}`, messages]));
  return ({ subscription: { conversation } }) => (day) => days.get(`${conversation} ${day}`) ?? 0;
}

function messagesTo(subscriber: Subscriber, fresh: readonly PlannedReminder[], sentOn: SentOn, now: Instant, machineNow: Instant): DueReminder[] {
  const { conversation } = subscriber.subscription;
  const late = fresh.filter(({ isTooLate }) => isTooLate).map((one) => ({ delivery: deliveryOf(conversation, [one], machineNow), countsOn: null }));
  return [...bundle(now, subscriber, fresh, sentOn).map(({ reminders, day }) => ({ delivery: deliveryOf(conversation, reminders, machineNow), countsOn: day })), ...late];
}

function deliveryOf(conversation: string, reminders: PlannedMessage['reminders'], due: Instant): NewDelivery {
  const owed = reminders.map(({ milestone, dateRevision, offsetDays, helpsUntil }) => ({ milestone, dateRevision, offsetDays, helpsUntil }));
  const subjects = owed.map(({ milestone, dateRevision, offsetDays }): DeliverySubject => ({ milestone, dateRevision, offsetDays }));
  const [first] = subjects;
  if (first === undefined) throw new Error('a reminder of nothing');
  return {
    key: reminderKey({ conversation, ...first }), conversation, thread: null, onlyFor: null, saying: reminder.of({ subjects: owed, look: 'plain', taken: null, standing: false }), language: null,
    priority: PRIORITY.reminder, due, subjects, updates: null,
  };
}
