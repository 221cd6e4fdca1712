import type { Answered, Heard } from '../people/heard.js';
import { checkLetter } from './check-letter.js';
import { LONGEST_LETTER } from './letter.js';
import { checkedLetter, howToCheck, MOST_TOLD } from './says.js';

/** `check …`: what holds of the dates in a text that somebody pasted, in the language in which she wrote. */
export function checkText(heard: Heard, rest: string): Answered {
  return rest.trim() === '' ? { says: [howToCheck.of({})] } : check(asWritten(heard) ?? rest, heard);
}

/** The same for a message that somebody points at; what she learns of it is nobody else's to see. */
export function checkPointed(heard: Heard, text: string): Answered {
  return { ...check(text, heard), onlyForPerson: true };
}

/** Nothing of the text is kept but the words of its dates. */
function check(text: string, { facts: { ledger, today, words } }: Heard): Answered {
  const found = checkLetter({ text: text.slice(0, LONGEST_LETTER), sentOn: null }, { ledger, today, language: words.language });
  const told = found.slice(0, MOST_TOLD).map(({ text: written, offset, from, to, grain, edge, isYearSaid, milestone }) => ({ text: written.slice(0, 120), offset, from, to, grain, edge, isYearSaid, milestone }));
  return { says: [checkedLetter.of({ dates: told, more: found.length - told.length })] };
}

/** What follows the command, with its lines: a new line ends a sentence. */
function asWritten({ incoming: { happening } }: Heard): string | undefined {
  return happening.kind === 'said' ? happening.text.trim().replace(/^\/?\S+\s*/u, '') : undefined;
}
