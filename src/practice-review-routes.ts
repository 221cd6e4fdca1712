import type { Act } from './people/may.js';
import { reviseButton } from './practices/buttons.js';
import { challenge, submitChallenge } from './practices/challenge-hears.js';
import { CHALLENGE_FORM } from './practices/challenge-form.js';
import { cardButton, queueButton, stepButton, stepFormButton } from './practices/review-buttons.js';
import { REVIEW_FORMS, type ReviewForm } from './practices/review-form.js';
import * as reviewing from './practices/review-hears.js';
import { revise } from './practices/review-revise.js';
import { seenButton } from './practices/tell-step.js';
import type { Route } from './route.js';

/** What is typed about the review of practices, and about challenges that remain. */
export const practiceReviewCommands = {
  review: (rest: string) => route('practices.review', (heard, tools) => reviewing.review(heard, rest, tools)),
  revise: (rest: string) => route('practices.draft', (heard, tools) => revise(heard, { practice: rest }, tools)),
  challenge: () => route('practices.submit', challenge),
} as const;

/** A button of the queue, of a card, or under what a submitter was told; undefined where it is none. */
export function pressedPracticeReviewRoute(action: string, value: unknown): Route | undefined {
  switch (action) {
    case cardButton.id:
    case queueButton.id:
      return route('practices.review', () => reviewing.pressShow(action, value));
    case stepButton.id:
      return route('practices.review', (heard, tools) => reviewing.pressStep(heard, value, tools));
    case stepFormButton.id:
      return route('practices.review', (heard, tools) => reviewing.pressForm(heard, value, tools));
    case reviseButton.id:
      return route('practices.draft', (heard, tools) => revise(heard, reviseButton.read(value) ?? { practice: '' }, tools));
    case seenButton.id:
      return route('practices.draft', (heard, tools) => reviewing.pressSeen(heard, value, tools));
    default:
      return undefined;
  }
}

/** A form of a review, or of a challenge; undefined where it is none. */
export function submittedPracticeReviewRoute(form: string, values: Readonly<Record<string, string | string[]>>): Route | undefined {
  if (form === CHALLENGE_FORM) return route('practices.submit', (heard, tools) => submitChallenge(heard, values, tools));
  const step = (Object.keys(REVIEW_FORMS) as ReviewForm[]).find((one) => REVIEW_FORMS[one] === form);
  return step === undefined ? undefined : route('practices.review', (heard, tools) => reviewing.submitForm(heard, step, values, tools));
}

/** All of it is answered later, in the conversation: the bot must be a member there. */
function route(act: Act, answer: Route['answer']): Route {
  return { act, needsMembership: true, answer };
}
