import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { plainForm } from '../language/plain-form.js';
import { REVIEW_STEPS, type ReviewStepName } from './review-step.js';

/** What can be done with a draft by its id. */
export const DRAFT_STEPS = ['show', 'submit', 'withdraw', 'delete', 'move-up', 'word'] as const;
export type DraftStepName = (typeof DRAFT_STEPS)[number];

/** A step as it was typed, and what stands behind it. */
export interface TypedStep<Name> {
  readonly name: Name;
  readonly rest: string;
}

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

interface Phrase<Name> {
  readonly name: Name;
  readonly words: readonly string[];
}

/** The longest first: `request changes` before `request`. */
function phrasesOf<Name extends string>(names: readonly Name[], known: Readonly<Record<Name, readonly string[]>>): Phrase<Name>[] {
  const all = names.flatMap((name) => known[name].map((phrase) => ({ name, words: phrase.split(' ').map(plainForm) })));
  return all.sort((one, other) => other.words.length - one.words.length || other.words.join('').length - one.words.join('').length);
}

function begun<Name>(text: string, phrases: readonly Phrase<Name>[]): TypedStep<Name> | undefined {
  const given = text.trim();
  for (const { name, words } of phrases) {
    const end = endOf(given, words);
    if (end !== undefined) return { name, rest: given.slice(end).replace(/^[\s:：]+/u, '').trim() };
  }
  return undefined;
}

/** Where the phrase ends in the text that begins with it. Chinese writes no space behind a word. */
function endOf(text: string, words: readonly string[]): number | undefined {
  const [only = ''] = words;
  if (words.length === 1 && /^\p{Script=Han}+$/u.test(only)) return plainForm(text.slice(0, only.length)) === only ? only.length : undefined;
  const typed = [...text.matchAll(/\S+/gu)].slice(0, words.length);
  if (typed.length < words.length || !words.every((word, at) => bare(typed[at]?.[0] ?? '') === word)) return undefined;
  const last = typed.at(-1);
  return last === undefined ? undefined : last.index + last[0].length;
}

function bare(word: string): string {
  return plainForm(word).replace(/[:：,،.]+$/u, '');
}
