import type { Language } from './language.js';
import { plainForm } from './plain-form.js';

/** A stretch of a text. `end` is the place after its last letter. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Words and phrases that stand for something: `*` is the rest of a word (at its end or its beginning), alone any one word. */
export interface PhraseList {
  readonly key: string;
  readonly language: Language;
  readonly phrases: readonly string[];
}

/** Finds every phrase of many lists in one walk through a text: by key, every place at which one stands. */
export type PhraseIndex = (bare: string) => ReadonlyMap<string, readonly Stretch[]>;

/**
 * Text in which phrases are looked for: plain letters, one space between words, nothing but letters and digits, and those
 * apart. Chinese is written without spaces, so none stand beside its characters.
 */
export function bareForm(text: string): string {
  const words = plainForm(text).replace(/[^\p{L}\p{N}]+/gu, ' ').replace(/(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/gu, ' ');
  return words.replace(/ ?(\p{Script=Han}) ?/gu, '$1').trim();
}

interface Phrase {
  readonly key: string;
  /** Its words after the first. */
  readonly rest: readonly WordPattern[];
}

interface WordPattern {
  /** Its letters, and without what has grown onto them. */
  readonly parts: readonly string[];
  readonly kind: 'word' | 'beginning' | 'ending' | 'any';
}

interface Shelves {
  readonly words: Map<string, Phrase[]>;
  readonly beginnings: Map<string, Phrase[]>;
  readonly endings: { readonly part: string; readonly phrase: Phrase }[];
  /** Chinese, which has no words to look up: every run of characters. */
  readonly runs: Map<string, string[]>;
  longestRun: number;
}

/** Builds the index once: looking up words and their beginnings is hundreds of times faster than an expression for each list. */
export function indexPhrases(lists: readonly PhraseList[]): PhraseIndex {
  const shelves: Shelves = { words: new Map(), beginnings: new Map(), endings: [], runs: new Map(), longestRun: 0 };
  for (const { key, phrases } of lists) for (const phrase of phrases) shelve(key, phrase, shelves);
  return (bare) => {
    const found = new Map<string, Stretch[]>();
    const keep = (key: string, start: number, end: number): void => {
      found.set(key, [...(found.get(key) ?? []), { start, end }]);
    };
    walkWords(bare, shelves, keep);
    walkRuns(bare, shelves, keep);
    return found;
  };
}

function shelve(key: string, text: string, shelves: Shelves): void {
  if (/\p{Script=Han}/u.test(text)) {
    const run = bareForm(text);
    shelves.longestRun = Math.max(shelves.longestRun, run.length);
    put(shelves.runs, run, key);
    return;
  }
  const [first, ...rest] = text.trim().split(/\s+/).flatMap(patternsOf);
  if (first === undefined) return;
  const phrase = { key, rest };
  for (const part of first.parts) {
    if (first.kind === 'ending') shelves.endings.push({ part, phrase });
    else put(first.kind === 'beginning' ? shelves.beginnings : shelves.words, part, phrase);
  }
}

/** `du pacte*` is a word and a beginning; a hyphen or an apostrophe parts a word in two, as in the text. */
function patternsOf(word: string): WordPattern[] {
  if (word === '*') return [{ parts: [], kind: 'any' }];
  const parts = bareForm(word.replaceAll('*', '')).split(' ').filter((part) => part !== '');
  const last = parts.length - 1;
  return parts.map((part, at) => ({ parts: withoutArticle(part), kind: word.endsWith('*') && at === last ? 'beginning' : word.startsWith('*') && at === 0 ? 'ending' : 'word' }));
}

/** Of an Arabic word also without its article, since another may have grown onto it in the text. */
function withoutArticle(part: string): string[] {
  const bare = part.replace(/^و?ال(?=\p{Script=Arabic}{3})/u, '').replace(/^و(?=عشر)/u, '');
  return bare === part ? [part] : [part, bare];
}

type Keep = (key: string, start: number, end: number) => void;

interface Word extends Stretch {
  /** Its letters, and without what may have grown onto it. */
  readonly forms: readonly string[];
}

function walkWords(bare: string, shelves: Shelves, keep: Keep): void {
  const words = [...bare.matchAll(/[^\p{Script=Han} ]+/gu)].map(({ index, 0: text }): Word => ({ start: index, end: index + text.length, forms: formsOf(text) }));
  for (const [at, word] of words.entries()) {
    for (const { key, rest } of new Set(word.forms.flatMap((form) => startingWith(form, shelves)))) {
      const following = words.slice(at + 1, at + 1 + rest.length);
      if (following.length === rest.length && rest.every((pattern, step) => isWord(pattern, following[step]))) keep(key, word.start, following.at(-1)?.end ?? word.end);
    }
  }
}

function startingWith(form: string, { words, beginnings, endings }: Shelves): Phrase[] {
  const found = [...(words.get(form) ?? []), ...endings.filter(({ part }) => form.endsWith(part)).map(({ phrase }) => phrase)];
  for (let length = 1; length <= form.length; length += 1) found.push(...(beginnings.get(form.slice(0, length)) ?? []));
  return found;
}

function isWord({ parts, kind }: WordPattern, word: Word | undefined): boolean {
  if (word === undefined) return false;
  switch (kind) {
    case 'any':
      return true;
    case 'word':
      return parts.some((part) => word.forms.includes(part));
    case 'beginning':
      return parts.some((part) => word.forms.some((form) => form.startsWith(part)));
    case 'ending':
      return parts.some((part) => word.forms.some((form) => form.endsWith(part)));
  }
}

// و ف (and) and ب ل ك (in, for, like) and the article grow onto Arabic words.
const GROWN = /^([وف]?)(بال|كال|لل|ال|ب|ل|ك)?/u;

function formsOf(word: string): string[] {
  if (!/\p{Script=Arabic}/u.test(word)) return [word];
  const [, and = '', article = ''] = GROWN.exec(word) ?? [];
  const starts = [0, and.length, and.length + article.length];
  const bareArticle = and === '' && article === '' ? [] : [/^(?:بال|كال|لل|ال|ب|ل|ك)/u.exec(word)?.[0].length ?? 0];
  return [...new Set([...starts, ...bareArticle].map((from) => word.slice(from)).filter((form) => form.length > 1))];
}

function walkRuns(bare: string, { runs, longestRun }: Shelves, keep: Keep): void {
  if (runs.size === 0 || !/\p{Script=Han}/u.test(bare)) return;
  for (let start = 0; start < bare.length; start += 1) {
    for (let length = 1; length <= longestRun && start + length <= bare.length; length += 1) {
      for (const key of runs.get(bare.slice(start, start + length)) ?? []) keep(key, start, start + length);
    }
  }
}

function put<T>(shelf: Map<string, T[]>, part: string, value: T): void {
  const standing = shelf.get(part);
  if (standing === undefined) shelf.set(part, [value]);
  else standing.push(value);
}
