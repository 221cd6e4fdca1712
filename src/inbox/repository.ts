import type { Incoming } from '../chat/incoming.js';
import type { Instant } from '../time/instant.js';

/** Something that arrived and is not done yet. */
export interface Kept {
  readonly id: string;
  readonly incoming: Incoming;
  readonly receivedAt: Instant;
  readonly attempts: number;
}

/** Something that was kept and cannot be read any more, as after a change of what may arrive: `fault` says why. */
export interface Unreadable {
  readonly id: string;
  readonly fault: Error;
}

/** How something that arrived ended. */
export type InboxOutcome = 'done' | 'failed' | 'not-taken';

export interface InboxReads {
  /** What is not done yet, oldest first. */
  undone(limit: number): Promise<{ readonly id: string; readonly eventId: string }[]>;
}

export interface InboxWrites extends InboxReads {
  /** False when this event is known already: acknowledge it and do nothing. Throws a ZodError on what could not be read again, and keeps nothing. */
  keep(id: string, incoming: Incoming, receivedAt: Instant): Promise<boolean>;
  /** The oldest that is not done, locked for this transaction. `conversation` (platform, tenant and id joined by `conversationKey`) narrows it. */
  takeOldest(conversation: string | null): Promise<Kept | Unreadable | undefined>;
  countAttempt(id: string): Promise<number>;
  /**
   * Done: its payload is forgotten. `outcome` is `done`; `failed` after its last attempt; `not-taken` where a form was answered with what is
   * wrong in it: the same event is a new one then, since whoever sends it once more means it.
   */
  finish(id: string, outcome: InboxOutcome, at: Instant): Promise<void>;
}

/** When somebody was heard there: as it happened, where the platform tells that, else as it was received. A platform's clock that is ahead counts for nothing. */
export function heardAtOf({ incoming: { happenedAt }, receivedAt }: Kept): Instant {
  return happenedAt === undefined || happenedAt > receivedAt ? receivedAt : happenedAt;
}

/** Names the conversation in which something arrived; what arrives in one takes effect in order. */
export function conversationKey(incoming: Pick<Incoming, 'address'>): string {
  return [incoming.address.platform, incoming.address.tenant, incoming.address.conversation].join(' ');
}
