import type { DeliveryState } from '../delivery/delivery.js';
import type { MilestoneId } from '../roadmap/milestone.js';
import type { Instant } from '../time/instant.js';

/** What a conversation was last told of a milestone, where everybody in it could read that. */
export interface LastTold {
  readonly conversation: string;
  readonly milestone: MilestoneId;
  readonly dateRevision: number;
  /** The name of what was said. */
  readonly via: string;
  /** Machine time. */
  readonly at: Instant;
  /** Where this only changed an older message in place: what a message of its own told last before. Who read that does not look there again. Null where this came as one, or none did before. */
  readonly posted: Pick<LastTold, 'dateRevision' | 'at'> | null;
}

/** A correction in the outbox, as far as it counts. */
export interface CarriedCorrection {
  readonly conversation: string;
  readonly state: DeliveryState;
}

/** What corrections ask the store. What only one person in a channel could read (`onlyFor`) was told to nobody else: it does not count. */
export interface CorrectionReads {
  /** By conversation; two at the same instant: the newer date. */
  lastTold(milestone: MilestoneId): Promise<LastTold[]>;
  /** The same of one conversation, by other deliveries than this one. */
  lastToldIn(conversation: string, milestones: readonly MilestoneId[], besides: string): Promise<LastTold[]>;
  /** Milestones of which somebody was told, since then, a date that had been given up and of which no correction is in the outbox. Null: ever. */
  toldTooLate(since: Instant | null): Promise<MilestoneId[]>;
  /** Corrections that tell this date. */
  corrections(milestone: MilestoneId, dateRevision: number): Promise<CarriedCorrection[]>;
}
