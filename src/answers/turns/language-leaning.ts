import type { Language } from '../../language/language.js';
import type { Turn } from './turn.js';

const LATIN: ReadonlySet<Language> = new Set<Language>(['en', 'es', 'fr']);

/** One or two words in Latin letters ("en 2030 ?") tell less of their language than what they lean on. Undefined where they may tell more. */
export function languageLeaning(text: string, { language }: Turn): Language | undefined {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const isPlain = /^[\p{ASCII}\s]*$/u.test(text) && words.length <= 2;
  return isPlain && LATIN.has(language) ? language : undefined;
}
