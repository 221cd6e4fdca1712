import type { CalendarDate } from '../time/calendar-date.js';
import type { NetworkCode } from '../networks/network.js';
import type { MilestoneId } from '../roadmap/milestone.js';
import type { FreeDayOf } from './free-day.js';
import type { Mark } from './mark.js';
import type { Subscription } from './subscription.js';

/** How many messages with reminders a conversation had on one of its days. */
export interface SentOnDay {
  readonly conversation: string;
  readonly day: CalendarDate;
  readonly messages: number;
}

export interface ReminderReads {
  findSubscription(conversation: string): Promise<Subscription | undefined>;
  subscriptions(): Promise<Subscription[]>;
  /** What people said of single milestones: everywhere, or in one conversation. */
  marks(conversation?: string): Promise<{ conversation: string; mark: Mark }[]>;
  /** What networks said of single days: all, or one. In the order of the days. */
  freeDays(network?: NetworkCode): Promise<FreeDayOf[]>;
  /** Messages a day, from this day on. */
  sentSince(day: CalendarDate): Promise<SentOnDay[]>;
}

export interface ReminderWrites extends ReminderReads {
  /** Replaces what the conversation had. Empty offsets are not kept: use `unsubscribe`. */
  subscribe(subscription: Omit<Subscription, 'revision'>): Promise<void>;
  /** False when there was none. */
  unsubscribe(conversation: string): Promise<boolean>;
  /** Replaces what was said of this milestone here. */
  mark(conversation: string, mark: Mark): Promise<void>;
  unmark(conversation: string, milestone: MilestoneId): Promise<void>;
  setFreeDay(freeDay: FreeDayOf): Promise<void>;
  /** False when the network had said nothing of this day. */
  forgetFreeDay(network: NetworkCode, day: CalendarDate): Promise<boolean>;
  /** A message with reminders counts on this day of the conversation; the same message once. */
  countMessage(delivery: string, conversation: string, day: CalendarDate): Promise<void>;
}
