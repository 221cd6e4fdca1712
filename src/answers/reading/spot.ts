import type { Language } from '../../language/language.js';
import { filedUnder, lexiconOf, type Lexicon, type Phrase } from './lexicon.js';
import { ASKS, DEADLINE, TOLD_BESIDE, type Meaning } from './meanings.js';
import type { Token } from './tokens.js';

/** Where words of a text stand for something: tokens `at` to `end`, the last not included. */
export interface Spot {
  readonly at: number;
  readonly end: number;
  readonly meanings: readonly Meaning[];
}

/** What the words of a text stand for: what it is about, how it asks, and the words that nobody knows. */
export interface Spotted {
  /** Events, regions, cities, numbers: the longest phrases, none overlapping. */
  readonly about: readonly Spot[];
  /** Ways of asking: the longest phrases of each place; they may overlap with what the question is about. */
  readonly asks: readonly Spot[];
  /** Tokens that stand for nothing. */
  readonly strange: readonly number[];
}

const WAYS_OF_ASKING: ReadonlySet<Meaning> = new Set<Meaning>(ASKS);

/** Finds what the tokens of a text stand for: by the words of its language, and where those know nothing, by English ones, since questions mix them. */
export function spot(tokens: readonly Token[], language: Language): Spotted {
  const own = withoutYearSign(allSpots(tokens, lexiconOf(language)), tokens);
  const known = covered(own);
  const english = language === 'en' ? [] : allSpots(tokens, lexiconOf('en')).filter(({ at, end }) => everyIn(at, end, (token) => !known.has(token)));
  const spots = [...own, ...english];
  const named = longest(only(spots, (meaning) => !WAYS_OF_ASKING.has(meaning) && meaning !== 'filler'));
  const small = only(spots, (meaning) => meaning === 'filler');
  const asks = notInsideAnother(only(spots, (meaning) => WAYS_OF_ASKING.has(meaning)), named).filter((way) => !beginsWord(way, small));
  // "What is on the programme" asks for no programme; "can we still register" does ask about registration, "the next deadline" for deadlines.
  const about = named.filter((one) => !asks.some((way) => isInside(one, way) && !(way.meanings.includes('still-open') || one.meanings.includes(DEADLINE))));
  const all = covered(spots);
  return { about, asks, strange: tokens.flatMap((_, at) => (all.has(at) ? [] : [at])) };
}

/** 2022年会外活动, 明年会有什么: the sign of the year begins no name where another begins behind it. */
function withoutYearSign(spots: readonly Spot[], tokens: readonly Token[]): Spot[] {
  if (!tokens.some(({ text }) => text === '年')) return [...spots];
  const isSign = ({ at }: Spot): boolean => tokens[at]?.text === '年' && /^(?:\d{4}|[今明去前后来半])$/u.test(tokens[at - 1]?.text ?? '');
  return spots.filter((one) => !(isSign(one) && spots.some((other) => other.at === one.at + 1 && other.end > one.end)));
}

function allSpots(tokens: readonly Token[], lexicon: Lexicon): Spot[] {
  return tokens.flatMap((token, at) => {
    const phrases = new Set(token.forms.flatMap((form) => lexicon.get(filedUnder(form)) ?? []));
    const here: Spot[] = [];
    for (const phrase of phrases) {
      const end = endOf(phrase, tokens, at);
      if (end !== undefined) here.push({ at, end, meanings: phrase.meanings });
    }
    return here;
  });
}

// How an event is held may be said in the midst of its name: "preliminary online consultation".
const HOW_HELD: ReadonlySet<string> = new Set(['online', 'virtual', 'hybrid', 'virtuel', 'virtuelle', 'virtuelles', 'virtuales', 'онлаин', 'виртуальная', 'виртуальнои', 'виртуальную', 'виртуальное', 'виртуальные', 'виртуальных']);

/** The token after a phrase that stands here. */
function endOf({ words }: Phrase, tokens: readonly Token[], at: number): number | undefined {
  let end = at;
  for (const word of words) {
    if (end > at && !isWord(tokens[end], word) && HOW_HELD.has(tokens[end]?.text ?? '')) end += 1;
    if (!isWord(tokens[end], word) || (end > at && tokens[end]?.begins === true)) return undefined;
    end += 1;
  }
  return end;
}

function isWord(token: Token | undefined, { start, open }: Phrase['words'][number]): boolean {
  if (token === undefined) return false;
  for (const form of token.forms) if (open ? form.startsWith(start) : form === start) return true;
  return false;
}

function only(spots: readonly Spot[], isWanted: (meaning: Meaning) => boolean): Spot[] {
  return spots.map((one) => ({ ...one, meanings: one.meanings.filter(isWanted) })).filter(({ meanings }) => meanings.length > 0);
}

/** From left to right, the longest at each place. Equally long ones stand together. */
function longest(spots: readonly Spot[]): Spot[] {
  const chosen: Spot[] = [];
  let free = 0;
  for (const at of [...new Set(spots.map((one) => one.at))].sort((one, other) => one - other)) {
    if (at < free) continue;
    const here = spots.filter((one) => one.at === at);
    const end = Math.max(...here.map((one) => one.end));
    const meanings = new Set(here.filter((one) => one.end === end).flatMap((one) => one.meanings));
    chosen.push({ at, end, meanings: meanings.has(TOLD_BESIDE) ? [TOLD_BESIDE] : [...meanings] });
    free = end;
  }
  return chosen;
}

/** "What" inside "what day" asks nothing by itself; nor does "day" inside "Migrants Day". Whose it is grows onto Arabic names. */
function notInsideAnother(asks: readonly Spot[], about: readonly Spot[]): Spot[] {
  const names = about.filter(({ at, end, meanings }) => end - at > 1 && !meanings.includes('deadline'));
  // 听证会 | 开过: the last character of a name begins no other word.
  const isTornOff = (one: Spot): boolean => one.meanings.includes('future') && names.some(({ at, end }) => at < one.at && one.at < end && end < one.end);
  return asks.filter((one) => !isTornOff(one)).filter((one) => one.meanings.includes('our') || ![...asks, ...names].some((other) => isInside(one, other)));
}

/** 想了解: the first character of a word of no meaning tells no past. */
function beginsWord({ at, end, meanings }: Spot, small: readonly Spot[]): boolean {
  return meanings.includes('past') && end === at + 1 && small.some((word) => word.at === at && word.end > end);
}

function isInside(one: Spot, other: Spot): boolean {
  return other.at <= one.at && one.end <= other.end && other.end - other.at > one.end - one.at;
}

function covered(spots: readonly Spot[]): Set<number> {
  return new Set(spots.flatMap(({ at, end }) => Array.from({ length: end - at }, (_, step) => at + step)));
}

function everyIn(at: number, end: number, holds: (token: number) => boolean): boolean {
  return Array.from({ length: end - at }, (_, step) => at + step).every(holds);
}
