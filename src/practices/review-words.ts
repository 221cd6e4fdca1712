import { z } from 'zod';
import type { MessageKey } from '../language/words.js';
import type { ReviewRefusalCode } from './review-plan.js';
import type { ReviewStep, ReviewStepName } from './review-step.js';
import { readComment } from './comment.js';
import { isMe, readReviewStepName, withoutLinks } from './step-words.js';

/** What each refusal says, and how to mend it. */
export const refusalText: Record<ReviewRefusalCode, MessageKey> = {
  'may-not': 'people.refused', 'not-known': 'review.refused-not-known', 'no-step': 'review.refused-no-step', stale: 'review.refused-stale', 'no-arrow': 'review.refused-no-arrow', 'no-comment': 'review.refused-no-comment',
  'no-field': 'review.refused-no-field', 'no-text': 'review.refused-no-text', 'text-long': 'review.refused-text-long', 'no-reason': 'review.refused-no-reason', 'no-other': 'review.refused-no-other',
  same: 'review.refused-same', 'other-state': 'review.refused-other-state', 'no-reviewer': 'review.refused-no-reviewer', 'bad-address': 'review.refused-bad-address', 'revised-already': 'review.refused-revised-already',
};

/** What is said to the reviewer once it is done. */
export const doneText: Record<ReviewStepName, MessageKey> = {
  comment: 'review.done-comment', 'request-changes': 'review.done-request-changes', approve: 'review.done-approve', reject: 'review.done-reject', merge: 'review.done-merge',
  duplicate: 'review.done-duplicate', assign: 'review.done-assign', publish: 'review.done-publish',
};

/** What was typed behind `review`: a page of the queue, a card, a step on one; `unread` where it is none of them. */
export type ReviewWish =
  | { readonly kind: 'queue'; readonly page: number }
  | { readonly kind: 'card'; readonly practice: string }
  | { readonly kind: 'step'; readonly practice: string; readonly step: ReviewStep }
  | { readonly kind: 'unread'; readonly practice: string; readonly said: string };

const Page = z.string().regex(/^[1-9]\d{0,2}$/).transform(Number);

/**
 * Reads `review`, `review 2`, `review ID`, `review ID approve`, `review ID comment FIELD: text`, `review ID reject REASON` and so on,
 * the steps in any of the six languages.
 * @param me the account that types: `assign me`.
 */
export function readReviewWords(rest: string, me: string): ReviewWish {
  const [, first = '', behind = ''] = /^(\S*)\s*(.*)$/su.exec(rest.trim()) ?? [];
  if (first === '') return { kind: 'queue', page: 1 };
  const page = Page.safeParse(first).data;
  if (page !== undefined) return { kind: 'queue', page };
  const practice = first.toLowerCase();
  if (behind === '') return { kind: 'card', practice };
  const step = readReviewStep(behind, me);
  return step === undefined ? { kind: 'unread', practice, said: /^\S+/u.exec(behind)?.[0] ?? behind } : { kind: 'step', practice, step };
}

/** Reads a step and what stands behind it; undefined where there is no such step. `me`: the account that acts. */
export function readReviewStep(said: string, me: string): ReviewStep | undefined {
  const typed = readReviewStepName(said);
  if (typed === undefined) return undefined;
  const { name, rest } = typed;
  switch (name) {
    case 'approve':
    case 'request-changes':
      return { step: name };
    case 'comment': {
      const read = readComment(rest);
      return { step: 'comment', field: read?.field ?? rest, text: read?.text ?? '' };
    }
    case 'reject':
      return { step: 'reject', reason: rest };
    case 'merge':
    case 'duplicate':
      return { step: name, other: withoutLinks(rest).toLowerCase() };
    case 'assign': {
      const to = withoutLinks(rest);
      return { step: 'assign', to: isMe(to) || isMe(rest) ? me : to };
    }
    case 'publish':
      return { step: 'publish', address: withoutLinks(rest) };
  }
}
