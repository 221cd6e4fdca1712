import type { PlatformName } from '../chat/conversation.js';
import type { Receipt } from '../chat/platform.js';
import type { DeliveryState } from '../delivery/delivery.js';
import type { Language } from '../language/language.js';
import type { NetworkCode } from '../networks/network.js';
import type { Instant } from '../time/instant.js';
import type { Broadcast, CarriedDate, Content, NewBroadcast } from './broadcast.js';
import type { CopyCounts } from './tally.js';

/** What a row of the outbox is to a broadcast: the message itself, its correction, a word to those who have not seen it, its removal. */
export type Part = 'first' | 'correction' | 'nudge' | 'removal';

/** One conversation's copy, as it stands in the outbox now. */
export interface Copy {
  readonly delivery: string;
  readonly conversation: string;
  readonly platform: PlatformName;
  readonly network: NetworkCode | null;
  readonly part: Part;
  readonly state: DeliveryState;
  readonly reason: string | null;
  readonly receipt: Receipt | null;
  /** The delivery whose message it changes; where that is gone, it writes another. */
  readonly updates: string | null;
  /** True once a try may have arrived that nobody could ask about: where it went again after that, it may stand twice, and only one of the two can be named. */
  readonly again: boolean;
  readonly due: Instant;
  /** When its state last changed, machine time. */
  readonly changed: Instant;
  /** The text that it shows, or will. */
  readonly hash: string;
}

/** A row to write. `unreachable`: why it cannot be brought now; it is due once the bot hears from there. */
export interface NewCopy {
  readonly key: string;
  readonly conversation: string;
  readonly due: Instant;
  readonly updates: string | null;
  readonly unreachable: string | null;
}

/** What all rows that are written at once share. */
export interface Shared {
  readonly broadcast: number;
  readonly round: number;
  readonly part: Part;
  readonly says: string;
  readonly carried: Carried;
  readonly priority: number;
  /** Where a move finds them; each broadcast and round has its own, and each correction. Null: it carries no date of its own. */
  readonly offsetDays: number | null;
}

/** The arguments of a copy: which text, frozen, and the dates that it tells. */
export interface Carried {
  readonly broadcast: number;
  readonly hash: string;
  readonly dates: readonly CarriedDate[];
}

/** Which rows are meant: of one broadcast, one round and one part, in these states, and (where named) for one of these reasons. */
export interface CopyFilter {
  readonly broadcast: number;
  readonly round: number;
  readonly part: Part;
  readonly states: readonly DeliveryState[];
  readonly reasons?: readonly string[];
}

/** Where all rows of a round stand: its copies by state, and when any row of it last changed or somebody saw it, machine time. */
export interface Standing {
  readonly first: CopyCounts;
  readonly changedAt: Instant;
}

/** How fast it goes: what arrived within a while, and the first of it. */
export interface SentSince {
  readonly sent: number;
  readonly first: Instant | null;
}

/** Somebody in a conversation has seen it. */
export interface Seen {
  readonly conversation: string;
  readonly by: string;
  readonly at: Instant;
}

/** A question asked in reply to a copy, that waits for the Secretariat. */
export interface RepliedQuestion {
  readonly number: number;
  readonly conversation: string;
  readonly language: Language;
  readonly text: string;
}

/** A message that tells how far a broadcast has come, as it stands somewhere. */
export interface ProgressMessage {
  /** What wrote or changed it last. */
  readonly delivery: string;
  readonly conversation: string;
  readonly language: Language | null;
  /** What has happened since then it may not show. Machine time. */
  readonly toldAsOf: Instant;
  /** A change of it is to go, and will show what holds by then. */
  readonly isWaiting: boolean;
  /** A change of it is being made, with the words of when that began. */
  readonly isOnItsWay: boolean;
}

/** What tells whether one must be looked at: it is known also of one whose text cannot be read. */
export type AliveBroadcast = Pick<Broadcast, 'number' | 'state' | 'changedAt'>;

export interface BroadcastReads {
  find(number: number): Promise<Broadcast | undefined>;
  /** Newest first. */
  list(limit: number): Promise<Broadcast[]>;
  /** Those whose rows are on their way, or that must be looked after (approved, sending, stopped, sent, corrected, recalled), in the order of their numbers. */
  alive(): Promise<AliveBroadcast[]>;
  /** A text as it was written, for ever the same. */
  content(number: number, hash: string): Promise<Content | undefined>;
  /** How many copies of this round stand in which state. */
  countCopies(number: number, round: number): Promise<CopyCounts>;
  /** Of each that is alive and has rows in its newest round, by its number. */
  standings(): Promise<ReadonlyMap<number, Standing>>;
  /** How many copies of this round have arrived since, and when the first of them did. */
  sentSince(number: number, round: number, since: Instant): Promise<SentSince>;
  /** In the order of their conversations. */
  copies(number: number, round: number): Promise<Copy[]>;
  /** The copy of this broadcast that this conversation was to get when it was approved last, whatever became of it; undefined where it was to get none. */
  copyIn(conversation: string, number: number): Promise<Copy | undefined>;
  /** In the order of their conversations; each person once. */
  seen(number: number): Promise<Seen[]>;
  countSeen(number: number): Promise<number>;
  /** By conversation: broadcasts that arrived there and that nobody there has seen. */
  unseen(): Promise<ReadonlyMap<string, readonly number[]>>;
  questions(number: number): Promise<RepliedQuestion[]>;
  /** Messages that tell how far it has come: each that stands somewhere once, by the delivery that wrote or changed it last; in the order of these. */
  progressMessages(number: number): Promise<ProgressMessage[]>;
}

export interface BroadcastWrites extends BroadcastReads {
  /** Gives it the next number. Throws where its content does not fit the schema, as `keep` does. */
  begin(broadcast: NewBroadcast): Promise<Broadcast>;
  /** Writes what it has become; the revision counts up. Throws where somebody wrote another revision meanwhile. */
  keep(broadcast: Broadcast): Promise<Broadcast>;
  /** Rows of the outbox; keys that are known are left alone. Resolves with the number added. */
  addCopies(copies: readonly NewCopy[], shared: Shared, at: Instant): Promise<number>;
  /** Gives rows another state and reason. Of those that are cancelled and may have arrived (`again`) the dates count as told. Resolves with their number. */
  settleCopies(filter: CopyFilter, state: DeliveryState, reason: string | null, at: Instant): Promise<number>;
  /** When these rows go, or would: each at its own instant, by conversation. Their states stay. */
  scheduleCopies(filter: CopyFilter, due: ReadonlyMap<string, Instant> | Instant, at: Instant): Promise<void>;
  /**
   * Rows that are not on their way yet carry another text from now on, and its dates instead of those of the text before. Where that one
   * may have arrived (`again`), its dates count as told too in the end.
   */
  carryText(filter: CopyFilter, shared: Pick<Shared, 'carried' | 'offsetDays'>): Promise<void>;
  /** Due ones whose conversation cannot be reached become `unreachable`, with its reason. Resolves with their number. */
  settleGone(number: number, round: number, at: Instant): Promise<number>;
  /**
   * One that was in doubt has arrived, as somebody's answer to it shows, also where it was given up or taken back meanwhile (`again`): the dates
   * that it carries count as told. Where it was not sent again meanwhile, it stands once. Of one that was, or was given up, nobody knows that any
   * more, nor which of its texts was read: its reason is then `REASONS.pressed`.
   */
  settleArrived(delivery: string, receipt: Receipt | null, at: Instant): Promise<void>;
  /** False where this person has seen it before. */
  markSeen(number: number, seen: Seen): Promise<boolean>;
}
