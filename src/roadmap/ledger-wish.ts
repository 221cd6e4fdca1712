import { z } from 'zod';
import type { Instant } from '../time/instant.js';
import type { Change } from './change.js';
import type { DateWish } from './date-wish.js';
import type { HeldWish } from './held-wish.js';
import type { MilestoneId} from './milestone.js';
import { type FormerDate, type Milestone, type MilestoneKind, type Source } from './milestone.js';

/** What may be edited without touching the date. */
export type EditableFields = Partial<Pick<Milestone, 'title' | 'summary' | 'location' | 'notes'>>;

/** A milestone to add: what is not given gets a plain default. */
export interface NewMilestone {
  readonly id: MilestoneId;
  readonly title: string;
  readonly date: DateWish;
  readonly kind: MilestoneKind;
  /** `global` or the id of a review region. */
  readonly region: string;
  readonly deadline: boolean;
  /** The network that alone sees it; null for all. */
  readonly network: string | null;
}

/** What takes effect at once: nobody was told anything else. */
export type InstantWish =
  | { readonly kind: 'edit'; readonly id: MilestoneId; readonly fields: EditableFields }
  | { readonly kind: 'add'; readonly milestone: NewMilestone };

/** What somebody wants the ledger to do. */
export type LedgerWish = HeldWish | InstantWish;

/** Who wants it, when (the roadmap's time) and on which grounds. */
export interface Grounds {
  /** The account, as `who` writes it. */
  readonly by: string;
  readonly now: Instant;
  readonly reason: string | null;
  readonly source: Source | null;
}

/** What the plans look at: the ledger, and which date codes are taken. */
export interface LedgerView {
  readonly milestones: readonly Milestone[];
  readonly isTaken: (code: string) => boolean;
}

/** One row of the history with what stands after it. `former` is the date that no longer holds. */
export interface Step {
  readonly change: Omit<Change, 'id' | 'partOf' | 'hold'>;
  readonly next: Milestone;
  readonly former: FormerDate | null;
  /** The revision it was planned on; null for an addition. */
  readonly seen: number | null;
}

/** Steps in order: the one that was asked for, then what is computed from it. */
export interface Plan {
  readonly kind: 'plan';
  readonly steps: readonly [Step, ...Step[]];
  /** Parts and dates that hang on it and were not moved: a person should look at them. */
  readonly alsoLook: readonly MilestoneId[];
}

/** Why a change was not made. Each has its words under `roadmap.refused-…`. */
export const RefusalCode = z.enum([
  'unknown', 'several', 'incomplete', 'date-unreadable', 'date-too-far', 'end-before-start', 'reason-missing', 'source-needed', 'source-broken', 'nothing-changes', 'cancelled', 'exists', 'id-broken',
  // A change of it waits already; what was seen is old; the change is not known, or ended; its own maker asks to release it.
  'held', 'undo-instead', 'stale', 'change-unknown', 'change-ended', 'change-replaced', 'own-change', 'own-change-early',
  'network-missing', 'not-own', 'share-with',
]);
export type RefusalCode = z.infer<typeof RefusalCode>;

/** `said` is what could not be taken, in the person's words, or what to choose from. */
export interface Refusal {
  readonly kind: 'refused';
  readonly code: RefusalCode;
  readonly said: string;
}

/** A refusal with what was said. */
export function refuse(code: RefusalCode, said = ''): Refusal {
  return { kind: 'refused', code, said };
}
