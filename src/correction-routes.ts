import { tellCalendar, tellDateFiles } from './calendar/hears.js';
import { tellBeliefs, tellWhatIf } from './corrections/desk-hears.js';
import * as corrections from './corrections/hears.js';
import { calendarButton, seenButton } from './corrections/tell-correction.js';
import type { Act } from './people/may.js';
import type { Route } from './route.js';

/** What the Secretariat asks before and after a date changes. */
export const correctionCommands = {
  'who still believes': (rest: string) => route('roadmap.change', (heard, tools) => tellBeliefs(heard, rest, tools.tx)),
  'what if': (rest: string) => route('roadmap.change', (heard, tools) => tellWhatIf(heard, rest, tools.tx)),
} as const;

/** A button under a correction; undefined where it is none. */
export function pressedCorrectionRoute(action: string, value: unknown): Route | undefined {
  switch (action) {
    case seenButton.id:
      return route('roadmap.ask', (heard, tools) => corrections.pressSeen(heard, value, tools));
    case calendarButton.id:
      return route('conversation.settle', (heard, tools) => (tools.publicUrl === null ? tellDateFiles(heard, corrections.datesToFile(heard, value), tools) : tellCalendar(heard, tools)));
    default:
      return undefined;
  }
}

function route(act: Act, answer: Route['answer']): Route {
  return { act, needsMembership: false, answer };
}
