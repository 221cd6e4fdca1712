import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Language } from '../../language/language.js';
import { plainForm } from '../../language/plain-form.js';

/** What a word or phrase can stand for in the grammar. Those of VALUED carry a value, the others only mark a place. */
const VALUED = ['number', 'ordinal', 'roman', 'month', 'weekday', 'weekday-number', 'unit', 'counted', 'days', 'beside-day', 'fixed', 'current', 'turn', 'part', 'half', 'half-month', 'within-month'] as const;
const MARKING = [
  'one', 'part-of', 'of', 'of-month', 'article', 'and', 'in', 'hence', 'ago-ahead', 'ago', 'within', 'within-after', 'from', 'to', 'between', 'between-after', 'since', 'since-after', 'onwards', 'onwards-after',
  'by', 'until', 'until-after', 'before', 'before-after', 'after', 'after-after', 'ordinal-sign', 'ordinal-ahead', 'year-sign', 'month-sign', 'two-thousand', 'day-sign', 'weekday-sign', 'hour-sign', 'no-weekday-before',
  'piece', 'quarter-letter', 'half-letter', 'week-letter', 'week-from', 'week-of-it', 'how-many', 'working', 'rest', 'day-word', 'no-time', 'weak', 'never',
] as const;
export type Valued = (typeof VALUED)[number];
export type Marking = (typeof MARKING)[number];
export type Kind = Valued | Marking;

/** One meaning of one phrase. A word that ends in `*` stands for all that begin so. */
export interface Entry {
  readonly kind: Kind;
  readonly value: string;
  readonly words: readonly string[];
}

/** The words of one language. */
export interface Lexicon {
  readonly language: Language;
  /** Entries whose first word is this one. */
  startingWith(word: string): readonly Entry[];
  readonly words: ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
  /** Words that are no time words where they stand alone and small: may, march, sun. */
  readonly weak: ReadonlySet<string>;
}

const Phrases = z.array(z.string().min(1));
const File = z.strictObject({
  ...Object.fromEntries(MARKING.map((kind) => [kind, Phrases.optional()])),
  ...Object.fromEntries(VALUED.map((kind) => [kind, z.record(z.string(), Phrases).optional()])),
}).pipe(z.record(z.string(), z.union([Phrases, z.record(z.string(), Phrases)]).optional()));

const read = new Map<Language, Lexicon>();

/** The lexicon of a language, read and checked once, when it is first asked for. */
export function lexiconOf(language: Language): Lexicon {
  const lexicon = read.get(language) ?? readLexicon(language);
  read.set(language, lexicon);
  return lexicon;
}

function readLexicon(language: Language): Lexicon {
  const file = File.parse(JSON.parse(readFileSync(new URL(`./lexicon/${language}.json`, import.meta.url), 'utf8')));
  const entries = [...VALUED, ...MARKING].flatMap((kind) => entriesOf(kind, file[kind] ?? []));
  const [exact, stems] = [new Map<string, Entry[]>(), new Map<string, Entry[]>()];
  for (const entry of entries) {
    const first = entry.words[0] ?? '';
    const [index, key] = first.endsWith('*') ? [stems, first.slice(0, -1)] : [exact, first];
    index.set(key, [...(index.get(key) ?? []), entry]);
  }
  return { language, startingWith: (word) => [...(exact.get(word) ?? []), ...stemmed(word, stems)], words: new Set(exact.keys()), stems: new Set(stems.keys()), weak: new Set(entries.filter(({ kind }) => kind === 'weak').map(({ words }) => words[0] ?? '')) };
}

function entriesOf(kind: Kind, phrases: z.infer<typeof Phrases> | Record<string, string[]>): Entry[] {
  if (Array.isArray(phrases)) return phrases.map((phrase) => ({ kind, value: '', words: wordsOf(phrase) }));
  return Object.entries(phrases).flatMap(([value, ones]) => ones.map((phrase) => ({ kind, value, words: wordsOf(phrase) })));
}

/** As the text is cut: Chinese by letters, all else by words, with apostrophes and hyphens between. */
function wordsOf(phrase: string): string[] {
  return plainForm(phrase).match(/\p{Script=Han}|\p{Nd}+|(?:(?!\p{Script=Han})\p{L})+\*?/gu) ?? [];
}

/** Letters that may follow a stem. */
export const LONGEST_ENDING = 4;

/** Whether a word is that of an entry, which may be a stem. Endings have four letters at most. */
export function isWord(word: string, pattern: string): boolean {
  if (!pattern.endsWith('*')) return word === pattern;
  return word.startsWith(pattern.slice(0, -1)) && word.length < pattern.length + LONGEST_ENDING;
}

function stemmed(word: string, stems: ReadonlyMap<string, Entry[]>): Entry[] {
  if (stems.size === 0) return [];
  return Array.from({ length: LONGEST_ENDING + 1 }, (_, cut) => stems.get(word.slice(0, word.length - cut)) ?? []).flat();
}
