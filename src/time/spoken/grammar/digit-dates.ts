import type { Told, ToldYear } from '../told.js';
import type { Sentence } from '../sentence.js';
import type { Rule } from '../rules.js';
import type { Token } from '../tokens.js';

const SEPARATORS = ['/', '.', '-'];

interface Run {
  readonly numbers: readonly string[];
  readonly separator: string;
  readonly end: number;
}

/** Digits with one separator between and no spaces: 05/05/2026, 2026-05-05, 16.05.2022. Never a piece of a longer number or of a symbol such as A/RES/73/195. */
function digitRun({ tokens }: Sentence, at: number): Run | undefined {
  const [first, separator] = [tokens[at], tokens[at + 1]?.plain ?? ''];
  if (first?.kind !== 'digits' || !SEPARATORS.includes(separator) || isInside(tokens[at - 1]?.plain ?? '', first, separator)) return undefined;
  const numbers = [first.plain];
  let end = at + 1;
  while (numbers.length < 4 && tokens[end]?.plain === separator && tokens[end]?.isGlued === true && tokens[end + 1]?.kind === 'digits' && tokens[end + 1]?.isGlued === true) {
    numbers.push(tokens[end + 1]?.plain ?? '');
    end += 2;
  }
  const after = tokens[end];
  // A colon may end the words before it ("18/03/2021: …"); between digits it tells an hour or a score.
  const isBetweenDigits = tokens[end + 1]?.isGlued === true && tokens[end + 1]?.kind === 'digits';
  const goesOn = after?.isGlued === true && (after.plain === '%' || (isBetweenDigits && (after.plain === ':' || (SEPARATORS.includes(after.plain) && (after.plain !== '-' || separator === '-')))));
  return goesOn ? undefined : { numbers, separator, end };
}

/** After a letter, a stroke or a point it is a piece of something else; after a hyphen it may end a range: 05.05.2026–08.05.2026. */
function isInside(before: string, first: Token, separator: string): boolean {
  return first.isGlued && (/[/.:,\p{Script=Latin}]$/u.test(before) || (before === '-' && separator === '-'));
}

/**
 * A day in digits. Year first where it has four places; else the day stands before the month, in English after it.
 * A number over 12 can only be the day.
 */
export const digitDate: Rule<Told> = (sentence, at) => {
  const run = digitRun(sentence, at);
  if (run === undefined) return undefined;
  const told = run.numbers.length === 3 ? threeParts(run, sentence) : run.numbers.length === 2 ? twoParts(run, sentence) : undefined;
  return told && { value: told, end: run.end };
};

function threeParts({ numbers }: Run, { language }: Sentence): Told | undefined {
  const [one = '', two = '', three = ''] = numbers;
  if (one.length === 4) return dayOf(three, two, { number: Number(one) });
  if (three.length !== 4 && three.length !== 2) return undefined;
  const year = three.length === 4 ? { number: Number(three) } : { figures: Number(three) };
  return language === 'en' ? inOrder(two, one, year) : inOrder(one, two, year);
}

/** Without year 5/8 may be a fraction or a score, so both must look like a date: 05/08, or stand in a short question. */
function twoParts({ numbers, separator, end }: Run, { language, tokens }: Sentence): Told | undefined {
  const [one = '', two = ''] = numbers;
  if (one.length > 2 || two.length > 2) return undefined;
  const isAlone = tokens.length <= 40 && separator === '/';
  const isPadded = one.length === 2 && two.length === 2 && (separator === '/' || (separator === '.' && language === 'ru'));
  if (!isAlone && !isPadded) return undefined;
  if (tokens[end]?.plain === '%') return undefined;
  return language === 'en' || language === 'zh' ? inOrder(two, one, undefined) : inOrder(one, two, undefined);
}

function inOrder(day: string, month: string, year: ToldYear | undefined): Told | undefined {
  return Number(month) > 12 ? dayOf(month, day, year) : dayOf(day, month, year);
}

function dayOf(day: string, month: string, year: ToldYear | undefined): Told | undefined {
  if (year !== undefined && 'number' in year && (year.number < 1000 || year.number > 2999)) return undefined;
  if (Number(day) < 1 || Number(day) > 31 || Number(month) < 1 || Number(month) > 12) return undefined;
  return { is: 'day', day: Number(day), month: Number(month), ...(year === undefined ? {} : { year }) };
}

/** 05/2026, 2026-05. */
export const monthInDigits: Rule<Told> = (sentence, at) => {
  const run = digitRun(sentence, at);
  if (run?.numbers.length !== 2) return undefined;
  const [one = '', two = ''] = run.numbers;
  const [month, year] = one.length === 4 ? [two, one] : [one, two];
  if (year.length !== 4 || Number(year) < 1000 || Number(year) > 2999 || month.length > 2 || Number(month) < 1 || Number(month) > 12) return undefined;
  return { value: { is: 'month', month: Number(month), year: { number: Number(year) } }, end: run.end };
};
