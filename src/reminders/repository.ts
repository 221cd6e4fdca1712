import type { CalendarDate } from '../time/calendar-date.js';
import type { Conversation } from '../networks/conversation.js';
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

/** What was subscribed in a conversation that can be reached, with what is set there. */
export interface ReachableSubscription extends Pick<Conversation, 'network' | 'zone' | 'hour'> {
  readonly subscription: Subscription;
}

/** Which subscriptions are looked at: those of these conversations, or (null) of all; in the order of the conversations, after one, at most so many. */
export interface SubscriptionPage {
  readonly of: readonly string[] | null;
  readonly after: string | null;
  readonly limit: number;
}

/** Where something changed that decides what is due. `stamp`: up to here. */
export interface ChangedSince {
  readonly stamp: number;
  readonly conversations: readonly string[] | 'all';
}

export interface ReminderReads {
  findSubscription(conversation: string): Promise<Subscription | undefined>;
  subscriptions(): Promise<Subscription[]>;
  reachable(page: SubscriptionPage): Promise<ReachableSubscription[]>;
  /** What people said of single milestones: everywhere, in one conversation, or in these. */
  marks(conversation?: string | readonly string[]): Promise<{ conversation: string; mark: Mark }[]>;
  /** What networks said of single days: all, or one. In the order of the days. */
  freeDays(network?: NetworkCode): Promise<FreeDayOf[]>;
  /** Messages a day, from this day on: everywhere, or in these conversations. */
  sentSince(day: CalendarDate, conversations?: readonly string[]): Promise<SentOnDay[]>;
  /** What changed after this stamp (null: whatever it was). Read before the data, so that what changes meanwhile is found by the next call. */
  changedSince(stamp: number | null): Promise<ChangedSince>;
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
