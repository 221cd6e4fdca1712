import { detectLanguage } from '../../language/detect.js';
import type { Language } from '../../language/language.js';
import { mendWords } from './mend-words.js';
import { spot } from './spot.js';
import { cutIntoTokens, type Token } from './tokens.js';

const LATIN: readonly Language[] = ['en', 'fr', 'es'];
/** Longer texts show their language by themselves. */
const MOST_WORDS = 6;

/** Whether a plain word is known to a language. */
type IsKnown = (word: string, language: Language) => boolean;

/**
 * The language of a question. Of a few Latin words ("auditions 2024") letters tell little: there it is the language in which the most of them
 * stand for something, in the lexicon or by `isKnown`.
 */
export function languageOf(text: string, fallback: Language, isKnown: IsKnown): Language {
  const detected = detectLanguage(text, fallback);
  if (!LATIN.includes(detected) || text.trim().split(/\s+/u).length > MOST_WORDS) return detected;
  const least = unheardIn(text, detected, isKnown);
  if (least === 0) return detected;
  const others = LATIN.filter((language) => language !== detected).map((language) => ({ language, unheard: unheardIn(text, language, isKnown) }));
  return others.reduce((best, one) => (one.unheard < best.unheard ? one : best), { language: detected, unheard: least }).language;
}

/** What no mending helps counts more than what is written wrongly. */
const WEIGHT_MENDED = 10;

/** How much of it stands for nothing. */
function unheardIn(text: string, language: Language, isKnown: IsKnown): number {
  const tokens = cutIntoTokens(text, language);
  const strangeIn = (spotted: readonly Token[]): number[] => spot(spotted, language).strange.filter((at) => /\p{L}/u.test(spotted[at]?.text ?? ''));
  const strange = strangeIn(tokens);
  if (strange.length === 0) return 0;
  const mended = mendWords(tokens, strange, language);
  return strange.length + WEIGHT_MENDED * strangeIn(mended).filter((at) => !isKnown(mended[at]?.text ?? '', language)).length;
}
