import { plainForm } from '../../language/plain-form.js';

/**
 * A pattern for phrases in plain form, whole words only; a star stands for the rest of a word. Arabic words may bear the article and
 * the small words that are written together with them; Chinese knows no ends of words.
 */
export function phrasePattern(phrases: readonly string[]): RegExp {
  const longestFirst = [...phrases].sort((one, other) => other.length - one.length);
  const [chinese, others] = [longestFirst.filter(isChinese), longestFirst.filter((phrase) => !isChinese(phrase))];
  const parts = [...(others.length === 0 ? [] : [`(?<![\\p{L}\\p{N}])(?:${others.map(written).join('|')})(?![\\p{L}\\p{N}])`]), ...chinese.map((phrase) => escaped(plainForm(phrase)))];
  return new RegExp(parts.join('|'), 'gu');
}

function isChinese(phrase: string): boolean {
  return /\p{Script=Han}/u.test(phrase);
}

function written(phrase: string): string {
  const words = phrase.split(' ').map((word) => escaped(plainForm(word.replace('*', ''))) + (word.endsWith('*') ? '\\p{L}*' : ''));
  const arabic = /\p{Script=Arabic}/u.test(phrase);
  return (arabic ? words.map((word) => `[وف]?[بلك]?(?:ال)?${word}`) : words).join('\\s+');
}

function escaped(text: string): string {
  return text.replace(/[.?+^$()[\]{}|\\*/]/g, '\\$&');
}
