import type { types, webApi } from '@slack/bolt';
import type { Incoming } from '../../src/chat/incoming.js';
import type { Form } from '../../src/chat/form.js';
import { draftIn } from '../../src/chat/form-draft.js';
import { paragraph, type Message } from '../../src/chat/message.js';
import type { DirectAnswer, FormAnswer } from '../../src/chat/platform.js';
import { underLabel } from '../../src/language/in-list.js';
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
        for (const part of renderMessage(notOpened(answer))) await ways.show(part);
      }
    }
  }
}

/** That there is no form to see; of one that came back, whether what was typed is kept, and what was wrong with it. */
function notOpened(answer: FormAnswer): Message {
  const { form: { about, language, pages } } = answer;
  const isKept = answer.kind !== 'open-form' && draftIn(about).draft !== undefined;
  const fields = pages.flatMap((page) => page.fields);
  const errors = answer.kind === 'form-errors' ? Object.entries(answer.errors) : [];
  const lines = [wordsIn(language).say(isKept ? 'form.stopped-kept' : 'form.not-opened'), ...errors.map(([id, error]) => underLabel(fields.find((field) => field.id === id)?.label ?? id, error, language))];
  return { text: lines.join('\n'), language, about: [], blocks: lines.map((line) => paragraph(line)) };
}

/** How Slack is answered when a modal was sent: errors beside inputs, another view in its place, or an end. */
type SubmissionAnswer = { readonly response_action: 'errors'; readonly errors: Record<string, string> } | { readonly response_action: 'update'; readonly view: types.ModalView } | { readonly response_action: 'clear' };

/** What goes back in answer to a modal that was sent: undefined closes this modal. */
export function answerSubmission(answer: DirectAnswer, place: ModalPlace, blockIds: readonly string[]): SubmissionAnswer | undefined {
  // Slack keeps what a modal is about beside errors as it was: where that has changed, the modal is drawn anew.
  if (answer.kind === 'form-errors' && answer.page === place.page && isSame(answer.form.about, place.about)) {
    const errors = renderErrors(answer.errors, blockIds);
    return Object.keys(errors).length > 0 ? { response_action: 'errors', errors } : undefined;
  }
  const view = nextView(answer, place);
  if (view !== undefined) return { response_action: 'update', view };
  return answer.kind === 'nothing' ? undefined : { response_action: 'clear' };
}

function isSame(one: Form['about'], other: Form['about']): boolean {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
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
