import { plainForm } from './plain-form.js';

/** A step as it was typed, and what stands behind it. */
export interface TypedStep<Name> {
  readonly name: Name;
  readonly rest: string;
}

/** A phrase that names a step, in the words as they are compared. */
export interface Phrase<Name> {
  readonly name: Name;
  readonly words: readonly string[];
}

/** Phrases by what they name, the longest first: `request changes` before `request`. */
export function phrasesOf<Name extends string>(names: readonly Name[], known: Readonly<Record<Name, readonly string[]>>): Phrase<Name>[] {
  const all = names.flatMap((name) => known[name].map((phrase) => ({ name, words: phrase.split(' ').map(plainForm) })));
  return all.sort((one, other) => other.words.length - one.words.length || other.words.join('').length - one.words.join('').length);
}

/** The step with which a text begins, and what stands behind it. */
export function begun<Name>(text: string, phrases: readonly Phrase<Name>[]): TypedStep<Name> | undefined {
  const given = text.trim();
  for (const { name, words } of phrases) {
    const end = endOf(given, words);
    if (end !== undefined) return { name, rest: given.slice(end).replace(/^[\s:：]+/u, '').trim() };
  }
  return undefined;
}

/** Where the phrase ends in the text that begins with it. Chinese writes no space behind a word. */
function endOf(text: string, words: readonly string[]): number | undefined {
  const [only = ''] = words;
  if (words.length === 1 && /^\p{Script=Han}+$/u.test(only)) return plainForm(text.slice(0, only.length)) === only ? only.length : undefined;
  const typed = [...text.matchAll(/\S+/gu)].slice(0, words.length);
  if (typed.length < words.length || !words.every((word, at) => bare(typed[at]?.[0] ?? '') === word)) return undefined;
  const last = typed.at(-1);
  return last === undefined ? undefined : last.index + last[0].length;
}

function bare(word: string): string {
  return plainForm(word).replace(/[:：,،.]+$/u, '');
}
