import type { Language } from '../../language/language.js';
import { plainForm } from '../../language/plain-form.js';

/** A word of a question, a number, or one Chinese character. */
export interface Token {
  readonly text: string;
  /** The word as phrases may hold it: bare, and without what grows onto it (ال, و, l', d'). */
  readonly forms: readonly string[];
  /** True where a sentence or a clause begins: no phrase runs across. */
  readonly begins: boolean;
  /** Where it stands in the text as it was written. */
  readonly at: number;
}

const WORDS = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}ـ])+/gu;
const BREAK = /[.?!;:,،؛؟。？！；：，、()«»"“”\n]/u;

/** Cuts a text into tokens: words and numbers between spaces, hyphens and apostrophes; Chinese by character. */
export function cutIntoTokens(text: string, language: Language): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const { 0: written, index } of text.matchAll(WORDS)) {
    const word = plainForm(written);
    if (word !== '') tokens.push({ text: word, forms: formsOf(word, language), begins: tokens.length === 0 || BREAK.test(text.slice(end, index)), at: index });
    end = index + written.length;
  }
  return tokens;
}

// و ف (and), ب ل ك س and the article grow onto Arabic words.
const ARABIC_GROWN = [/^[وف]/u, /^[وف]?(?:بال|كال|لل|ال)/u, /^[وف]?[بلكس]/u];

function formsOf(word: string, language: Language): string[] {
  if (/\p{Script=Arabic}/u.test(word)) return [...new Set([word, ...ARABIC_GROWN.map((grown) => word.replace(grown, ''))])].filter((form) => form.length > 2 || form === word);
  // "laudition": the apostrophe is often left out.
  if (language === 'fr' && word.length > 5 && /^[ld][aeiouh]/.test(word)) return [word, word.slice(1)];
  return [word];
}

/** A word of a phrase, as tokens are compared with it: without the Arabic article. */
export function formInPhrase(word: string): string {
  if (!/\p{Script=Arabic}/u.test(word)) return word;
  const bare = word.replace(/^[وف]?(?:بال|كال|لل|ال)/u, '');
  return bare.length > 2 ? bare : word;
}
