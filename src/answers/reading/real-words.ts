import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Language } from '../../language/language.js';
import { plainForm } from '../../language/plain-form.js';

const FILES = ['../../language/messages', '../reference/lexicon'] as const;
const Texts = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

const known = new Map<Language, ReadonlySet<string>>();

/** Whether the house itself writes this plain word in a language: then it is no slip of the pen. */
export function isRealWord(word: string, language: Language): boolean {
  const words = known.get(language) ?? readWords(language);
  known.set(language, words);
  return words.has(word);
}

function readWords(language: Language): Set<string> {
  const texts = FILES.flatMap((folder) => Object.values(Texts.parse(JSON.parse(readFileSync(new URL(`${folder}/${language}.json`, import.meta.url), 'utf8')))).flat());
  return new Set(texts.flatMap((text) => plainForm(text).split(/[^\p{L}*]+/u)).filter((word) => !word.includes('*')));
}
