import type { Intent } from '../answers/answer.js';
import type { Outcome } from './question.js';

/** A question is a few lines; what is longer (a pasted letter) is not kept whole. */
const LONGEST_KEPT = 1_000;

/**
 * What of a question waits under its answer for somebody to press: its words, for a day. Nothing of what is not this house's
 * (a person's own case may hide there), and nothing where the bot asks back: that is no answer that could be right.
 */
export function keptQuestion(text: string, intent: Intent): { readonly asked?: { readonly text: string; readonly outcome: Outcome } } {
  if (intent === 'offtopic' || intent === 'clarify') return {};
  return { asked: { text: text.slice(0, LONGEST_KEPT), outcome: intent === 'unknown' ? 'unanswered' : 'answered' } };
}
