import type { Answered, Heard } from '../people/heard.js';
import { checkRead } from './check-read.js';
import { howToCheck } from './says.js';

/** `check …`: what holds of the dates in a text that somebody pasted, in the language in which she wrote. */
export function checkText(heard: Heard, rest: string): Answered {
  return rest.trim() === '' ? { says: [howToCheck.of({})] } : checkRead(heard, { text: asWritten(heard) ?? rest, sentOn: null });
}

/** The same for a message that somebody points at; what she learns of it is nobody else's to see. */
export function checkPointed(heard: Heard, text: string): Answered {
  return { ...checkRead(heard, { text, sentOn: null }), onlyForPerson: true };
}

/** What follows the command, with its lines: a new line ends a sentence. */
function asWritten({ incoming: { happening } }: Heard): string | undefined {
  return happening.kind === 'said' ? happening.text.trim().replace(/^\/?\S+\s*/u, '') : undefined;
}
