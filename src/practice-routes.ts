import type { FormDraft } from './chat/form-draft.js';
import type { FormValues } from './chat/form.js';
import { readCommand } from './language/command-words.js';
import type { Act } from './people/may.js';
import { deleteButton, moveUpButton, newButton, openButton, overruleButton, showButton, submitButton, withdrawButton } from './practices/buttons.js';
import * as practices from './practices/hears.js';
import { beginNew, moveUp, openById } from './practices/open.js';
import { OVERRULE_FORM } from './practices/overrule-form.js';
import { PRACTICE_FORM } from './practices/practice-form.js';
import { readDraftStepName } from './practices/step-words.js';
import { removeDraft, submit, withdraw } from './practices/submit.js';
import { isAnswer, takeWords } from './practices/talk.js';
import type { Route } from './route.js';
import { msOf, type Instant } from './time/instant.js';

/** What is typed about practices. */
export const practiceCommands = {
  practice: (rest: string) => route(readDraftStepName(rest)?.name === 'submit' ? 'practices.submit' : 'practices.draft', (heard, tools) => practices.practice(heard, rest, tools), true),
  practices: () => route('practices.draft', (heard, tools) => practices.practices(heard, tools), true),
} as const;

/** A button of a draft; undefined where it is none. */
export function pressedPracticeRoute(action: string, value: unknown): Route | undefined {
  switch (action) {
    case newButton.id:
      return route('practices.draft', (heard, tools) => beginNew(heard, tools));
    case openButton.id:
      return route('practices.draft', (heard, tools) => openById(heard, openButton.read(value), tools));
    case showButton.id:
      return route('practices.draft', (heard, tools) => practices.show(heard, showButton.read(value)?.practice, tools));
    case moveUpButton.id:
      return route('practices.draft', (heard, tools) => moveUp(heard, moveUpButton.read(value)?.practice, tools));
    case deleteButton.id:
      return route('practices.draft', (heard, tools) => removeDraft(heard, deleteButton.read(value)?.practice, tools));
    case submitButton.id:
      return route('practices.submit', (heard, tools) => submit(heard, submitButton.read(value)?.practice, null, tools));
    case overruleButton.id:
      return route('practices.submit', (heard, tools) => practices.pressOverrule(heard, value, tools));
    case withdrawButton.id:
      return route('practices.submit', (heard, tools) => withdraw(heard, withdrawButton.read(value)?.practice, tools));
    default:
      return undefined;
  }
}

/** The practice form, or the reason why warnings may stand; undefined where it is neither. */
export function submittedPracticeRoute(form: string, values: FormValues): Route | undefined {
  switch (form) {
    case PRACTICE_FORM:
      return route('practices.submit', (heard, tools) => practices.submitWhole(heard, values, tools));
    case OVERRULE_FORM:
      return route('practices.submit', (heard, tools) => practices.submitOverrule(heard, values, tools));
    default:
      return undefined;
  }
}

/** Who was asked a field and said nothing for two hours has gone on to other things: her next words are a question again. */
const LONGEST_SILENCE_MS = 2 * 60 * 60 * 1_000;

/** What is said while a draft is asked in words is an answer, but for the words that lead out of it. */
export function askedRoute(text: string, asked: FormDraft | undefined, machineNow: Instant): Route | undefined {
  if (asked === undefined || !isAnswer(text, asked) || msOf(machineNow) - msOf(asked.changedAt) > LONGEST_SILENCE_MS) return undefined;
  const command = readCommand(text);
  if (command !== undefined && (command.word === 'practice' || command.word === 'practices' || command.word === 'help')) return undefined;
  return route('practices.draft', (heard, tools) => takeWords(heard, text, asked, tools));
}

function route(act: Act, answer: Route['answer'], needsMembership = false): Route {
  return { act, needsMembership, answer };
}
