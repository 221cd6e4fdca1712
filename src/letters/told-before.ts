import type { Language } from '../language/language.js';
import { hasWords } from './letter-words.js';
import { sentenceBefore, type Stretch } from './sentences.js';

/** Where a sentence with a date stands, and the dates of its text. */
export interface Place {
  readonly text: string;
  readonly language: Language;
  readonly sentence: Stretch;
  readonly dates: readonly { readonly offset: number; readonly text: string }[];
}

/**
 * The sentences before one that names no event of its own, the nearest first, as far as it may lean on them: "It was held on …" on the three before,
 * a label ("When: …") on the line above, an item of a list on what introduces the list. None where the sentence speaks for itself.
 */
export function leanedOn(place: Place, isOfPart: boolean): Stretch[] {
  const { text, language, sentence } = place;
  const said = text.slice(sentence.start, sentence.end);
  const introduction = introducing(text, sentence);
  if (isOfPart || hasWords(said, 'continues', language)) return [...before(text, sentence, FARTHEST), ...introduction];
  if (isLabel(place)) return before(text, sentence, 1);
  return introduction;
}

/** "It" and "the first one" reach back over so many sentences. */
const FARTHEST = 3;

function before(text: string, sentence: Stretch, most: number): Stretch[] {
  const found: Stretch[] = [];
  for (let one = sentenceBefore(text, sentence); one !== undefined && found.length < most; one = sentenceBefore(text, one)) found.push(one);
  return found;
}

const ITEM = /^\s*(?:[-*•·–—]|\(?\p{N}{1,2}[.)、]|\(?\p{L}[.)])\s/u;
const MOST_ITEMS = 12;

/** What ends in a colon before a list introduces each of its items. */
function introducing(text: string, { start }: Stretch): Stretch[] {
  let line = lineAt(text, start);
  for (let count = 0; count < MOST_ITEMS && isItem(text, line); count += 1) line = lineAbove(text, line);
  return /[:：]\s*$/u.test(text.slice(line.start, line.end)) && line.end < start ? [line] : [];
}

function isItem(text: string, { start, end }: Stretch): boolean {
  const line = text.slice(start, end);
  return ITEM.test(line) || (start > 0 && line.trim() === '');
}

function lineAt(text: string, at: number): Stretch {
  const end = text.indexOf('\n', at);
  return { start: text.lastIndexOf('\n', at - 1) + 1, end: end < 0 ? text.length : end };
}

function lineAbove(text: string, { start }: Stretch): Stretch {
  return start === 0 ? { start: 0, end: 0 } : { start: text.lastIndexOf('\n', start - 2) + 1, end: start - 1 };
}

/** Nothing but dates and a word such as "When" or "Fecha". */
function isLabel({ text, language, sentence: { start, end }, dates }: Place): boolean {
  const own = dates.filter(({ offset }) => start <= offset && offset < end);
  const rest = own.reduceRight((left, date) => left.slice(0, date.offset - start) + left.slice(date.offset - start + date.text.length), text.slice(start, end));
  const words = rest.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return words === '' || (words.split(' ').length <= MOST_LABEL_WORDS && hasWords(rest, 'label', language));
}

const MOST_LABEL_WORDS = 4;
