import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Language } from '../language/language.js';
import { plainForm } from '../language/plain-form.js';

const MEANINGS = ['on-the-day', 'day-before', 'day-after', 'after', 'before', 'working', 'any-day', 'deadlines', 'own', 'global'] as const;
/** What words of a wish for reminders stand for. */
export type WishMeaning = (typeof MEANINGS)[number];

const patterns = readWords();

/** Where words of this meaning stand in plain text, in any of the six languages: people mix them. */
export function placesOf(meaning: WishMeaning, plain: string): { readonly at: number; readonly end: number }[] {
  return [...plain.matchAll(patterns[meaning])].map(({ 0: text, index }) => ({ at: index, end: index + text.length }));
}

/** Whether such words stand there, and the text without them. Their letters are blanked, so that all else keeps its place. */
export function takeOut(meaning: WishMeaning, plain: string): { readonly isSaid: boolean; readonly rest: string } {
  const rest = plain.replaceAll(patterns[meaning], (text) => ' '.repeat(text.length));
  return { isSaid: rest !== plain, rest };
}

function readWords(): Readonly<Record<WishMeaning, RegExp>> {
  const File = z.record(z.enum(MEANINGS), z.record(Language, z.array(z.string().min(1)).min(1)));
  const file = File.parse(JSON.parse(readFileSync(new URL('./wish-words.json', import.meta.url), 'utf8')));
  const patternOf = (meaning: WishMeaning) => {
    const phrases = Object.values(file[meaning]).flat().map(plainForm).sort((one, other) => other.length - one.length);
    return new RegExp(phrases.map(spelled).join('|'), 'gu');
  };
  return {
    'on-the-day': patternOf('on-the-day'), 'day-before': patternOf('day-before'), 'day-after': patternOf('day-after'), after: patternOf('after'), before: patternOf('before'),
    working: patternOf('working'), 'any-day': patternOf('any-day'), deadlines: patternOf('deadlines'), own: patternOf('own'), global: patternOf('global'),
  };
}

/** Chinese has no spaces between words; elsewhere a phrase is whole words. `*` stands for any ending. */
function spelled(phrase: string): string {
  const open = phrase.replaceAll('*', String.raw`\p{L}*`);
  return /\p{Script=Han}/u.test(phrase) ? open : String.raw`(?<!\p{L})${open}(?!\p{L})`;
}
