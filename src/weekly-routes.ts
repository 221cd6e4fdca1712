import * as outbox from './deliveries/hears.js';
import type { Act } from './people/may.js';
import { practiceReviewCommands } from './practice-review-routes.js';
import * as desk from './requests/desk-hears.js';
import { tellHeldChanges } from './roadmap/held-hears.js';
import type { Route } from './route.js';
import * as support from './support/desk-hears.js';
import * as week from './weekly/hears.js';
import { listButton, type List } from './weekly/tell-week.js';

/** What the Secretariat types about its week. */
export const weeklyCommands = {
  weekly: (rest: string) => route('weekly.read', (heard, tools) => week.weekly(heard, rest, tools), true),
} as const;

/** The button behind a line of the week; undefined where it is none. */
export function pressedWeeklyRoute(action: string, value: unknown): Route | undefined {
  const pressed = action === listButton.id ? listButton.read(value) : undefined;
  return pressed === undefined ? undefined : listRoute(pressed.list);
}

function listRoute(list: List): Route {
  switch (list) {
    case 'unanswered':
      return route('questions.answer', (heard, tools) => desk.questions(heard, '', tools));
    case 'failed':
      return route('deliveries.read', (heard, tools) => outbox.deliveries(heard, '', tools));
    case 'held':
      return route('roadmap.change', (heard, tools) => tellHeldChanges(heard, tools));
    case 'requests':
      return route('support.handle', (heard, tools) => support.requests(heard, '', tools));
    case 'practices':
      return practiceReviewCommands.review('');
    case 'due':
    case 'unreached':
    case 'unchecked':
    case 'unconfirmed':
      return route('weekly.read', (heard, tools) => week.weekly(heard, list, tools));
  }
}

function route(act: Act, answer: Route['answer'], needsMembership = false): Route {
  return { act, needsMembership, answer };
}
