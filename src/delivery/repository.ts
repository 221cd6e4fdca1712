import { PLATFORMS, type PlatformName } from '../chat/conversation.js';
import type { AboutDate } from '../chat/message.js';
import type { Receipt } from '../chat/platform.js';
import type { Instant } from '../time/instant.js';
import type { AgeLimit } from './age-limits.js';
import type { Delivery, DeliveryState, DeliverySubject, NewDelivery, Settled } from './delivery.js';

/** Which deliveries a process may take now: of the platforms it serves, of one conversation only (its id) or all, but not of `except`. */
export interface Reach {
  readonly platforms: readonly PlatformName[];
  readonly onlyConversation: string | null;
  readonly except: readonly string[];
  /** Workspaces to which nothing may go now. */
  readonly closedTenants: readonly TenantKey[];
  /** How many may go to a workspace now, so that one does not take the places of all. */
  room(tenant: TenantKey): number;
}

/** Names a workspace or tenant of a platform. */
export type TenantKey = `${PlatformName} ${string}`;

export function tenantKey(platform: PlatformName, tenant: string): TenantKey {
  return `${platform} ${tenant}`;
}

/** Whose workspace a key names; undefined where it is the id of a conversation, which begins with no platform. */
export function platformOf(key: string): PlatformName | undefined {
  return PLATFORMS.find((platform) => key.startsWith(`${platform} `));
}

export function isTenantKey(key: string): key is TenantKey {
  return platformOf(key) !== undefined;
}

/** A workspace (`TenantKey`) or conversation (its id) that a platform asked to leave alone until then (Retry-After). */
export interface Silence {
  readonly key: string;
  readonly until: Instant;
}

/** A date that a delivery carries to a conversation. */
export interface CarriedSubject extends DeliverySubject {
  readonly conversation: string;
}

/** The same, wherever it was carried by a revision of its date from `sameSince` to `dateRevision`. */
export interface AskedSubject extends CarriedSubject {
  readonly sameSince: number;
}

/** A reminder so many days before a date, below 0 after it, and when (machine time) it should have gone. */
export interface AskedReminder extends AskedSubject {
  readonly owedAt: Instant;
}

/** A reminder that another one of the same days makes needless. `mayStillFail`: that one is still to go, or may not have arrived. */
export interface Overtaken extends CarriedSubject {
  readonly mayStillFail: boolean;
}

export interface DeliveryReads {
  findDelivery(key: string): Promise<Delivery | undefined>;
  /** Newest changed first. */
  deliveries(filter: { states?: readonly DeliveryState[]; conversation?: string; limit: number }): Promise<Delivery[]>;
  countByState(): Promise<Partial<Record<DeliveryState, number>>>;
  /** The delivery with this receipt in this conversation: which message a pressed button belongs to. */
  findByReceipt(conversation: string, receipt: Receipt): Promise<Delivery | undefined>;
  /** Which of these keys are in the outbox already. */
  knownKeys(keys: readonly string[]): Promise<Set<string>>;
  /** Which of these dates a delivery carries already, to the conversation named beside each. */
  carried(subjects: readonly AskedSubject[]): Promise<CarriedSubject[]>;
  /**
   * Those of these reminders for which another stands, of the same days and on the same side of them (before, or after): one that is still
   * to go there, or that waited and was first tried when this one was owed. It says all that still helps. What is no such offset stands for none.
   */
  overtaken(asked: readonly AskedReminder[]): Promise<Overtaken[]>;
  /** When the earliest delivery that waits becomes due; null when none waits. */
  nextDue(): Promise<Instant | null>;
}

export interface DeliveryWrites extends DeliveryReads {
  /** Keys and subjects that are known already are left alone. Resolves with the number added. */
  enqueue(deliveries: readonly NewDelivery[], at: Instant): Promise<number>;
  /**
   * Up to `limit` due or retrying ones within reach, first in line first, now `sending` by `worker`; at most one a conversation, and
   * none before what stands ahead of it there and is still under way.
   */
  claim(worker: string, now: Instant, limit: number, reach: Reach): Promise<Delivery[]>;
  /**
   * Writes how tries (and questions about doubts) ended, with their receipts and `told` rows: rows that are `sending`
   * or `unknown` by this worker, and still of the try that ended; what a question found out only where the doubt still stands. All other
   * keys come back.
   */
  settle(worker: string, settled: readonly Settled[], at: Instant): Promise<string[]>;
  /**
   * Keeps which dates an answer is about to tell, before its request is opened: should nobody learn what became of it, they count as told
   * in the end. They neither hold it nor let it go. Dates that it carries already are left alone.
   */
  keepDates(delivery: string, dates: readonly AboutDate[]): Promise<void>;
  /** Ends states that last too long. Resolves with the number of rows. */
  ageOut(limits: readonly AgeLimit[], now: Instant): Promise<number>;
  /**
   * A person has it tried again: `refused`, `unreachable`, `unknown`, `skipped` and `cancelled` ones become `due`, marked `again` where
   * they may have arrived; a conversation that could not be reached is held to be reachable, and all that was for it becomes due.
   * False where it is in another state, or not known.
   */
  tryAgain(key: string, at: Instant): Promise<boolean>;
  /** A person takes it back: `due`, `retrying` and `unknown` ones become `cancelled`. False where it is in another state, or not known. */
  cancel(key: string, reason: string, at: Instant): Promise<boolean>;
  /** Rows that are `sending` by a worker without a living lease become `unknown`. Resolves with their number. */
  markAbandoned(now: Instant): Promise<number>;
  /**
   * Up to `limit` `unknown` ones, in doubt since `changedBefore` or longer and not yet sent a second time (`again`), become
   * this worker's to ask about: they stay `unknown`, `changed` becomes `now` so that no other worker asks at the same time.
   */
  claimUnknown(worker: string, changedBefore: Instant, limit: number, reach: Reach, now: Instant): Promise<Delivery[]>;
  /**
   * Takes back what is not sent yet: `due` and `retrying` ones that carry this date and no other milestone's. Of one that may have arrived
   * (`again`) the dates count as told. `sparesReminders`: not reminders, where the days are still the same. Resolves with their number.
   */
  skipSubject(subject: Pick<DeliverySubject, 'milestone'> & { readonly dateRevisionBelow: number; readonly sparesReminders: boolean }, reason: string, at: Instant): Promise<number>;
  /** Mine, or free, or over: true when `holder` has it until `until`. */
  lease(name: string, holder: string, now: Instant, until: Instant): Promise<boolean>;
  release(name: string, holder: string): Promise<void>;
  /** Keeps what platforms asked for, so that another process, or the next life of this one, holds to it too. */
  keepSilences(silences: readonly Silence[]): Promise<void>;
  /** Those that are not over; the others are forgotten. */
  silences(now: Instant): Promise<Silence[]>;
}
