import type { Act } from './people/may.js';
import * as desk from './requests/desk-hears.js';
import { changeButton, replyButton, showButton } from './requests/desk-says.js';
import * as requests from './requests/hears.js';
import { askButton, rightButton, wrongButton } from './requests/under-answer.js';
import type { Route } from './route.js';

/** What is typed about questions that nobody could answer. */
export const questionCommands = {
  right: () => route('questions.ask', (heard, tools) => requests.typed(heard, 'right', tools), true),
  wrong: () => route('questions.ask', (heard, tools) => requests.typed(heard, 'wrong', tools), true),
  'ask the secretariat': () => route('questions.ask', (heard, tools) => requests.typed(heard, 'asked', tools), true),
  questions: (rest: string) => route('questions.answer', (heard, tools) => desk.questions(heard, rest, tools), true),
} as const;

/** A button under an answer, or at the Secretariat's desk; undefined where it is neither. */
export function pressedQuestionRoute(action: string, value: unknown): Route | undefined {
  switch (action) {
    case rightButton.id:
      return route('questions.ask', (heard, tools) => requests.press(heard, 'right', value, tools));
    case wrongButton.id:
      return route('questions.ask', (heard, tools) => requests.press(heard, 'wrong', value, tools));
    case askButton.id:
      return route('questions.ask', (heard, tools) => requests.press(heard, 'asked', value, tools));
    case showButton.id:
      return route('questions.answer', () => desk.pressShow(value));
    case replyButton.id:
      return route('questions.answer', (heard, tools) => desk.pressReply(heard, value, tools));
    case changeButton.id:
      return route('questions.answer', (heard, tools) => desk.pressChange(heard, value, tools));
    default:
      return undefined;
  }
}

/** A form of the Secretariat's desk; undefined where it is none. */
export function submittedQuestionRoute(form: string, values: Readonly<Record<string, string | string[]>>): Route | undefined {
  switch (form) {
    case 'questions.reply':
      return route('questions.answer', (heard, tools) => desk.submitReply(heard, values, tools));
    case 'questions.knowledge':
      return route('questions.answer', (heard, tools) => desk.submitKnowledge(heard, values, tools));
    default:
      return undefined;
  }
}

function route(act: Act, answer: Route['answer'], needsMembership = false): Route {
  return { act, needsMembership, answer };
}
