import { z } from 'zod';
import type { AboutDate } from '../chat/message.js';
import type { Language } from '../language/language.js';
import type { Receipt } from '../chat/platform.js';
import type { Saying } from '../chat/saying.js';
import type { Instant } from '../time/instant.js';

/**
 * One message on its way to one conversation:
 *
 *   due ──claim──→ sending ──→ sent
 *    ↑ │              ├──→ due (given back unopened: the bot stops, or the platform asked for silence meanwhile)
 *    │ │              ├──→ retrying ──(nextTry)──→ sending
 *    │ │              │        └──fifteen tries, or a day──→ refused
 *    │ │              ├──→ unknown ──found──→ sent
 *    │ │              │        ├──absent, or asked nowhere──→ retrying (asked nowhere: marked `again`)
 *    │ │              │        └──a day──→ refused (asked nowhere and tried four times, or a broadcast: a person decides until then)
 *    │ │              ├──→ refused
 *    │ │              └──→ unreachable ──the bot hears from the conversation, or a person tries one of it again──→ due
 *    │ └──→ skipped (no longer true, or too late to help) · cancelled (by a person); so are retrying and unknown
 *    └── refused, unreachable, unknown, skipped, cancelled: a person tries again
 *
 *   unknown, refused, skipped, cancelled ──somebody presses a button under it──→ sent (a copy of a broadcast that may have arrived)
 *
 * A row is `sending` only while its request is open, or about to be. `unknown`: it may have arrived. What is for a conversation
 * that cannot be reached is not claimed: it waits as it is. No state lasts for ever: `age-limits.ts`.
 */
export const DeliveryState = z.enum(['due', 'sending', 'sent', 'retrying', 'unknown', 'refused', 'unreachable', 'skipped', 'cancelled']);
export type DeliveryState = z.infer<typeof DeliveryState>;

/** Lower goes first. */
export const PRIORITY = { reply: 0, correction: 10, reminder: 20, broadcast: 30 } as const;

/**
 * What is no broadcast goes again, marked, as often as it comes into doubt, until it has been tried so often: then a person decides.
 * docs/decisions/011 tells why once more is not enough.
 */
export const MOST_TRIES_IN_DOUBT = 4;

/** A delivery as a feature writes it. `key` is unique for ever: the same key is never sent as a second message. */
export interface NewDelivery {
  readonly key: string;
  readonly conversation: string;
  /** Where in the conversation; null: a new message. */
  readonly thread: string | null;
  /** The account (`who`) that alone should see it; null for all. */
  readonly onlyFor: string | null;
  readonly saying: Saying;
  /** The language of the words it answers; null: the conversation's when it is sent. */
  readonly language: Language | null;
  readonly priority: number;
  /** Machine time. */
  readonly due: Instant;
  /** What it carries, so that a move can find what is still on its way. */
  readonly subjects: readonly DeliverySubject[];
  /** Set where it changes an earlier message in place instead of writing a new one: that message's delivery key. */
  readonly updates: string | null;
}

/** Why what carries a date that is another by now is let go. */
export const DATE_HAS_MOVED = 'the date has moved';

/** Why a person's word ended it. No account stands in a reason: it is found by no erasure there, and lines of the trail copy it. */
export const TAKEN_BACK = 'taken back by a person';

/**
 * In the place of `offsetDays` from here on: dates of a text that is frozen, which cannot be told without one that moved. The same below
 * nothing: of a text that the row carried before, and that may have been read: they count as told in the end, and neither hold it nor let it go.
 */
export const FROZEN_FROM = 1_000_000;

/** From here on down: dates of answers, which are composed only as they go. Each takes the next number below for its date. */
export const ANSWERED_BELOW = -2_000_000_000;

/** One date that a delivery carries: unique by milestone, dateRevision, offset and conversation. */
export interface DeliverySubject {
  readonly milestone: string;
  readonly dateRevision: number;
  readonly offsetDays: number;
}

/** A delivery as the store keeps it. Times are machine time. */
export interface Delivery extends Omit<NewDelivery, 'subjects'> {
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly nextTry: Instant | null;
  readonly worker: string | null;
  /** When it was first tried since it last became due; null before. */
  readonly began: Instant | null;
  /** When its state last changed. */
  readonly changed: Instant;
  readonly receipt: Receipt | null;
  readonly reason: string | null;
  /** True once an earlier try may have arrived: the next one says so. */
  readonly again: boolean;
}

/** How a try ended, as the dispatcher writes it. */
export interface Settled {
  readonly key: string;
  /** The try that ended, or that is in doubt (`attempts` of the delivery as it was claimed): where it was tried anew since, this is not heard any more. */
  readonly attempt: number;
  /** True for what a question about a doubt found out: it holds only while that doubt stands. */
  readonly asked: boolean;
  /** `due`: given back before its request was opened; that try is not counted. */
  readonly state: Exclude<DeliveryState, 'sending'>;
  readonly receipt: Receipt | null;
  readonly reason: string | null;
  readonly nextTry: Instant | null;
  readonly again: boolean;
  /**
   * Dates that were told with it; written as `told` rows, in the same transaction. `carried` stands for those of its subjects: a try that
   * may have arrived may have told them, though the last one told fewer, or nothing was sent any more.
   */
  readonly told: readonly (AboutDate | 'carried')[];
}
