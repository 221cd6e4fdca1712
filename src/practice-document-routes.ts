import type { Act } from './people/may.js';
import { showFoundButton, startLikeButton } from './practices/search/found-buttons.js';
import { findPractices, showFound } from './practices/search/find-practices.js';
import { startLike } from './practices/search/start-like.js';
import type { Route } from './routes.js';

/** What is typed to find approved practices. */
export const practiceDocumentCommands = {
  'find practices': findRoute,
} as const;

/** A button under a practice that was found; undefined where it is none. */
export function pressedFoundRoute(action: string, value: unknown): Route | undefined {
  switch (action) {
    case showFoundButton.id:
      return route('roadmap.ask', (_heard, tools) => showFound(value, tools));
    case startLikeButton.id:
      return route('practices.draft', (heard, tools) => startLike(heard, value, tools));
    default:
      return undefined;
  }
}

/** Approved practices are for everybody. */
export function findRoute(text: string): Route {
  return route('roadmap.ask', (heard, tools) => findPractices(heard, text, tools));
}

function route(act: Act, answer: Route['answer'], needsMembership = false): Route {
  return { act, needsMembership, answer };
}
