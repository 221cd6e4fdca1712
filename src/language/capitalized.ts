import type { Language } from './language.js';

/** The text with a capital first letter, where the script has capitals: for headings. */
export function capitalized(text: string, language: Language): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase(language) + text.slice(first.length);
}
