import { z } from 'zod';
import type { Form } from '../chat/form.js';
import type { Facts } from '../roadmap/facts.js';
import { plusMs, type Instant } from '../time/instant.js';
import { checkPractice } from './check.js';
import type { FieldComment } from './comment.js';
import type { Finding } from './finding.js';
import type { PracticeForms } from './forms.js';
import type { Practice, PracticeKind } from './practice.js';
import type { PracticeReads } from './repository.js';
import type { ReviewCounts, ReviewReads } from './review-repository.js';
import { UNHEARD_AFTER_MS, type Review, type Unheard, type Waiting } from './review.js';

/** Practices a page of the queue shows: lines of a message. */
export const QUEUE_PAGE = 7;

/** What a message about reviews is composed from, as it stands when it is sent. */
export interface ReviewFacts extends Facts {
  /** The form of the practice that is shown. */
  readonly form: Form;
  /** The practice that the message is about; null where there is none. */
  readonly shown: ShownPractice | null;
  /** Where the message is a queue. */
  readonly queue: ShownQueue | null;
}

/** A practice with all that reviewers know of it. */
export interface ShownPractice {
  readonly practice: Practice;
  readonly title: string;
  readonly review: Review;
  readonly comments: readonly FieldComment[];
  /** The one of which it is a new revision. */
  readonly revised: Practice | null;
  readonly otherTitle: string | null;
  /** What the checks find now, so that a warning that was overruled can be told in words. */
  readonly findings: readonly Finding[];
}

/** One line of the queue. */
export type QueueLine<Of> = Of & { readonly title: string; readonly network: string | null; readonly kind: PracticeKind; readonly state: Practice['state'] };

/** A page of the queue. Steps that nobody answered stand on the first page only. */
export interface ShownQueue {
  readonly page: number;
  readonly counts: ReviewCounts;
  readonly waiting: readonly QueueLine<Waiting>[];
  readonly unheard: readonly QueueLine<Unheard>[];
}

/** What messages about reviews are read from. */
export interface ReviewFactReads {
  readonly practices: Pick<PracticeReads, 'findPractice' | 'listPractices'>;
  readonly practiceReviews: ReviewReads;
}

const About = z.looseObject({ practice: z.string().optional(), page: z.number().int().min(1).optional() });

/** Reads what a message is about: `args` name a practice, or a page of the queue. */
export async function readReviewFacts(reads: ReviewFactReads, args: unknown, facts: Facts, forms: PracticeForms): Promise<ReviewFacts> {
  const { practice, page } = About.parse(args);
  const shown = practice === undefined ? null : await readShown(practice, reads, forms, facts);
  return { ...facts, form: forms.formOf(shown?.practice ?? { formVersion: forms.newest }, facts.words.language), shown, queue: page === undefined ? null : await readQueue(page, reads, facts.now) };
}

async function readShown(id: string, { practices, practiceReviews }: ReviewFactReads, forms: PracticeForms, { words, today }: Facts): Promise<ShownPractice | null> {
  const practice = await practices.findPractice(id);
  if (practice === undefined) return null;
  const review = await practiceReviews.findReview(id);
  const revised = practice.revises === null ? undefined : await practices.findPractice(practice.revises);
  const other = review.other === null ? undefined : await practices.findPractice(review.other);
  return {
    practice, title: titleOf(practice), review, comments: await practiceReviews.commentsOn(id), revised: revised ?? null, otherTitle: other === undefined ? null : titleOf(other),
    findings: practice.overruled.length === 0 ? [] : checkPractice({ form: forms.formOf(practice, words.language), rules: forms.rulesOf(practice), values: practice.values, neighbours: [], today }),
  };
}

/** A page of the queue as it stands; a page behind the last is empty. */
export async function readQueue(page: number, { practices, practiceReviews }: ReviewFactReads, now: Instant): Promise<ShownQueue> {
  const toldBefore = unheardBefore(now);
  const waiting = await practiceReviews.queue({ limit: QUEUE_PAGE, offset: (page - 1) * QUEUE_PAGE });
  const unheard = page === 1 ? await practiceReviews.unheard(toldBefore, QUEUE_PAGE) : [];
  const ids = [...new Set([...waiting, ...unheard].map(({ practice }) => practice))];
  const found = ids.length === 0 ? [] : await practices.listPractices({ ids }, { after: null, limit: ids.length, fields: ['title'] });
  const byId = new Map(found.map((one) => [one.id, one]));
  const lineOf = <Of extends { readonly practice: string }>(one: Of): QueueLine<Of>[] => {
    const practice = byId.get(one.practice);
    return practice === undefined ? [] : [{ ...one, title: titleOf(practice), network: practice.network, kind: practice.kind, state: practice.state }];
  };
  return { page, counts: await practiceReviews.countReviews(toldBefore), waiting: waiting.flatMap(lineOf), unheard: unheard.flatMap(lineOf) };
}

/** What was told before this moment and not answered is unheard. */
export function unheardBefore(now: Instant): Instant {
  return plusMs(now, -UNHEARD_AFTER_MS);
}

/** Its title; its id where it has none yet. */
export function titleOf({ id, values }: Pick<Practice, 'id' | 'values'>): string {
  const { title } = values;
  return typeof title === 'string' && title.trim() !== '' ? title : id;
}
