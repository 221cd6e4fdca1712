import type { CalendarDate } from '../time/calendar-date.js';
import { msOf, type Instant } from '../time/instant.js';
import { dayIn } from '../time/zone.js';
import { bundle } from './bundle.js';
import { concerns } from './concerns.js';
import { sinceOf, type Dates } from './dates.js';
import { firstMorning, morningAfter } from './moment.js';
import { isRemindable, momentsOf, planReminders, type PlannedReminder } from './plan.js';
import type { Subscriber } from './subscriber.js';

/** A message that would be sent, as things stand. */
export interface PreviewedMessage {
  readonly at: Instant;
  readonly subscriber: Subscriber;
  readonly reminders: readonly PlannedReminder[];
  /** The first day whose messages were used up, so that it waits until `at`; null where nothing waits. */
  readonly waitedSince: CalendarDate | null;
}

/** What has been sent already, and so is not sent again. */
export interface Past {
  readonly isCarried: (reminder: PlannedReminder) => boolean;
  readonly sentOn: (conversation: string, day: CalendarDate) => number;
}

/**
 * What would be sent from one day to another (both included, each on the conversation's own clock), by the very rules that send it,
 * stepped from moment to moment. In the order of time, then of the subscribers. What was due before `from` is taken as done.
 */
export function previewReminders(from: CalendarDate, to: CalendarDate, subscribers: readonly Subscriber[], dates: Dates, past: Past): PreviewedMessage[] {
  const messages = subscribers.flatMap((subscriber) => previewOne(from, to, subscriber, dates, past));
  return messages.sort((one, other) => msOf(one.at) - msOf(other.at));
}

function previewOne(from: CalendarDate, to: CalendarDate, subscriber: Subscriber, dates: Dates, past: Past): PreviewedMessage[] {
  const { conversation } = subscriber.subscription;
  const sent = new Map<CalendarDate, number>();
  const sentOn = (day: CalendarDate): number => past.sentOn(conversation, day) + (sent.get(day) ?? 0);
  const carried = new Set<string>();
  const waiting = momentsBetween(from, to, subscriber, dates);
  const messages: PreviewedMessage[] = [];
  for (let now = waiting.shift(); now !== undefined; now = waiting.shift()) {
    const due = planReminders(now, [subscriber], dates).filter((one) => one.day >= from && !carried.has(nameOf(one)) && !past.isCarried(one) && !one.isTooLate);
    const gone = bundle(now, subscriber, due, sentOn);
    for (const { reminders, day, waitedSince } of gone) {
      for (const one of reminders) carried.add(nameOf(one));
      sent.set(day, (sent.get(day) ?? 0) + 1);
      messages.push({ at: now, subscriber, reminders, waitedSince });
    }
    if (due.some((one) => !carried.has(nameOf(one)))) comeBack(now, to, subscriber, waiting);
  }
  return messages;
}

/** What is left over is looked at again on the next morning. */
function comeBack(now: Instant, to: CalendarDate, subscriber: Subscriber, waiting: Instant[]): void {
  const next = morningAfter(subscriber, dayIn(subscriber.zone, now));
  if (next.day > to || waiting.includes(next.at)) return;
  waiting.push(next.at);
  waiting.sort();
}

function momentsBetween(from: CalendarDate, to: CalendarDate, subscriber: Subscriber, dates: Dates): Instant[] {
  const wanted = dates.milestones.filter((milestone) => isRemindable(milestone) && concerns(subscriber, milestone));
  const moments = wanted.flatMap((milestone) => {
    const exact = dates.exact.get(milestone.id);
    return [...momentsOf(subscriber, milestone, sinceOf(milestone, dates)), ...(exact === undefined ? [] : [firstMorning(subscriber, exact.at)])];
  });
  return [...new Set(moments.filter(({ day }) => day >= from && day <= to).map(({ at }) => at))].sort();
}

function nameOf({ milestone, dateRevision, offsetDays }: PlannedReminder): string {
  return `${milestone}:${dateRevision}:${offsetDays}`;
}
