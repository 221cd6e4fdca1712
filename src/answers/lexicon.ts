import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { LANGUAGES, type Language } from '../language/language.js';
import { plainForm } from '../language/plain-form.js';

/** What words of a question can stand for. Ids of review regions are those of data/reference.json. */
export const MEANINGS = [
  'forum', 'review', 'migrants-day', 'first', 'second', 'third', 'later', 'past', 'coming', 'when', 'next-list', 'our',
  'africa', 'arab-states', 'asia-pacific', 'latin-america-caribbean', 'europe-north-america-central-asia',
  'detail', 'deadline', 'person-asked', 'period', 'case', 'case-topic', 'me', 'elsewhere',
  'beside', 'count-days', 'our-region', 'civil-society', 'governments', 'filler',
] as const;
export type Meaning = (typeof MEANINGS)[number];

// و ف (and) and ب ل ك (in, for, like) and the article grow onto Arabic words.
const ARABIC_PREFIX = '[وف]?(?:بال|كال|لل|ال|ب|ل|ك)?';

/** Where words of this meaning stand in a plain text: all six languages at once, since questions mix them. */
export const meaningOf: Readonly<Record<Meaning, RegExp>> = readLexicon();

/** Whether words of this meaning stand in a plain text. */
export function speaksOf(meaning: Meaning, plain: string): boolean {
  return plain.search(meaningOf[meaning]) >= 0;
}

/** The text without the words of these meanings. */
export function without(meanings: readonly Meaning[], plain: string): string {
  return meanings.reduce((text, meaning) => text.replaceAll(meaningOf[meaning], ' , '), plain);
}

function readLexicon(): Record<Meaning, RegExp> {
  const File = z.record(z.enum(MEANINGS), z.array(z.string().min(1)));
  const files = LANGUAGES.map((language) => ({ language, phrases: File.parse(JSON.parse(readFileSync(new URL(`./lexicon/${language}.json`, import.meta.url), 'utf8'))) }));
  const compiled = MEANINGS.map((meaning): [Meaning, RegExp] => [meaning, anyOf(files.map(({ language, phrases }) => ({ language, phrases: phrases[meaning] })))]);
  return z.record(z.enum(MEANINGS), z.instanceof(RegExp)).parse(Object.fromEntries(compiled));
}

/** One expression for each way in which words are set apart: testing the edge once, not for each phrase, makes it several times faster. */
function anyOf(lists: readonly { language: Language; phrases: readonly string[] }[]): RegExp {
  const patterns = (languages: (language: Language) => boolean): string =>
    lists.filter(({ language }) => languages(language)).flatMap(({ language, phrases }) => longestFirst(phrases).map((phrase) => patternOf(phrase, language))).join('|');
  const [arabic, chinese, spaced] = [patterns((one) => one === 'ar'), patterns((one) => one === 'zh'), patterns((one) => one !== 'ar' && one !== 'zh')];
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${spaced}|${ARABIC_PREFIX}(?:${arabic}))(?![\\p{L}\\p{N}])|${chinese}`, 'gu');
}

function longestFirst(phrases: readonly string[]): string[] {
  return [...phrases].sort((one, other) => other.length - one.length);
}

/** `*` stands for any letters, alone for any one word. Chinese has no spaces, so its words stand anywhere. */
function patternOf(phrase: string, language: Language): string {
  const words = plainForm(phrase).split(' ').map((word) => word.replace(/[.?+^$()[\]{}|\\]/g, '\\$&').replaceAll('*', word === '*' ? '[\\p{L}\\p{N}]+' : '\\p{L}*'));
  return words.join(language === 'ar' ? `\\s+${ARABIC_PREFIX}` : '\\s+');
}
