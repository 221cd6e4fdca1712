import { readFileSync } from 'node:fs';
import { eld } from 'eld/extrasmall';
import { z } from 'zod';
import type { Language } from './language.js';
import { plainForm } from './plain-form.js';

const LatinLanguage = z.enum(['en', 'es', 'fr']);
type LatinLanguage = z.infer<typeof LatinLanguage>;

/**
 * The language of a text: its script decides where it is Arabic, Cyrillic or Chinese; Latin letters are told apart by
 * their words. `fallback` where neither tells (`IMRF 2026`).
 */
export function detectLanguage(text: string, fallback: Language): Language {
  return byScript(text) ?? byMarks(text) ?? byTellingWords(text) ?? byLetters(text) ?? fallback;
}

const SCRIPTS: readonly (readonly [Language, RegExp, number])[] = [
  ['ar', /\p{Script=Arabic}/gu, 1],
  ['ru', /\p{Script=Cyrillic}/gu, 1],
  // One Chinese character stands for about three letters.
  ['zh', /\p{Script=Han}/gu, 3],
];

/** Other scripts win over Latin ones even where they are fewer: acronyms and command words stay Latin in every language. */
function byScript(text: string): Language | undefined {
  const weights = SCRIPTS.map(([language, letters, weight]) => ({ language, weight: (text.match(letters)?.length ?? 0) * weight }));
  const most = weights.reduce((best, one) => (one.weight > best.weight ? one : best));
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return most.weight > 0 && most.weight * 3 >= latin ? most.language : undefined;
}

/** Marks that only one of the three writes: ¿ ¡ ñ, or ç è ê œ and the elided qu'. */
function byMarks(text: string): LatinLanguage | undefined {
  const isSpanish = /[¿¡ñ]/iu.test(text);
  const isFrench = /[èêçœûîë]|\b(?:qu|d|l|j|n|c|s)['’](?=\p{L}{2})/iu.test(text.replace(/\b\p{Lu}\p{L}*/gu, (word) => word.replace(/[èêçœûîë]/giu, 'e')));
  return isSpanish === isFrench ? undefined : isSpanish ? 'es' : 'fr';
}

const tellingWords = readTellingWords();

/** Words that stand in one of the three languages only: they decide when they all agree. */
function byTellingWords(text: string): LatinLanguage | undefined {
  const words = plainForm(text).split(/[^\p{L}]+/u);
  const found = new Set(words.map((word) => tellingWords.get(word)).filter((language) => language !== undefined));
  return found.size === 1 ? [...found][0] : undefined;
}

const detector = eld.newInstance();
detector.setLanguageSubset(LatinLanguage.options);

/** By groups of letters, from three words on: shorter texts tell too little, and codes, ids and numbers (`D-7EP 3d`) are no words. */
function byLetters(text: string): LatinLanguage | undefined {
  if (text.split(/\s+/).filter((one) => one !== '' && !/\p{N}/u.test(one)).length < 3) return undefined;
  return LatinLanguage.safeParse(detector.detect(text).language).data;
}

function readTellingWords(): Map<string, LatinLanguage> {
  const file = new URL('./telling-words.json', import.meta.url);
  const lists = z.record(LatinLanguage, z.array(z.string())).parse(JSON.parse(readFileSync(file, 'utf8')));
  return new Map(LatinLanguage.options.flatMap((language) => lists[language].map((word): [string, LatinLanguage] => [plainForm(word), language])));
}
