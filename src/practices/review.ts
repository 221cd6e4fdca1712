import { z } from 'zod';
import type { Instant } from '../time/instant.js';

/** What reviewers add to a practice; its texts and its state stand in the practice itself. */
export interface Review {
  /** The reviewer who has it (as `who` writes an account); null while it waits for one. */
  readonly assignee: string | null;
  /** Why it was rejected; null where it was not. */
  readonly reason: string | null;
  /** The practice into which it was merged, or of which it is a duplicate. */
  readonly other: string | null;
  /** Where the Hub shows it. */
  readonly address: string | null;
}

/** A practice that nobody has looked at yet. */
export const UNTOUCHED: Review = { assignee: null, reason: null, other: null, address: null };

/** How a practice stands in the Secretariat's queue. */
export interface Waiting {
  readonly practice: string;
  readonly since: Instant;
  readonly assignee: string | null;
}

/** A step that its submitter was told of, a week ago or longer, and on which nothing came back. */
export interface Unheard {
  readonly practice: string;
  readonly step: TellingStep;
  readonly at: Instant;
}

/** Steps of which the submitter hears at once. `assign` is told once a round, and asks for no sign: somebody has it now. */
export const TellingStep = z.enum(['assign', 'request-changes', 'approve', 'reject', 'merge', 'duplicate', 'publish']);
export type TellingStep = z.infer<typeof TellingStep>;

/** Until when a step must have been told to be called unheard now. */
export const UNHEARD_AFTER_MS = 7 * 24 * 60 * 60_000;
