import { msOf, type Instant } from '../time/instant.js';
import { findGroup } from './group-questions.js';
import { KEPT_UNDER_ANSWER_MS, type AskedQuestion, type Verdict } from './question.js';
import type { RequestWrites } from './repository.js';

/** How a press ended: it was the first; somebody had pressed before; the question is forgotten. */
export type Taken = { readonly kind: 'taken'; readonly asked: AskedQuestion } | { readonly kind: 'before' } | { readonly kind: 'forgotten' };

/**
 * Takes what somebody pressed under an answer. The first counts. Right: the words are gone at once. Wrong, or not known: they go
 * to the queue of the Secretariat, beside alike ones. No line in the audit trail: that would name the asker for ever.
 * @param asked what a pressed button names: it may be forged, so only a question of this very conversation counts.
 */
export async function takeAnswer(asked: AskedQuestion | undefined, pressed: { readonly conversation: string; readonly verdict: Verdict; readonly at: Instant }, requests: RequestWrites): Promise<Taken> {
  if (asked === undefined || asked.conversation !== pressed.conversation || msOf(pressed.at) - msOf(asked.keptAt) > KEPT_UNDER_ANSWER_MS) return { kind: 'forgotten' };
  if (asked.verdict !== null) return { kind: 'before' };
  await requests.take(asked.answer, pressed.verdict);
  if (pressed.verdict !== 'right') await enqueue(asked, requests);
  return { kind: 'taken', asked };
}

async function enqueue({ conversation, thread, language, text, outcome, askedOn }: AskedQuestion, requests: RequestWrites): Promise<void> {
  const group = findGroup({ text, language }, await requests.queue());
  await requests.enqueue({ conversation, thread, language, text, why: outcome === 'unanswered' ? 'unanswered' : 'wrong', askedOn }, group ?? null);
}
