import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Language } from '../../language/language.js';
import { plainForm } from '../../language/plain-form.js';
import { cutIntoTokens, formInPhrase } from './tokens.js';
import { MEANINGS, type Meaning } from './meanings.js';

/** Some words that stand for a meaning. `*` at a word's end stands for any ending. */
export interface Phrase {
  readonly words: readonly { readonly start: string; readonly open: boolean }[];
  readonly meanings: Meaning[];
}

/** The phrases of one language by the first letters of their first word. */
export type Lexicon = ReadonlyMap<string, readonly Phrase[]>;

const lexicons = new Map<Language, Lexicon>();

/** The phrases of a language. Read when they are first asked for: all six cost every command of the terminal most of a second. */
export function lexiconOf(language: Language): Lexicon {
  const lexicon = lexicons.get(language) ?? readLexicon(language);
  lexicons.set(language, lexicon);
  return lexicon;
}

/** Where a word or phrase is filed: by two letters, since endings change. */
export function filedUnder(word: string): string {
  return word.slice(0, 2);
}

/** How many of its letters make a plain word known to a language: all where it stands in a phrase, else those of the longest open beginning. */
export function heardOf(word: string, language: Language): number {
  const { exact, starts } = wordsOfLexicon.get(language) ?? readWords(language);
  if (exact.has(word)) return word.length;
  return Array.from({ length: word.length }, (_, less) => word.length - less).find((length) => starts.has(word.slice(0, length))) ?? 0;
}

interface LexiconWords {
  readonly exact: ReadonlySet<string>;
  readonly starts: ReadonlySet<string>;
}

const wordsOfLexicon = new Map<Language, LexiconWords>();

function readWords(language: Language): LexiconWords {
  const patterns = [...lexiconOf(language).values()].flat().flatMap(({ words }) => words);
  const read = { exact: new Set(patterns.map(({ start }) => start)), starts: new Set(patterns.filter(({ open }) => open).map(({ start }) => start)) };
  wordsOfLexicon.set(language, read);
  return read;
}

function readLexicon(language: Language): Lexicon {
  const File = z.record(z.enum(MEANINGS), z.array(z.string().min(1)));
  const file = File.parse(JSON.parse(readFileSync(new URL(`../lexicon/${language}.json`, import.meta.url), 'utf8')));
  const phrases = new Map<string, Phrase>();
  for (const meaning of MEANINGS) {
    for (const written of file[meaning].flatMap(spelledOut)) {
      const phrase = phrases.get(written) ?? { words: wordsOf(written, language), meanings: [] };
      phrase.meanings.push(meaning);
      phrases.set(written, phrase);
    }
  }
  return filed([...phrases.values()]);
}

/** `(a|b) c` is two phrases. */
function spelledOut(written: string): string[] {
  const choice = /\(([^)]*)\)/.exec(written);
  if (choice === null) return [written.replace(/\s+/g, ' ').trim()];
  return (choice[1] ?? '').split('|').flatMap((one) => spelledOut(written.replace(choice[0], one)));
}

function wordsOf(written: string, language: Language): Phrase['words'] {
  return plainForm(written).split(/[\s'-]+/).flatMap((word) => {
    const open = word.endsWith('*');
    const cut = cutIntoTokens(word.replaceAll('*', ''), language);
    return cut.map(({ text }, at) => ({ start: formInPhrase(text), open: open && at === cut.length - 1 }));
  });
}

function filed(phrases: readonly Phrase[]): Lexicon {
  const lexicon = new Map<string, Phrase[]>();
  for (const phrase of phrases) {
    const key = filedUnder(phrase.words[0]?.start ?? '');
    lexicon.set(key, [...(lexicon.get(key) ?? []), phrase]);
  }
  return lexicon;
}
