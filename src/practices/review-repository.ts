import type { Instant } from '../time/instant.js';
import type { FieldComment } from './comment.js';
import type { Review, TellingStep, Unheard, Waiting } from './review.js';

/** How much waits in review. */
export interface ReviewCounts {
  readonly waiting: number;
  readonly unheard: number;
}

export interface ReviewReads {
  /** `UNTOUCHED` where no reviewer has done anything yet, and where there is no such practice. */
  findReview(practice: string): Promise<Review>;
  /** Every comment on it, the oldest first. */
  commentsOn(practice: string): Promise<FieldComment[]>;
  /** Practices that wait for a reviewer, the one submitted first first. */
  queue(page: { readonly limit: number; readonly offset: number }): Promise<Waiting[]>;
  /** Steps told before `toldBefore`, each the newest of its practice, on which neither a sign nor a written field came back; the oldest first. */
  unheard(toldBefore: Instant, limit: number): Promise<Unheard[]>;
  countReviews(toldBefore: Instant): Promise<ReviewCounts>;
}

export interface ReviewWrites extends ReviewReads {
  addComment(comment: Omit<FieldComment, 'toldAt'>): Promise<void>;
  /** Comments that nobody was told yet become those of this revision of the practice. */
  tellComments(practice: string, revision: number): Promise<void>;
  /** Writes what is given, and leaves the rest. */
  keepReview(practice: string, change: Partial<Review>): Promise<void>;
  /** That the submitter was told of a step, which gave the practice this revision. */
  noteTold(told: { readonly practice: string; readonly revision: number; readonly step: TellingStep; readonly at: Instant }): Promise<void>;
  /** The submitter gave a sign: whatever was told is read. False where nothing waited for one. */
  noteHeard(practice: string, at: Instant): Promise<boolean>;
  /** Takes an account (as `who` writes it) out of all reviews: what it had is with nobody, what it said stays without a name. */
  forgetReviewer(account: string): Promise<void>;
}
