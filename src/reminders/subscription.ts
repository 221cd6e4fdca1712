import { z } from 'zod';
import { MilestoneId, MilestoneKind } from '../roadmap/milestone.js';
import { Instant } from '../time/instant.js';

/** Days before the first day of a milestone, 0 on the day itself; below 0 days after its last day. */
export const OffsetDays = z.number().int().min(-365).max(365);

/** `own`: the dates of the network itself; `global`; else the id of a review region. */
export const Place = z.string().regex(/^[a-z]+(-[a-z]+)*$/).max(60);

/** Which milestones a conversation wants. What is empty limits nothing. */
export const Choice = z.object({
  kinds: z.array(MilestoneKind),
  /** Empty: the network's own, those of its regions, and global ones. */
  places: z.array(Place),
  audience: z.array(z.string().max(60)),
  deadlinesOnly: z.boolean(),
  /** This one and no other. */
  only: MilestoneId.nullable(),
});
export type Choice = z.infer<typeof Choice>;

/** Every milestone that concerns the conversation. */
export const EVERYTHING: Choice = { kinds: [], places: [], audience: [], deadlinesOnly: false, only: null };

/** One milestone with reminders of its own, whatever was chosen for all. */
export const Extra = z.object({ milestone: MilestoneId, offsetsDays: z.array(OffsetDays) });
export type Extra = z.infer<typeof Extra>;

/** How a conversation is reminded, beside the offsets. */
export const Manner = z.object({
  choice: Choice,
  /** A reminder on a free day comes on the working day before it. */
  onWorkingDays: z.boolean(),
  /** Messages a day; what is over waits for the next morning. */
  mostADay: z.number().int().min(1).max(20),
  /** What was kept before there was this has none. */
  also: z.array(Extra).default([]),
});
export type Manner = z.infer<typeof Manner>;

/** What `remind 14d` means: every milestone, on the very day. */
export const PLAIN: Manner = { choice: EVERYTHING, onWorkingDays: false, mostADay: 2, also: [] };

/** Since when so long before is wanted: of all that was chosen (null), or of one milestone with reminders of its own. */
export const OffsetSince = z.object({ milestone: MilestoneId.nullable(), offsetDays: OffsetDays, since: Instant });
export type OffsetSince = z.infer<typeof OffsetSince>;

/** What a conversation wants to be reminded of: one row a conversation. */
export interface Subscription extends Manner {
  readonly conversation: string;
  /** Longest first. */
  readonly offsetsDays: readonly number[];
  /** The roadmap's moment of subscribing: what was due before it is not sent. */
  readonly since: Instant;
  /** Offsets that came later, or stood before what was chosen changed; absent where all are wanted since the same moment. */
  readonly offsetsSince?: readonly OffsetSince[];
  readonly revision: number;
}

/** A network that subscribes without saying more: a month, a week and a day before, on working days. */
export const FIRST_OFFSETS: readonly number[] = [30, 7, 1];
