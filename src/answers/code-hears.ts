import type { Answered, Heard } from '../people/heard.js';
import { detectLanguage } from '../language/detect.js';
import { findMilestone } from '../roadmap/find-milestone.js';
import { codesChecked } from './code-says.js';
import { findCodes } from './find-codes.js';
import { forwardButton, forwarded } from './forward-says.js';
import { notKnown } from './says.js';
import { askWhich } from './turns/ask-which.js';
import { turnOn } from './turns/turn.js';

/** Words in which a date code stands: what that date is now. Undefined where there is none. */
export function answerCodes({ facts }: Heard, text: string): Answered | undefined {
  const found = findCodes(text, facts.ledger);
  if (found.length === 0) return undefined;
  const language = detectLanguage(withoutCodes(text), facts.words.language);
  return { says: [codesChecked.of({ codes: found.map(({ code }) => code) })], language, next: turnOn(found.flatMap(({ dated }) => dated?.milestone.id ?? []), language) };
}

/** The button `Copy to forward`: for her who pressed, in her own language. */
export function pressForward(heard: Heard, value: unknown): Answered {
  return forwardTo(heard, forwardButton.read(value)?.milestone);
}

/** `forward D-7K4`, `forward imrf-2030`. */
export function forward(heard: Heard, rest: string): Answered {
  const { ledger } = heard.facts;
  const byCode = findCodes(rest, ledger)[0]?.dated?.milestone.id;
  const found = findMilestone(rest, ledger.milestones);
  return forwardTo(heard, byCode ?? (found.kind === 'one' ? found.milestone.id : undefined));
}

/** "Copy it to forward": what was just told; of several the one that is chosen first. */
export function forwardTold(heard: Heard): Answered {
  const [told, ...others] = (heard.turn?.milestones ?? []).filter((id) => heard.facts.ledger.byId.has(id));
  return others.length > 0 && told !== undefined ? { says: [askWhich([told, ...others])] } : forwardTo(heard, told);
}

function forwardTo({ person, facts }: Heard, milestone: string | undefined): Answered {
  const says = milestone === undefined || !facts.ledger.byId.has(milestone) ? notKnown.of({}) : forwarded.of({ milestone });
  return { says: [says], onlyForPerson: true, ...(person.language === null ? {} : { language: person.language }) };
}

/** A code is the same in every language: it must not decide which one is answered. */
function withoutCodes(text: string): string {
  return text.replace(/\bD[-\u2010-\u2015\u2212 ]{0,3}[A-Z0-9]{3,8}\b/gi, ' ');
}
