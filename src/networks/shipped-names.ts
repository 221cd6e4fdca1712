import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { LANGUAGES, type Language } from '../language/language.js';
import type { NetworkCode } from './network.js';

const InSix = z.strictObject(Object.fromEntries(LANGUAGES.map((language) => [language, z.string().min(1)])));
const ShippedNames = z.object({ sources: z.string() }).catchall(InSix);
const names = ShippedNames.parse(JSON.parse(readFileSync(new URL('./names.json', import.meta.url), 'utf8')));

/** The name that stands before that of `Intl.DisplayNames`: of regional networks, and of countries that the United Nations call otherwise. */
export function shippedNameOf(code: NetworkCode, language: Language): string | undefined {
  const held = names[code];
  return typeof held === 'object' ? held[language] : undefined;
}
