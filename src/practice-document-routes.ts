import type { Heard } from './people/heard.js';
import type { Act } from './people/may.js';
import { showFoundButton, startLikeButton } from './practices/search/found-buttons.js';
import { findPractices, showFound } from './practices/search/find-practices.js';
import { asksForPractices } from './practices/search/read-find-wish.js';
import { startLike } from './practices/search/start-like.js';
import type { Route } from './route.js';

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

/** A question that asks what others did; undefined where it is another. It is looked at before the ledger, which would read its region and tell a date. */
export function askedForPractices(text: string, { facts: { networks } }: Heard): Route | undefined {
  return asksForPractices(text, networks) ? findRoute(text) : undefined;
}

/** Approved practices are for everybody. */
function findRoute(text: string): Route {
  return route('roadmap.ask', (heard, tools) => findPractices(heard, text, tools));
}

function route(act: Act, answer: Route['answer'], needsMembership = false): Route {
  return { act, needsMembership, answer };
}
