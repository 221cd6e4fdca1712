import { directionOf, type Language } from './language.js';

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_DIRECTIONAL_ISOLATE = '\u2069';

/** Sets off a number or a run in another script, so that a right-to-left line keeps its order. As it is in the other languages. */
export function isolate(text: string | number, language: Language): string {
  return directionOf(language) === 'rtl' ? `${FIRST_STRONG_ISOLATE}${text}${POP_DIRECTIONAL_ISOLATE}` : String(text);
}

/** Sets off a line in one language that stands in a message in another, where these run in different directions: its full stop stays at its end. */
export function isolateAmong(line: string, own: Language, among: Language): string {
  return directionOf(own) === directionOf(among) ? line : `${FIRST_STRONG_ISOLATE}${line}${POP_DIRECTIONAL_ISOLATE}`;
}
