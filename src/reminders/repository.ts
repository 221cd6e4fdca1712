import type { Subscription } from './subscription.js';

export interface ReminderReads {
  findSubscription(conversation: string): Promise<Subscription | undefined>;
  subscriptions(): Promise<Subscription[]>;
}

export interface ReminderWrites extends ReminderReads {
  /** Replaces what the conversation had. Empty offsets are not kept: use `unsubscribe`. */
  subscribe(subscription: Omit<Subscription, 'revision'>): Promise<void>;
  /** False when there was none. */
  unsubscribe(conversation: string): Promise<boolean>;
}
