import type { types, webApi } from '@slack/bolt';
import type { Incoming } from '../../src/chat/incoming.js';
import type { DirectAnswer } from '../../src/chat/platform.js';
import type { Language } from '../../src/language/language.js';
import { wordsIn } from '../../src/language/words.js';
import type { ModalPlace } from './modal-place.js';
import { renderErrors, renderForm, renderNote } from './render-form.js';
import { renderMessage, type Part } from './render-message.js';

/** What goes back to Slack in answer to a click or a command, by whichever way it offers. */
export interface AnswerWays {
  /** Answers two seconds at most. */
  readonly client: webApi.WebClient;
  readonly trigger: string;
  /** Shows one payload to the person alone. */
  readonly show: (part: Part) => Promise<void>;
}

/** Carries out what the core answered to a click or a command. */
export async function answerPerson(answer: DirectAnswer, incoming: Incoming, ways: AnswerWays): Promise<void> {
  switch (answer.kind) {
    case 'nothing':
    case 'close-form':
      return;
    case 'say':
      for (const part of renderMessage(answer.message)) await ways.show(part);
      return;
    case 'open-form':
    case 'turn-form':
    case 'form-errors': {
      const { conversation, kind } = incoming.address;
      const view = renderForm(answer, { conversation, kind, thread: incoming.thread, turn: 0 });
      try {
        await ways.client.views.open({ trigger_id: ways.trigger, view });
      } catch {
        // A trigger lives three seconds, once: what is left is to say so.
        await ways.show(notOpened(answer.form.language));
      }
    }
  }
}

function notOpened(language: Language): Part {
  return { text: wordsIn(language).say('form.not-opened'), blocks: [] };
}

/** How Slack is answered when a modal was sent: errors beside inputs, another view in its place, or an end. */
type SubmissionAnswer = { readonly response_action: 'errors'; readonly errors: Record<string, string> } | { readonly response_action: 'update'; readonly view: types.ModalView } | { readonly response_action: 'clear' };

/** What goes back in answer to a modal that was sent: undefined closes this modal. */
export function answerSubmission(answer: DirectAnswer, place: ModalPlace, blockIds: readonly string[]): SubmissionAnswer | undefined {
  if (answer.kind === 'form-errors' && answer.page === place.page) {
    const errors = renderErrors(answer.errors, blockIds);
    return Object.keys(errors).length > 0 ? { response_action: 'errors', errors } : undefined;
  }
  const view = nextView(answer, place);
  if (view !== undefined) return { response_action: 'update', view };
  return answer.kind === 'nothing' ? undefined : { response_action: 'clear' };
}

/** What stands in the modal next: another page, or words where the form cannot go on; undefined where it closes. */
export function nextView(answer: DirectAnswer, place: ModalPlace): types.ModalView | undefined {
  const { conversation, kind, thread, turn } = place;
  switch (answer.kind) {
    case 'turn-form':
    case 'form-errors':
      return renderForm(answer, { conversation, kind, thread, turn: turn + 1 });
    case 'say':
      return renderNote({ ...answer.message, title: wordsIn(answer.message.language).say('form.ended') });
    case 'nothing':
    case 'open-form':
    case 'close-form':
      return undefined;
  }
}
