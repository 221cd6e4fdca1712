import { count } from './grammar/counted.js';
import { anyTime } from './grammar/open-ends.js';
import type { Kind } from './lexicon.js';
import type { Ground } from './meaning/meaning.js';
import { resolve } from './meaning/resolve.js';
import { longest, seq, sign, type Found, type Rule } from './rules.js';
import { sentenceOf, type Sentence } from './sentence.js';
import type { Reading, SpokenTime } from './spoken-time.js';
import type { Told } from './told.js';

const told: Rule<Told> = longest<Told>(seq([sign('no-time')], () => ({ is: 'no-time' })), anyTime, count);

/**
 * Finds every time that a text names, in its order, none overlapping: from "in three weeks" to "5 to 8 May 2026".
 * Of two readings the longer counts; days that do not exist (31 April) are left out. Pure; a text of any length costs what its length says.
 */
export function readTimes(text: string, reading: Reading): SpokenTime[] {
  const sentence = sentenceOf(text, reading.language);
  const ground: Ground = { today: reading.today, isPast: reading.wording === 'past' };
  const times: SpokenTime[] = [];
  for (let at = 0; at < sentence.tokens.length; ) {
    const found = mayBegin(sentence, at) ? told(sentence, at) : undefined;
    if (found === undefined) {
      at += 1;
      continue;
    }
    const time = isWeak(sentence, at, found) ? undefined : placed(text, sentence, at, found, ground);
    if (time !== undefined) times.push(time);
    at = found.end;
  }
  return times;
}

/** Most words of a text can begin no time: they are passed over at once. */
function mayBegin({ tokens, lexemesAt }: Sentence, at: number): boolean {
  return tokens[at]?.kind === 'digits' || (tokens[at]?.kind === 'word' && lexemesAt(at).some(({ kind }) => !PASSED_OVER.has(kind)));
}

/** Words that begin no time by themselves. */
const PASSED_OVER: ReadonlySet<Kind> = new Set<Kind>(['of', 'article', 'and', 'to', 'hence', 'ago', 'piece', 'year-sign', 'day-sign', 'ordinal-sign', 'working', 'weak', 'never']);

const MOST_WORDS_ALONE = 2;
const LEADING: ReadonlySet<Kind> = new Set<Kind>(['of', 'in', 'turn', 'part', 'from', 'to', 'between', 'since', 'onwards', 'until', 'before', 'after', 'within', 'day-word']);

/**
 * Words such as "may", "march" or "sun" name a time alone only where they are written large or follow a word such as
 * "in"; so do words that are understood only as typing errors.
 */
function isWeak({ tokens, lexemesAt, isWeakAt, isMendedAt }: Sentence, at: number, { end }: Found<Told>): boolean {
  const isDoubtful = isMendedAt(at) || (isWeakAt(at) && tokens[at]?.isCapital === false);
  return end === at + 1 && tokens.length > MOST_WORDS_ALONE && isDoubtful && !lexemesAt(at - 1).some(({ kind }) => LEADING.has(kind));
}

function placed(text: string, { tokens }: Sentence, at: number, { value, end }: Found<Told>, ground: Ground): SpokenTime | undefined {
  const [start, stop] = [tokens[at]?.at ?? 0, tokens[end - 1]?.end ?? 0];
  const place = { at: start, length: stop - start, text: text.slice(start, stop) };
  if (value.is === 'count') return { kind: 'count', ...place, amount: value.amount, unit: value.unit };
  const meaning = resolve(value, ground);
  return meaning && { kind: 'span', ...place, ...meaning };
}
