import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Language } from '../language/language.js';
import { plainForm } from '../language/plain-form.js';

const Steering = z.enum(['stop', 'back', 'show', 'skip']);
const Phrases = z.record(Language, z.array(z.string().min(1)).min(1));

// Words that people use beside those that they are told; none of them is what somebody would write into a field.
const known = z.record(Steering, Phrases).parse(JSON.parse(readFileSync(new URL('./form-words.json', import.meta.url), 'utf8')));
const plainOf = new Map(Steering.options.map((word) => [word, new Map(Language.options.map((language) => [language, new Set(known[word][language].map(plainForm))]))]));

/** Whether a text (in its plain form) is another word for one that steers a form, in this language or in English. */
export function meansSame(plain: string, word: string, language: Language): boolean {
  const steering = Steering.safeParse(word).data;
  const words = steering === undefined ? undefined : plainOf.get(steering);
  return words?.get(language)?.has(plain) === true || words?.get('en')?.has(plain) === true;
}

/** All of them, by the word for which they stand. */
export const FORM_WORDS: Readonly<Record<z.infer<typeof Steering>, Readonly<Record<Language, readonly string[]>>>> = known;
