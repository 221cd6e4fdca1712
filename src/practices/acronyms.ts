import { plainForm } from '../language/plain-form.js';

/**
 * Runs of two to six capitals that are never written in full anywhere in these texts, each once, in order. A full form stands
 * beside the acronym in brackets, either way round, or its words begin with the acronym's letters.
 */
export function acronymsNotSpelledOut(texts: readonly string[]): string[] {
  const found = new Set(texts.flatMap(acronymsIn));
  const whole = texts.join('\n');
  const words = whole.match(/\p{L}+/gu) ?? [];
  return [...found].filter((acronym) => !isBesideItsName(acronym, whole) && !hasInitials(words, Array.from(acronym)));
}

const ACRONYM = /(?<![\p{L}\p{N}])\p{Lu}{2,6}(?=s?(?![\p{L}\p{N}]))/gu;
// Numbers of chapters and centuries are no acronyms.
const ROMAN = /^[IVX]+$/;

function acronymsIn(text: string): string[] {
  // A line all in capitals is shouted: nothing in it can be told from an acronym.
  return text.split('\n').filter((line) => /\p{Ll}/u.test(line) || !/\p{Lu}{2,}\P{L}+\p{Lu}{2,}/u.test(line)).flatMap((line) => line.match(ACRONYM) ?? []).filter((one) => !ROMAN.test(one));
}

/** `International Organization for Migration (IOM)`, `IOM (International Organization …)`, 国际移民组织（IOM）. */
function isBesideItsName(acronym: string, whole: string): boolean {
  const first = plainForm(acronym).slice(0, 1);
  const named = (words: readonly string[]) => words.some((word) => /^[^\p{Script=Latin}\p{Script=Cyrillic}]{2,}$/u.test(word)) || (words.length > 1 && words.some((word) => plainForm(word).startsWith(first)));
  const before = [...whole.matchAll(new RegExp(`([^()（）.。!?\\n]{2,160})[(（]\\s*${acronym}s?\\s*[)）,;，；]`, 'gu'))].map(([, text = '']) => lastWords(text));
  const after = [...whole.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${acronym}\\s*[(（]([^()（）]{2,160})[)）]`, 'gu'))].map(([, text = '']) => text.match(/\p{L}+/gu) ?? []);
  return [...before, ...after].some(named);
}

function lastWords(text: string): string[] {
  return (text.match(/\p{L}+/gu) ?? []).slice(-10);
}

/** Words in a row whose first letters make it; small words between (of, de, для) may count or not. */
function hasInitials(words: readonly string[], letters: readonly string[]): boolean {
  const wanted = letters.map(plainForm);
  return words.some((_, at) => makes(words, at, wanted));
}

const SMALL_LETTERS = 4;

function makes(words: readonly string[], from: number, wanted: readonly string[]): boolean {
  const [first, ...rest] = wanted;
  const word = words[from];
  if (first === undefined) return true;
  if (word === undefined || isAcronym(word)) return false;
  if (plainForm(word).startsWith(first) && makes(words, from + 1, rest)) return true;
  // The first word must begin it: a small word is passed over only inside.
  return word.length < SMALL_LETTERS && from > 0 && wanted.length > 0 && word === word.toLowerCase() && makes(words, from + 1, wanted);
}

function isAcronym(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();
}
