import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { LANGUAGES, type Language } from '../language/language.js';

const MEANINGS = ['first-day', 'last-day', 'beside', 'ours', 'in-year', 'continues', 'others', 'bodies', 'label', 'leading'] as const;

/**
 * What words around a date say. first-day, last-day: the date is the first or the last of something; beside: it lies before or after what is named;
 * ours: what it speaks of is the writer's own; in-year: the year after it is a date, not part of a name; continues: what it speaks of was named before;
 * others: matters of courts, donors, schools and others, none of ours; bodies: committees, boards and evaluations, which meet or come on days of their own; label: "When:" before a date; leading: words before a date that are no part of it.
 */
export type LetterMeaning = (typeof MEANINGS)[number];

const expressions = readWords();

/** Whether a part of a letter has words of this meaning. */
export function hasWords(part: string, meaning: LetterMeaning, language: Language): boolean {
  return expressions[meaning][language].anywhere.test(part);
}

/** Whether a part of a letter begins with words of this meaning. */
export function beginsWithWords(part: string, meaning: LetterMeaning, language: Language): boolean {
  return expressions[meaning][language].atStart.test(part.trimStart());
}

/** Whether a part of a letter ends in words of this meaning. */
export function endsInWords(part: string, meaning: LetterMeaning, language: Language): boolean {
  return expressions[meaning][language].atEnd.test(part);
}

/** How many UTF-16 units of a date's text are words before it: "On 10 May" has three. */
export function leadingWords(text: string, language: Language): number {
  const { atStart } = expressions.leading[language];
  let at = 0;
  for (let found = atStart.exec(text); found !== null && found[0].length > 0; found = atStart.exec(text.slice(at))) at += found[0].length;
  return at;
}

interface Expressions {
  readonly anywhere: RegExp;
  readonly atEnd: RegExp;
  readonly atStart: RegExp;
}

function readWords(): Record<LetterMeaning, Record<Language, Expressions>> {
  const File = z.record(z.enum(MEANINGS), z.record(z.enum(LANGUAGES), z.array(z.string().min(1)).min(1)));
  const file = File.parse(JSON.parse(readFileSync(new URL('./letter-words.json', import.meta.url), 'utf8')));
  const byLanguage = (meaning: LetterMeaning) => {
    const one = (language: Language) => expressionsOf(file[meaning][language], language);
    return { ar: one('ar'), en: one('en'), es: one('es'), fr: one('fr'), ru: one('ru'), zh: one('zh') };
  };
  return { 'first-day': byLanguage('first-day'), 'last-day': byLanguage('last-day'), beside: byLanguage('beside'), ours: byLanguage('ours'), 'in-year': byLanguage('in-year'), continues: byLanguage('continues'), others: byLanguage('others'), bodies: byLanguage('bodies'), label: byLanguage('label'), leading: byLanguage('leading') };
}

/** Chinese sets no spaces between words; و grows onto Arabic ones. */
function expressionsOf(words: readonly string[], language: Language): Expressions {
  const any = `(?:${[...words].sort((one, other) => other.length - one.length).join('|')})`;
  if (language === 'zh') return { anywhere: new RegExp(any, 'u'), atEnd: new RegExp(`${any}\\s*$`, 'u'), atStart: new RegExp(`^${any}\\s*`, 'u') };
  const grown = language === 'ar' ? '[وفبل]?' : '';
  return { anywhere: new RegExp(`(?<![\\p{L}\\p{M}])${grown}${any}(?![\\p{L}\\p{M}])`, 'iu'), atEnd: new RegExp(`(?<![\\p{L}\\p{M}])${grown}${any}\\s*$`, 'iu'), atStart: new RegExp(`^${grown}${any}(?![\\p{L}\\p{M}])[\\s'’]*`, 'iu') };
}
