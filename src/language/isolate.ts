import { directionOf, type Language } from './language.js';

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_DIRECTIONAL_ISOLATE = '\u2069';

/** Sets off a number or a run in another script, so that a right-to-left line keeps its order. As it is in the other languages. */
export function isolate(text: string | number, language: Language): string {
  return directionOf(language) === 'rtl' ? `${FIRST_STRONG_ISOLATE}${text}${POP_DIRECTIONAL_ISOLATE}` : String(text);
}
