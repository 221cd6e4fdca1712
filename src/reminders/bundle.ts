import type { CalendarDate } from '../time/calendar-date.js';
import type { Instant } from '../time/instant.js';
import { dayIn } from '../time/zone.js';
import { morningAfter, type Moment } from './moment.js';
import type { PlannedReminder } from './plan.js';
import type { Subscriber } from './subscriber.js';

/** One message to one conversation, with all that is due there together. */
export interface PlannedMessage {
  readonly conversation: string;
  /** The roadmap's moment at which it goes. */
  readonly at: Instant;
  /** The conversation's day on which it counts. */
  readonly day: CalendarDate;
  readonly reminders: readonly PlannedReminder[];
  /** The days whose messages were all used up, so that it waited. */
  readonly waitedSince: CalendarDate | null;
}

/** How many messages with reminders a conversation had on its own days. */
export type SentOn = (day: CalendarDate) => number;

/** A message with more dates than this is not read. */
const MOST_DATES = 10;

/**
 * Puts what is due for one conversation, and was not carried yet, into messages: together what goes now, at most so many a day
 * as it wants. The rest is found again by the next call, and goes on the next morning (of a working day, where these count).
 */
export function bundle(now: Instant, subscriber: Subscriber, due: readonly PlannedReminder[], sentOn: SentOn): PlannedMessage[] {
  const today = dayIn(subscriber.zone, now);
  const ready = due.filter(({ isTooLate }) => !isTooLate).map((reminder) => ({ reminder, goes: whenItGoes(subscriber, reminder, today, sentOn) })).filter(({ goes }) => goes.at <= now);
  const free = Math.max(0, subscriber.subscription.mostADay - sentOn(today));
  return inTens(ready).slice(0, free).map((together) => messageOf(subscriber, today, together));
}

interface Ready {
  readonly reminder: PlannedReminder;
  readonly goes: Pick<Moment, 'at' | 'day'>;
}

/** Its own moment, or the next morning after each day that was full. */
function whenItGoes(subscriber: Subscriber, reminder: PlannedReminder, today: CalendarDate, sentOn: SentOn): Pick<Moment, 'at' | 'day'> {
  let goes: Pick<Moment, 'at' | 'day'> = reminder;
  while (goes.day <= today && sentOn(goes.day) >= subscriber.subscription.mostADay) goes = morningAfter(subscriber, goes.day);
  return goes;
}

/** Ten dates a message; what is said of one date stands together. */
function inTens(ready: readonly Ready[]): Ready[][] {
  const dates = [...new Set(ready.map(({ reminder }) => reminder.milestone))];
  const messages: Ready[][] = [];
  for (let from = 0; from < dates.length; from += MOST_DATES) {
    const wanted = new Set(dates.slice(from, from + MOST_DATES));
    messages.push(ready.filter(({ reminder }) => wanted.has(reminder.milestone)));
  }
  return messages;
}

function messageOf({ subscription }: Subscriber, day: CalendarDate, together: readonly Ready[]): PlannedMessage {
  const at = together.map(({ goes }) => goes.at).reduce((one, other) => (one > other ? one : other));
  const waited = together.filter(({ reminder, goes }) => goes.at !== reminder.at).map(({ reminder }) => reminder.day).sort();
  return { conversation: subscription.conversation, at, day, reminders: together.map(({ reminder }) => reminder), waitedSince: waited[0] ?? null };
}
