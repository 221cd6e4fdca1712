import type { webApi } from '@slack/bolt';
import type { Incoming } from '../../src/chat/incoming.js';
import type { DirectAnswer } from '../../src/chat/platform.js';
import type { Language } from '../../src/language/language.js';
import { wordsIn } from '../../src/language/words.js';
import { renderErrors, renderForm } from './render-form.js';
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
    case 'form-errors': {
      const { conversation, kind } = incoming.address;
      const view = renderForm(answer.form, answer.values, { conversation, kind, thread: incoming.thread });
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

/** What goes back in answer to a modal that was sent: undefined closes this modal. */
export function answerSubmission(answer: DirectAnswer, blockIds: readonly string[]): { response_action: 'errors'; errors: Record<string, string> } | { response_action: 'clear' } | undefined {
  switch (answer.kind) {
    case 'form-errors': {
      const errors = renderErrors(answer.errors, blockIds);
      return Object.keys(errors).length > 0 ? { response_action: 'errors', errors } : undefined;
    }
    case 'close-form':
    case 'say':
    case 'open-form':
      return { response_action: 'clear' };
    case 'nothing':
      return undefined;
  }
}
