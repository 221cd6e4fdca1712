import { readFileSync } from 'node:fs';
import { stemmer as arabic } from '@orama/stemmers/arabic';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { z } from 'zod';
import { Language } from './language.js';
import { plainForm } from './plain-form.js';

/**
 * The words of a text as they are searched and compared, never shown: accents and vowel signs off, small letters, one form of
 * letters that are written in several, the words of the grammar (the, est, в, 的) left out, endings cut. In order, each once.
 * What says no stays: with it a question asks the opposite.
 */
export function searchWords(text: string, language: Language): string[] {
  const words = [...segmenters[language].segment(text)].filter(({ isWordLike }) => isWordLike === true).flatMap(({ segment }) => plainForm(segment).split(/[^\p{L}\p{N}]+/u));
  const telling = words.filter((word) => word !== '' && !smallWords[language].has(word));
  return [...new Set(telling.map((word) => (/^\p{N}/u.test(word) ? word : stem[language](word))))];
}

// To make one costs as much as to cut a whole question.
const segmenters = eachLanguage((language) => new Intl.Segmenter(language, { granularity: 'word' }));

const asItIs = (word: string): string => word;

// Chinese words have no endings.
const stem: Record<Language, (word: string) => string> = { ar: arabic, en: english, es: spanish, fr: french, ru: russian, zh: asItIs };

const smallWords = readSmallWords();

function readSmallWords(): Record<Language, ReadonlySet<string>> {
  const file = new URL('./small-words.json', import.meta.url);
  const lists = z.record(Language, z.array(z.string().min(1)).min(1)).parse(JSON.parse(readFileSync(file, 'utf8')));
  return eachLanguage((language) => new Set(lists[language].map(plainForm)));
}

function eachLanguage<T>(make: (language: Language) => T): Record<Language, T> {
  return { ar: make('ar'), en: make('en'), es: make('es'), fr: make('fr'), ru: make('ru'), zh: make('zh') };
}
