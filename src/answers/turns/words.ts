import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Language, LANGUAGES } from '../../language/language.js';
import { cutIntoTokens, type Token } from '../reading/tokens.js';

const MEANINGS = ['opener', 'earlier', 'later', 'source', 'sure', 'calendar', 'forward', 'all'] as const;

/** What words that lean on an answer before them stand for. `all`: they lean on none, every date is meant. */
export type TurnMeaning = (typeof MEANINGS)[number];

const phrases = readPhrases();

/** The tokens of a text that such words take up, the longest of them; undefined where there are none. */
export function placeOf(meaning: TurnMeaning, tokens: readonly Token[], language: Language): { readonly at: number; readonly end: number } | undefined {
  for (const words of phrases(meaning, language)) {
    const at = tokens.findIndex((_, start) => words.every((word, step) => tokens[start + step]?.text === word));
    if (at >= 0) return { at, end: at + words.length };
  }
  return undefined;
}

/** Whether such words stand in a text. */
export function saysOf(meaning: TurnMeaning, text: string, language: Language): boolean {
  return placeOf(meaning, cutIntoTokens(text, language), language) !== undefined;
}

/** The same in any of the six languages: a few words tell little of theirs, and people mix them. */
export function saysInAny(meaning: TurnMeaning, text: string): boolean {
  return LANGUAGES.some((language) => saysOf(meaning, text, language));
}

/** How many tokens at the beginning open a question that goes on from an answer; 0 where none does. */
export function openingOf(tokens: readonly Token[], language: Language): number {
  return phrases('opener', language).find((words) => words.every((word, at) => tokens[at]?.text === word))?.length ?? 0;
}

function readPhrases(): (meaning: TurnMeaning, language: Language) => readonly (readonly string[])[] {
  const File = z.record(z.enum(MEANINGS), z.record(Language, z.array(z.string().min(1)).min(1)));
  const file = File.parse(JSON.parse(readFileSync(new URL('./words.json', import.meta.url), 'utf8')));
  const cut = new Map(MEANINGS.flatMap((meaning) => Object.entries(file[meaning]).map(([language, written]) => {
    const words = written.map((phrase) => cutIntoTokens(phrase, Language.parse(language)).map(({ text }) => text));
    return [`${meaning} ${language}`, words.sort((one, other) => other.length - one.length)] as const;
  })));
  return (meaning, language) => cut.get(`${meaning} ${language}`) ?? [];
}
