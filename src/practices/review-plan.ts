import { z } from 'zod';
import { LONGEST_COMMENT } from './comment.js';
import { stateAfter, type Practice, type PracticeState } from './practice.js';
import type { ReviewStep } from './review-step.js';

/** Why a step was not taken. */
export const ReviewRefusalCode = z.enum([
  'may-not', 'not-known', 'no-step', 'stale', 'no-arrow', 'no-comment', 'no-field', 'no-text', 'text-long', 'no-reason', 'no-other', 'same', 'other-state', 'no-reviewer', 'bad-address', 'revised-already',
]);
export type ReviewRefusalCode = z.infer<typeof ReviewRefusalCode>;

/** `said`: what the refusal is about, in the words that came. `state`: how the practice stands now. */
export interface ReviewRefusal {
  readonly kind: 'refused';
  readonly code: ReviewRefusalCode;
  readonly said: string;
  readonly state: PracticeState | null;
}

/** A step that can be taken: the state to which it leads (null: it stays as it is), and the old practice that it replaces. */
export interface PlannedReview {
  readonly kind: 'done';
  readonly practice: Practice;
  readonly to: PracticeState | null;
  readonly supersedes: Practice | null;
}

/** All that a plan looks at. */
export interface ReviewSight {
  readonly practice: Practice | undefined;
  /** The revision on the card whose button was pressed; null where the step was typed: then it means what stands now. */
  readonly seen: number | null;
  readonly mayReview: boolean;
  /** How many comments the submitter was not told yet. */
  readonly untold: number;
  /** Fields of the form on which can be commented. */
  readonly fields: ReadonlySet<string>;
  /** The practice that the step names beside this one. */
  readonly other: Practice | undefined;
  /** The practice of which this is a new revision. */
  readonly revised: Practice | undefined;
  /** Whether the account that the step names may review. */
  readonly isReviewer: boolean;
}

/** Whether a step can be taken, and where it leads. Pure: only arrows of the drawing in `practice.ts`, and nobody without the right. */
export function planReview(step: ReviewStep, sight: ReviewSight, said: string): PlannedReview | ReviewRefusal {
  const { practice, seen, mayReview } = sight;
  const refuse = (code: ReviewRefusalCode, about = said): ReviewRefusal => ({ kind: 'refused', code, said: about, state: practice?.state ?? null });
  if (!mayReview) return { ...refuse('may-not'), state: null };
  if (practice === undefined || practice.state === 'draft') return { ...refuse('not-known'), state: null };
  if (seen !== null && seen !== practice.revision) return refuse('stale');
  const to = leadsTo(step, practice);
  if (to === undefined) return refuse('no-arrow');
  const wrong = whatIsWrong(step, practice, sight);
  if (wrong !== undefined) return refuse(wrong.code, wrong.about ?? said);
  return { kind: 'done', practice, to, supersedes: step.step === 'approve' ? (sight.revised ?? null) : null };
}

/** The state after the step; null where it stays, undefined where the step makes no sense in this state. */
function leadsTo({ step }: ReviewStep, { state }: Practice): PracticeState | null | undefined {
  if (step === 'comment') return state === 'submitted' ? null : undefined;
  if (step === 'assign') return state === 'submitted' || state === 'changes-requested' || state === 'approved' ? null : undefined;
  return stateAfter(state, step);
}

interface Wrong {
  readonly code: ReviewRefusalCode;
  readonly about?: string;
}

function whatIsWrong(step: ReviewStep, practice: Practice, sight: ReviewSight): Wrong | undefined {
  switch (step.step) {
    case 'comment':
      return wrongComment(step, sight);
    case 'request-changes':
      return sight.untold === 0 ? { code: 'no-comment' } : undefined;
    case 'approve':
      return isReplaceable(practice, sight) ? undefined : { code: 'revised-already' };
    case 'reject':
      return wrongText(step.reason, 'no-reason');
    case 'merge':
    case 'duplicate':
      return wrongOther(step.other, practice, sight);
    case 'assign':
      return sight.isReviewer ? undefined : { code: 'no-reviewer', about: step.to };
    case 'publish':
      return isWebAddress(step.address) ? undefined : { code: 'bad-address', about: step.address };
  }
}

function wrongComment({ field, text }: { readonly field: string; readonly text: string }, { fields }: ReviewSight): Wrong | undefined {
  return fields.has(field) ? wrongText(text, 'no-text') : { code: 'no-field', about: field };
}

function wrongText(text: string, missing: 'no-text' | 'no-reason'): Wrong | undefined {
  if (text.trim() === '') return { code: missing };
  return text.trim().length > LONGEST_COMMENT ? { code: 'text-long', about: String(LONGEST_COMMENT) } : undefined;
}

// What was handed in and not put aside: a draft is nobody else's to see, and what was put aside is no place to point to.
const POINTABLE: readonly PracticeState[] = ['submitted', 'changes-requested', 'approved', 'published'];

function wrongOther(about: string, practice: Practice, { other }: ReviewSight): Wrong | undefined {
  if (other === undefined || other.state === 'draft') return { code: 'no-other', about };
  if (other.id === practice.id) return { code: 'same', about };
  return POINTABLE.includes(other.state) ? undefined : { code: 'other-state', about };
}

/** Two revisions of one practice: the second to be approved would replace one that is replaced already. */
function isReplaceable({ revises }: Practice, { revised }: ReviewSight): boolean {
  return revises === null || revised === undefined || stateAfter(revised.state, 'supersede') !== undefined;
}

const WebAddress = z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).max(2_000);

/** Whether this is a web address (http or https, with the name of a site). */
export function isWebAddress(text: string): boolean {
  return WebAddress.safeParse(text.trim()).success;
}
