import { z } from 'zod';
import { action } from '../chat/action.js';
import type { Block, Message, Span } from '../chat/message.js';
import { sayable } from '../chat/saying.js';
import { PRIORITY } from '../delivery/delivery.js';
import type { DeliveryWrites } from '../delivery/repository.js';
import { isolate } from '../language/isolate.js';
import type { MessageKey } from '../language/words.js';
import type { Clock } from '../time/clock.js';
import type { Instant } from '../time/instant.js';
import type { FieldComment } from './comment.js';
import type { Practice } from './practice.js';
import { openButton, reviseButton } from './buttons.js';
import { fieldLabel } from './review-fields.js';
import type { ReviewFacts } from './review-facts.js';
import type { ReviewWrites } from './review-repository.js';
import { TellingStep } from './review.js';

/** Says that what was told has been read. */
export const seenButton = action('practices.seen', z.object({ practice: z.string().max(60) }));

interface TellTools {
  readonly tx: { readonly practiceReviews: Pick<ReviewWrites, 'noteTold'>; readonly deliveries: Pick<DeliveryWrites, 'enqueue'> };
  readonly clock: Pick<Clock, 'machineNow'>;
}

/**
 * Puts what happened into the outbox: once, where the practice was submitted, in the language in which it is written.
 * False where it was submitted at no place to which can be written; then it stands in the queue after a week.
 */
export async function tellStep({ id, revision, conversation, language }: Practice, step: TellingStep, at: Instant, { tx, clock }: TellTools): Promise<boolean> {
  await tx.practiceReviews.noteTold({ practice: id, revision, step, at });
  if (conversation === null) return false;
  const now = clock.machineNow();
  const key = `practice:${id}:${revision}:${step}`;
  const added = await tx.deliveries.enqueue([{ key, conversation, thread: null, onlyFor: null, saying: stepTold.of({ practice: id, step, revision }), language, priority: PRIORITY.correction, due: now, subjects: [], updates: null }], now);
  return added === 1;
}

const STEP_TEXT: Record<TellingStep, MessageKey> = {
  assign: 'review.told-assign', 'request-changes': 'review.told-request-changes', approve: 'review.told-approve', reject: 'review.told-reject', merge: 'review.told-merge',
  duplicate: 'review.told-duplicate', publish: 'review.told-publish',
};

/** A step, for the submitter: what happened, why, and what was said of fields and not told before, with a button to each where it can be mended still. */
export const stepTold = sayable('review.told', z.object({ practice: z.string(), step: TellingStep, revision: z.number().int() }), ({ practice: id, step, revision }, facts: ReviewFacts) => {
  const { words, shown } = facts;
  if (shown === null) return { notSaid: 'the practice is not there any more' };
  const { review, otherTitle } = shown;
  const own = (text: string) => isolate(text, words.language);
  const comments = shown.comments.filter(({ toldAt }) => step !== 'assign' && toldAt === revision);
  const told = words.say(STEP_TEXT[step], { title: own(shown.title), count: comments.length, reason: own(review.reason ?? '–'), other: own(otherTitle ?? review.other ?? '–'), address: own(review.address ?? '–') });
  // Asking for changes counts its comments itself.
  const head = comments.length === 0 || step === 'request-changes' ? told : `${told}\n${words.say('review.told-comments', { count: comments.length })}`;
  const blocks: Block[] = [{ kind: 'paragraph', spans: withLink(head, step === 'publish' ? review.address : null), tone: 'plain' }, ...comments.flatMap((comment) => blocksOf(comment, step, facts))];
  const sign = seenButton.button({ practice: id }, words.say('review.button-seen'));
  const next = step === 'publish' ? [reviseButton.button({ practice: id }, words.say('review.button-begin-revision'), { typed: `revise ${id}` })] : [];
  if (step !== 'assign') blocks.push({ kind: 'actions', buttons: [sign, ...next] });
  return { text: [head, ...comments.map((comment) => lineOf(comment, facts))].join('\n'), language: words.language, about: [], blocks } satisfies Message;
});

/** The address can be clicked where a face draws links. */
function withLink(text: string, address: string | null): Span[] {
  const at = address === null ? -1 : text.indexOf(address);
  if (address === null || at < 0) return [{ text }];
  return [{ text: text.slice(0, at) }, { text: address, href: address }, { text: text.slice(at + address.length) }].filter((span) => span.text !== '');
}

function blocksOf(comment: FieldComment, step: TellingStep, { form, words }: ReviewFacts): Block[] {
  const label = fieldLabel(form, comment.field);
  const mend = mendButton(step);
  const spans = [{ text: label, strong: true }, { text: `\n${isolate(comment.text, words.language)}` }];
  const said: Block = { kind: 'paragraph', spans, tone: 'plain' };
  return mend === null ? [said] : [said, { kind: 'actions', buttons: [mend.button({ practice: comment.practice, field: comment.field }, words.say('review.button-mend', { field: label }))] }];
}

/** An approved one is mended as a new revision; what was put aside is not mended any more. */
function mendButton(step: TellingStep): typeof openButton | typeof reviseButton | null {
  if (step === 'request-changes') return openButton;
  return step === 'approve' || step === 'publish' ? reviseButton : null;
}

function lineOf({ field, text }: FieldComment, { form, words }: ReviewFacts): string {
  return `${fieldLabel(form, field)}\n${isolate(text, words.language)}`;
}
