import { join } from 'node:path';
import { z } from 'zod';
import type { Language } from '../language/language.js';
import { LANGUAGES } from '../language/language.js';
import { readDataFile } from '../roadmap/data-file.js';

const Worded = z.object({ label: z.string().min(1), help: z.string().min(1).optional(), options: z.record(z.string(), z.string().min(1)).optional() });

/** data/practice-form/xx.json: the words of the form in another language. `confirmed` null: no person has confirmed them. */
const FormWordsFile = z.object({ language: z.enum(LANGUAGES), confirmed: z.url().nullable(), steps: z.array(z.string().min(1)), fields: z.record(z.string(), Worded) });

/** The words of the form in one language: titles of its steps in their order, and its fields by id. */
export type FormWords = z.infer<typeof FormWordsFile>;

/** Reads them in every language but English, which stands in the form itself. Throws DataFileBroken. */
export function readFormWords(dataFolder: string): ReadonlyMap<Language, FormWords> {
  return new Map(LANGUAGES.filter((language) => language !== 'en').map((language) => [language, readDataFile(join(dataFolder, 'practice-form', `${language}.json`), FormWordsFile)]));
}
