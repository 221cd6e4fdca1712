import type { Language } from '../../language/language.js';
import { isOneErrorApart, isSwap, withoutOneLetter } from '../../language/one-error.js';
import { heardOf } from '../reading/lexicon.js';
import { isRealWord } from '../reading/real-words.js';
import { wordsOfReference } from './lexicon.js';

const SHORTEST = 5;
/** Two letters swapped are a slip in shorter words too. */
const SHORTEST_SWAPPED = 4;
const LONGEST_ENDING = 5;
/** What grows onto Arabic words. */
const GROWN = /^[وف]?(?:بال|كال|لل|ال|[بلك](?=\p{L}{5}))/u;
const SHORTEST_ARABIC = 5;

interface Vocabulary {
  readonly words: ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
  /** What is left when one letter is lost → the words and stems that it may have been. */
  readonly byRest: ReadonlyMap<string, readonly string[]>;
}

const vocabularies = new Map<Language, Vocabulary>();

/** Whether a plain word stands in the reference lexicon of a language. */
export function isReferenceWord(word: string, language: Language): boolean {
  const vocabulary = vocabularyOf(language);
  return vocabulary.words.has(word) || longestStem(word, vocabulary) > 0;
}

/** A bare question with slips of the pen mended: a word that nobody wrote in a lexicon, one slip away from a word of the reference lexicon. */
export function mendSlips(bare: string, language: Language): string {
  if (language === 'zh') return bare;
  const vocabulary = vocabularyOf(language);
  return bare.replace(/\p{L}+/gu, (written) => {
    const word = language === 'ar' ? written.replace(GROWN, '') : written;
    if (language === 'ar' && word.length < SHORTEST_ARABIC) return written;
    if (word.length < SHORTEST_SWAPPED || vocabulary.words.has(word) || isRealWord(word, language) || isRealWord(written, language)) return written;
    const heard = Math.max(heardOf(word, language), heardOf(written, language) === written.length ? word.length : 0, longestStem(word, vocabulary));
    return heard === word.length ? written : meant(word, heard, vocabulary) ?? written;
  });
}

function longestStem(word: string, { stems }: Vocabulary): number {
  return startsOf(word).find((start) => stems.has(start))?.length ?? 0;
}

function startsOf(word: string): string[] {
  return Array.from({ length: word.length }, (_, less) => word.slice(0, word.length - less));
}

/** The name that was meant; it must tell more than the letters of a shorter stem that stand in the word as it is ("forma*" in "formaton"). */
function meant(word: string, heard: number, { words, stems, byRest }: Vocabulary): string | undefined {
  const shortest = Math.max(SHORTEST - 1, word.length - LONGEST_ENDING);
  for (let length = word.length; length >= shortest; length -= 1) {
    const start = word.slice(0, length);
    const near = [start, ...withoutOneLetter(start)].flatMap((rest) => byRest.get(rest) ?? []);
    const found = near.find((one) => one.length > heard + 1 && isSlip(start, one) && (length === word.length ? words.has(one) || stems.has(one) : stems.has(one)));
    if (found !== undefined) return found + (stems.has(found) ? word.slice(length) : '');
  }
  return undefined;
}

/** The last letter must agree, for endings differ anyhow: "embajadores" is no embassy. */
function isSlip(start: string, word: string): boolean {
  if (start[0] !== word[0] || start.at(-1) !== word.at(-1) || !isOneErrorApart(start, word)) return false;
  if (start.length === word.length) return isSwap(start, word) ? word.length >= SHORTEST_SWAPPED : word.length > SHORTEST;
  return word.length >= SHORTEST;
}

function vocabularyOf(language: Language): Vocabulary {
  const known = vocabularies.get(language) ?? readVocabulary(language);
  vocabularies.set(language, known);
  return known;
}

function readVocabulary(language: Language): Vocabulary {
  const [words, stems, byRest] = [new Set<string>(), new Set<string>(), new Map<string, string[]>()];
  for (const { word: written, isStem } of wordsOfReference(language)) {
    const word = language === 'ar' ? written.replace(GROWN, '') : written;
    (isStem ? stems : words).add(word);
    if (language === 'ar' && word.length < SHORTEST_ARABIC) continue;
    for (const rest of [word, ...withoutOneLetter(word)]) byRest.set(rest, [...(byRest.get(rest) ?? []), word]);
  }
  return { words, stems, byRest };
}
