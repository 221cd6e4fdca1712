import { forwardTold } from './answers/code-hears.js';
import { wishInTurn } from './answers/turns/wish-in-turn.js';
import * as calendar from './calendar/hears.js';
import type { CommandWord } from './language/command-words.js';
import type { Heard } from './people/heard.js';
import type { Milestone } from './roadmap/milestone.js';
import type { Route } from './route.js';

/** Words that want something done with what was just told. Undefined where they are a command or a question of their own; "forward it" is both. */
export function leaningRoute(text: string, command: CommandWord | undefined, { turn, facts }: Heard): Route | undefined {
  if (command !== undefined && command !== 'forward') return undefined;
  switch (wishInTurn(text, turn, { language: facts.words.language, today: facts.today })) {
    case 'calendar':
      return { act: 'conversation.settle', needsMembership: false, answer: (heard, tools) => calendar.tellDateFiles(heard, toldIn(heard), tools) };
    case 'forward':
      return { act: 'roadmap.ask', needsMembership: false, answer: (heard) => forwardTold(heard) };
    case undefined:
      return undefined;
  }
}

/** The milestones that the answer before named and that are seen here still. */
function toldIn({ turn, facts: { ledger } }: Heard): Milestone[] {
  return (turn?.milestones ?? []).flatMap((id) => ledger.byId.get(id) ?? []);
}
