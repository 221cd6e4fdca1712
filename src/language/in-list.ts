import type { Language } from './language.js';

/** Several as a sentence names them: "A, B, and C". */
export function inList(items: readonly string[], language: Language): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(items);
}

/** Several behind a label, with the commas of the language alone: "A, B, C". Intl has such a list for three of the six only. */
export function inRow(items: readonly string[], language: Language): string {
  return items.join(language === 'ar' ? '، ' : language === 'zh' ? '、' : ', ');
}

/** A label and what is said under it, with the colon of the language. */
export function underLabel(label: string, text: string, language: Language): string {
  return `${label}${language === 'fr' ? '\u00a0: ' : language === 'zh' ? '：' : ': '}${text}`;
}
