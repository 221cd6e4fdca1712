import { z } from 'zod';
import type { FormValues } from '../chat/form.js';
import type { Language } from '../language/language.js';
import type { Instant } from '../time/instant.js';

/**
 * A practice, from the first field to the Hub:
 *
 *   draft ──submit──→ submitted ──request changes──→ changes-requested ──submit──→ submitted
 *     │                   ├──approve──→ approved ──the Hub has it──→ published
 *     │                   ├──reject, with a reason──→ rejected
 *     │                   └──it is there already──→ duplicate (of another)  ·  merged (into another)
 *     ├──withdraw──→ withdrawn ←──withdraw── submitted, changes-requested
 *     └──delete──→ (the row is gone; only a draft that was never submitted)
 *
 *   approved, published ──a new revision is approved──→ superseded (kept, old beside new)
 *
 * A new revision of an approved practice is a draft of its own that names the one it `revises`.
 */
export const PracticeState = z.enum(['draft', 'submitted', 'changes-requested', 'approved', 'published', 'rejected', 'duplicate', 'merged', 'withdrawn', 'superseded']);
export type PracticeState = z.infer<typeof PracticeState>;

/** What can happen to a practice after its draft was begun. */
export const PracticeStep = z.enum(['submit', 'request-changes', 'approve', 'reject', 'duplicate', 'merge', 'withdraw', 'publish', 'supersede']);
export type PracticeStep = z.infer<typeof PracticeStep>;

const ARROWS: Readonly<Record<PracticeStep, { readonly from: readonly PracticeState[]; readonly to: PracticeState }>> = {
  submit: { from: ['draft', 'changes-requested'], to: 'submitted' },
  'request-changes': { from: ['submitted'], to: 'changes-requested' },
  approve: { from: ['submitted'], to: 'approved' },
  reject: { from: ['submitted'], to: 'rejected' },
  duplicate: { from: ['submitted'], to: 'duplicate' },
  merge: { from: ['submitted'], to: 'merged' },
  withdraw: { from: ['draft', 'submitted', 'changes-requested'], to: 'withdrawn' },
  publish: { from: ['approved'], to: 'published' },
  supersede: { from: ['approved', 'published'], to: 'superseded' },
};

/** The state after a step; undefined where the drawing has no such arrow. */
export function stateAfter(state: PracticeState, step: PracticeStep): PracticeState | undefined {
  const { from, to } = ARROWS[step];
  return from.includes(state) ? to : undefined;
}

/** States in which the texts may still be written: a draft, and what was sent back with comments. */
export function isOpen({ state }: Pick<Practice, 'state'>): boolean {
  return state === 'draft' || state === 'changes-requested';
}

/** Good practice, or one of the challenges that remain: two forms, one way through review. */
export const PracticeKind = z.enum(['practice', 'challenge']);
export type PracticeKind = z.infer<typeof PracticeKind>;

/** A warning of the checks that its submitter let stand, and why. `field` is null where it is about the whole. */
export const Overruled = z.object({ code: z.string(), field: z.string().nullable(), reason: z.string() });
export type Overruled = z.infer<typeof Overruled>;

/** A practice as the store keeps it. */
export interface Practice {
  readonly id: string;
  readonly kind: PracticeKind;
  readonly state: PracticeState;
  /** Counts each change of state; who writes names the one that was read. */
  readonly revision: number;
  /** Of the form with which it was begun. */
  readonly formVersion: number;
  /** In which it is written: the form's language when it was begun. */
  readonly language: Language;
  /** The network (country code or id of a regional network) to which it belongs; null where its conversation had none. */
  readonly network: string | null;
  /** The person who began it; null once she was erased ("former focal point"). */
  readonly submitter: string | null;
  /** Where it was begun or last submitted: there its submitter hears of each step. */
  readonly conversation: string | null;
  /** The approved practice of which this is a new revision. */
  readonly revises: string | null;
  readonly values: FormValues;
  /** Warnings that were overruled when it was submitted, for those who review it. */
  readonly overruled: readonly Overruled[];
  readonly begunAt: Instant;
  readonly changedAt: Instant;
  readonly submittedAt: Instant | null;
}
