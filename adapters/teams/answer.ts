import type { DirectAnswer } from '../../src/chat/platform.js';
import type { Language } from '../../src/language/language.js';
import { wordsIn } from '../../src/language/words.js';
import { CARD_TYPE, cardOf, type AdaptiveCard } from './card.js';
import { escapeMarkdown } from './escape.js';
import { textBlock } from './render-block.js';
import { renderForm } from './render-form.js';

/** What stands in the HTTP answer to an invoke, as Teams wants it; null where the answer is empty. */
export type InvokeBody = Readonly<Record<string, unknown>> | null;

/** An answer to a card's button (`adaptiveCard/action`): another card in its place, or a word that passes. */
export function cardAnswer(answer: DirectAnswer, language: Language): InvokeBody {
  const card = formCardOf(answer);
  if (card !== undefined) return { statusCode: 200, type: CARD_TYPE, value: card };
  if (answer.kind === 'close-form') return { statusCode: 200, type: CARD_TYPE, value: noteCard(language) };
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: answer.kind === 'say' ? answer.message.text : wordsIn(language).say('teams.received') };
}

/** An answer to a dialog (`task/fetch`, `task/submit`): it goes on with a card, or ends with a word. */
export function dialogAnswer(answer: DirectAnswer, language: Language): InvokeBody {
  const card = formCardOf(answer);
  if (card !== undefined) return { task: { type: 'continue', value: { title: titleOf(answer), height: 'large', width: 'medium', card: { contentType: CARD_TYPE, content: card } } } };
  if (answer.kind === 'say') return { task: { type: 'message', value: answer.message.text } };
  return answer.kind === 'close-form' ? null : { task: { type: 'message', value: wordsIn(language).say('teams.received') } };
}

/** A button or form of a kind that nobody knows any more: said in place, as an error that Teams does not draw as its own. */
export function staleAnswer(language: Language): InvokeBody {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: wordsIn(language).say('form.not-opened') };
}

/** The page of a form to show, new or with what is wrong on it; undefined when there is none. */
export function formCardOf(answer: DirectAnswer): AdaptiveCard | undefined {
  switch (answer.kind) {
    case 'open-form':
    case 'turn-form':
      return renderForm({ ...answer, errors: {} });
    case 'form-errors':
      return renderForm(answer);
    case 'nothing':
    case 'close-form':
    case 'say':
      return undefined;
  }
}

/** Stands where the form stood, once it was taken. */
export function noteCard(language: Language): AdaptiveCard {
  const text = wordsIn(language).say('teams.form-taken');
  return cardOf(language, text, [textBlock(escapeMarkdown(text), { isSubtle: true })]);
}

// A dialog's title holds 64 characters; the whole stands as the card's heading.
function titleOf(answer: DirectAnswer): string {
  const title = 'form' in answer ? answer.form.title : '';
  return title.length <= 64 ? title : `${title.slice(0, 63)}…`;
}
