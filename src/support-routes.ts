import type { FormValues } from './chat/form.js';
import type { Act } from './people/may.js';
import type { Route } from './route.js';
import { askButton } from './support/ask-button.js';
import * as asker from './support/asker-hears.js';
import * as desk from './support/desk-hears.js';
import { stepButton, takeButton } from './support/desk-says.js';
import { answerButton, cardButton } from './support/told.js';

/** What is typed about requests for support: by networks, and at the Secretariat's desk. */
export const supportCommands = {
  support: (rest: string) => route('support.ask', (heard, tools) => asker.support(heard, rest, tools), true),
  requests: (rest: string) => route('support.handle', (heard, tools) => desk.requests(heard, rest, tools), true),
} as const;

/** A button under an offer, a question of the Secretariat, or a card; undefined where it is none of these. */
export function pressedSupportRoute(action: string, value: unknown): Route | undefined {
  switch (action) {
    case askButton.id:
      return route('support.ask', (heard) => asker.pressAsk(heard, value));
    case answerButton.id:
      return route('support.ask', (heard, tools) => asker.pressAnswer(heard, value, tools));
    case cardButton.id:
      return route('support.handle', () => desk.pressCard(value));
    case takeButton.id:
      return route('support.handle', (heard, tools) => desk.pressTake(heard, value, tools));
    case stepButton.id:
      return route('support.handle', (heard, tools) => desk.pressStep(heard, value, tools));
    default:
      return undefined;
  }
}

/** A form of a request; undefined where it is none. */
export function submittedSupportRoute(form: string, values: FormValues): Route | undefined {
  switch (form) {
    case 'support.ask':
      return route('support.ask', (heard, tools) => asker.submitAsk(heard, values, tools));
    case 'support.answer':
      return route('support.ask', (heard, tools) => asker.submitAnswer(heard, values, tools));
    case 'support.step':
      return route('support.handle', (heard, tools) => desk.submitStep(heard, values, tools));
    default:
      return undefined;
  }
}

function route(act: Act, answer: Route['answer'], needsMembership = false): Route {
  return { act, needsMembership, answer };
}
