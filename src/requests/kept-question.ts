import type { Intent } from '../answers/answer.js';
import type { Outcome } from './question.js';

/**
 * What of a question waits under its answer for somebody to press: its words, for a day. Nothing of what is not this house's
 * (a person's own case may hide there), and nothing where the bot asks back: that is no answer that could be right.
 */
export function keptQuestion(text: string, intent: Intent): { readonly asked?: { readonly text: string; readonly outcome: Outcome } } {
  if (intent === 'offtopic' || intent === 'clarify') return {};
  return { asked: { text, outcome: intent === 'unknown' ? 'unanswered' : 'answered' } };
}
