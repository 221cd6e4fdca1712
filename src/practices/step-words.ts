import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { plainForm } from '../language/plain-form.js';
import { begun, phrasesOf, type TypedStep } from '../language/step-phrases.js';
import { REVIEW_STEPS, type ReviewStepName } from './review-step.js';

/** What can be done with a draft by its id. */
export const DRAFT_STEPS = ['show', 'submit', 'withdraw', 'delete', 'move-up', 'word'] as const;
export type DraftStepName = (typeof DRAFT_STEPS)[number];

const Phrases = z.array(z.string().min(1)).min(1);
const file = z.object({ review: z.record(z.enum(REVIEW_STEPS), Phrases), draft: z.record(z.enum(DRAFT_STEPS), Phrases), me: Phrases, links: Phrases }).parse(JSON.parse(readFileSync(new URL('./step-words.json', import.meta.url), 'utf8')));
const me = new Set(file.me.map(plainForm));
const links = new Set(file.links.map(plainForm));
const reviewSteps = phrasesOf(REVIEW_STEPS, file.review);
const draftSteps = phrasesOf(DRAFT_STEPS, file.draft);

/** The step of a review with which a text begins, in any of the six languages. */
export function readReviewStepName(text: string): TypedStep<ReviewStepName> | undefined {
  return begun(text, reviewSteps);
}

/** What is to be done with a draft, likewise. */
export function readDraftStepName(text: string): TypedStep<DraftStepName> | undefined {
  return begun(text, draftSteps);
}

/** Whether these words mean who types them; no words do, too. */
export function isMe(text: string): boolean {
  return text.trim() === '' || me.has(plainForm(text));
}

/** Without the small words in front that lead to a name: `into ID`, `avec ID`. */
export function withoutLinks(text: string): string {
  const words = text.trim().split(/\s+/);
  const first = words.findIndex((word, at) => at === words.length - 1 || !links.has(plainForm(word)));
  return words.slice(first).join(' ');
}
