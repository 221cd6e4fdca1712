import type { Language } from '../language/language.js';
import { searchWords } from '../language/search-words.js';

/** Words of a question, in the language in which it was asked. */
export interface Worded {
  readonly text: string;
  readonly language: Language;
}

/** From here on two questions stand in one group of the queue, where a person looks at them. */
export const ALIKE = 0.5;
/** From here on the Secretariat's words answer a question without a person looking: of up to nine telling words none may differ. */
export const LIKE_ENOUGH_TO_ANSWER = 0.9;

/** Two words are one where they share so much of their letters: a slip of the finger, an ending that the stem left. */
const SAME_WORD = 0.6;

/**
 * How much two questions share: 0 nothing, 1 every telling word. Other figures (2022, 2026; objective 5, 7) make them strangers.
 * The same in any order and in both directions. Across languages names, figures and kindred words (consensus) are shared.
 */
export function likeness(one: Worded, other: Worded): number {
  return likenessTo(one)(other);
}

/** The same for one question beside many: its words are read once. */
export function likenessTo(one: Worded): (other: Worded) => number {
  const own = searchWords(one.text, one.language);
  const figures = figuresIn(own);
  return (other) => {
    const others = searchWords(other.text, other.language);
    if (own.length === 0 || others.length === 0 || figures !== figuresIn(others)) return 0;
    return (countFound(own, others) + countFound(others, own)) / (own.length + others.length);
  };
}

function figuresIn(words: readonly string[]): string {
  return words.filter((word) => /\p{N}/u.test(word)).sort().join(' ');
}

function countFound(words: readonly string[], among: readonly string[]): number {
  return words.filter((word) => among.some((one) => isSameWord(word, one))).length;
}

function isSameWord(one: string, other: string): boolean {
  if (one === other) return true;
  // Short words differ by meaning, not by a slip: 5 and 7, IOM and ILO.
  return one.length >= 5 && other.length >= 5 && !/\p{N}/u.test(one + other) && trigramLikeness(one, other) >= SAME_WORD;
}

/** The share of groups of three letters that two words have in common, their ends counted. */
function trigramLikeness(one: string, other: string): number {
  const [own, others] = [trigramsOf(one), trigramsOf(other)];
  const shared = [...own].filter((trigram) => others.has(trigram)).length;
  return (2 * shared) / (own.size + others.size);
}

function trigramsOf(word: string): Set<string> {
  const letters = Array.from(`  ${word} `);
  return new Set(letters.slice(2).map((_, at) => letters.slice(at, at + 3).join('')));
}
