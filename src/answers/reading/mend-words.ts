import type { Language } from '../../language/language.js';
import { isOneErrorApart, isSwap, withoutOneLetter } from '../../language/one-error.js';
import { lexiconOf, type Phrase } from './lexicon.js';
import { DEADLINE, ORDINALS, PLACES, REGIONS, SUBJECTS, type Meaning } from './meanings.js';
import { mendCharacters } from './mend-characters.js';
import { isRealWord } from './real-words.js';
import type { Token } from './tokens.js';

/** Names of what is asked about; other words are never guessed. */
export const NAMES: ReadonlySet<Meaning> = new Set<Meaning>([...SUBJECTS, ...REGIONS, ...PLACES, ...ORDINALS, DEADLINE, 'next']);

/** Shorter words have too many neighbours. */
const SHORTEST = 5;
/** Two words that differ by one letter are often both right in shorter ones. */
const SHORTEST_OF_WRONG_LETTER = 6;
/** Beside its neighbours ("town hlal") a shorter word is meant too; the shortest only with two letters swapped ("migrants dya"). */
const SHORTEST_BESIDE_NEIGHBOUR = 4;
const SHORTEST_SWAPPED = 3;
/** They stand beside everything. */
const SMALL: ReadonlySet<string> = new Set(['the', 'and', 'for', 'les', 'des', 'aux', 'sur', 'par', 'los', 'las', 'del', 'por', 'con', 'para', 'для', 'при']);
const SHORTEST_NEIGHBOUR = 3;
const LONGEST_ENDING = 5;

interface Name {
  readonly word: string;
  readonly isOpen: boolean;
  /** Whether it is a name by itself; else only beside its neighbours ("town hal"). */
  readonly isWhole: boolean;
}

type Pattern = Phrase['words'][number];

/** Names by what is left of them when one letter is lost, and what stands beside them in names of several words. */
interface Vocabulary {
  readonly byRest: ReadonlyMap<string, readonly Name[]>;
  readonly beside: ReadonlyMap<string, readonly Pattern[]>;
}

const vocabularies = new Map<Language, Vocabulary>();

/**
 * The tokens with slips of the pen mended: a word that stands for nothing and is one letter away from a name of the lexicon is that
 * name. The same tokens where there is none.
 */
export function mendWords(tokens: readonly Token[], strange: readonly number[], language: Language): readonly Token[] {
  if (language === 'zh') return mendCharacters(tokens, strange, NAMES);
  const mended = strange.flatMap((at) => {
    const meant = nameMeant(at, tokens, language);
    return meant === undefined ? [] : [{ at, meant }];
  });
  if (mended.length === 0) return tokens;
  return tokens.map((token, at) => {
    const meant = mended.find((one) => one.at === at)?.meant;
    return meant === undefined ? token : { ...token, text: meant, forms: [meant] };
  });
}

function nameMeant(at: number, tokens: readonly Token[], language: Language): string | undefined {
  const token = tokens[at];
  const { byRest, beside } = vocabularyOf(language);
  if (token === undefined || /\d/u.test(token.text) || token.forms.some((form) => isRealWord(form, language))) return undefined;
  const neighbours = [telling(tokens.slice(0, at).reverse()), telling(tokens.slice(at + 1))];
  for (const form of [...token.forms].reverse()) {
    for (const start of startsOf(form)) {
      for (const { word, isOpen, isWhole } of candidates(start, byRest)) {
        if (start !== form && !isOpen) continue;
        if (isBesideItsOwn(word, neighbours, beside) ? isNear(start, word) : isWhole && isOneSlip(start, word) && isLikely(start, word, language)) return word;
      }
    }
  }
  return undefined;
}

/** The nearest word that is none of those that stand everywhere: in "semaine de la migration" the two others. */
function telling(tokens: readonly Token[]): readonly string[] {
  return tokens.find(({ text }) => isTelling(text))?.forms ?? [];
}

function isTelling(word: string): boolean {
  return word.length >= SHORTEST_NEIGHBOUR && !SMALL.has(word);
}

function isBesideItsOwn(word: string, neighbours: readonly (readonly string[])[], beside: Vocabulary['beside']): boolean {
  const own = beside.get(word) ?? [];
  return neighbours.some((forms) => forms.some((form) => own.some(({ start, open }) => (open ? form.startsWith(start) : form === start))));
}

/** The whole word, then without endings: names may be open at their end. */
function startsOf(word: string): string[] {
  const shortest = Math.max(SHORTEST - 1, word.length - LONGEST_ENDING);
  return [word, ...Array.from({ length: Math.max(0, word.length - shortest) }, (_, less) => word.slice(0, word.length - 1 - less))];
}

function candidates(start: string, byRest: Vocabulary['byRest']): Name[] {
  return [start, ...withoutOneLetter(start)].flatMap((rest) => byRest.get(rest) ?? []);
}

function isOneSlip(start: string, word: string): boolean {
  return start[0] === word[0] && isOneErrorApart(start, word);
}

/** Its neighbour tells what is meant: the first two letters may be swapped too. */
function isNear(start: string, word: string): boolean {
  if (!isOneErrorApart(start, word)) return false;
  return isSwap(start, word) || (start[0] === word[0] && word.length >= SHORTEST_BESIDE_NEIGHBOUR);
}

/** What grows onto Arabic words is cut off: what is left must be longer. */
function isLikely(start: string, word: string, language: Language): boolean {
  const shortest = language === 'ar' ? SHORTEST : SHORTEST - 1;
  return word.length >= SHORTEST && start.length >= shortest && (start.length !== word.length || isSwap(start, word) || word.length >= SHORTEST_OF_WRONG_LETTER);
}

function vocabularyOf(language: Language): Vocabulary {
  const known = vocabularies.get(language) ?? readVocabulary([...lexiconOf(language).values()].flat().filter(({ meanings }) => meanings.some((meaning) => NAMES.has(meaning))));
  vocabularies.set(language, known);
  return known;
}

function readVocabulary(phrases: readonly Phrase[]): Vocabulary {
  const byRest = new Map<string, Name[]>();
  const beside = new Map<string, Pattern[]>();
  for (const { words, meanings } of phrases) {
    // "Septiembre" is no seventh.
    const isNumber = meanings.some((meaning) => ORDINALS.some((ordinal) => ordinal === meaning));
    for (const [at, { start, open }] of words.entries()) {
      const others = [words.slice(0, at).reverse(), words.slice(at + 1)].flatMap((side) => side.find((one) => isTelling(one.start)) ?? []);
      if (start.length < (others.length > 0 ? SHORTEST_SWAPPED : SHORTEST)) continue;
      beside.set(start, [...(beside.get(start) ?? []), ...others]);
      for (const rest of [start, ...withoutOneLetter(start)]) byRest.set(rest, [...(byRest.get(rest) ?? []), { word: start, isOpen: open && !isNumber, isWhole: words.length === 1 }]);
    }
  }
  return { byRest, beside };
}
