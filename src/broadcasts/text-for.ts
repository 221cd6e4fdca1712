import { LANGUAGES, type Language } from '../language/language.js';
import type { BroadcastText, Content } from './broadcast.js';

/** The text that readers of a language are given, and the language in which it is. */
export interface TextFor {
  readonly text: BroadcastText;
  readonly language: Language;
}

/** Their own where somebody wrote one; else English, else the language in which it was written first. */
export function textFor({ texts, language: own }: Pick<Content, 'texts' | 'language'>, wanted: Language): TextFor {
  for (const language of fallbackOrder(own, wanted)) {
    const text = texts[language];
    if (text !== undefined) return { text, language };
  }
  throw new Error('a broadcast without a text');
}

/** In this order a text is looked for. */
export function fallbackOrder(own: Language, wanted: Language): Language[] {
  return [...new Set([wanted, 'en' as const, own, ...LANGUAGES])];
}

/** The languages in which nobody has written it yet, each with the one that its readers are given. */
export function missingTexts(content: Pick<Content, 'texts' | 'language'>): { readonly missing: Language; readonly given: Language }[] {
  return LANGUAGES.filter((language) => content.texts[language] === undefined).map((missing) => ({ missing, given: textFor(content, missing).language }));
}
