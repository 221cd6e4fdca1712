import type { Language } from '../../language/language.js';
import type { CalendarDate } from '../../time/calendar-date.js';
import { readTimes } from '../../time/spoken/read-times.js';
import type { SpokenCount, SpokenSpan, SpokenTime } from '../../time/spoken/spoken-time.js';
import { PLACES, REGIONS, SUBJECTS, type Ask, type Meaning, type Region, type Subject } from './meanings.js';
import { numbersIn, type NumberSaid } from './numbers.js';
import { spot, type Spot } from './spot.js';
import { cutIntoTokens, type Token } from './tokens.js';

/** What a question says, before the ledger is asked. */
export interface Question {
  readonly text: string;
  readonly language: Language;
  readonly tokens: readonly Token[];
  readonly about: readonly Spot[];
  readonly subjects: ReadonlySet<Subject>;
  readonly regions: readonly Region[];
  readonly places: readonly string[];
  /** True where it asks for a detail that ledgers do not hold, or names somebody else's event. */
  readonly isStrange: boolean;
  /** The words that do so. */
  readonly strangeNames: readonly string[];
  readonly numbers: readonly NumberSaid[];
  readonly years: readonly string[];
  readonly times: readonly SpokenSpan[];
  /** Lengths of time that hang on no day: "the two weeks before the Forum". */
  readonly lengths: readonly SpokenCount[];
  /** Words that stand for nothing the house knows, by their places. */
  readonly strange: readonly number[];
  readonly asks: (...ways: readonly Ask[]) => boolean;
  readonly says: (meaning: Meaning) => boolean;
}

/** Reads a question. Of several sentences those count that ask for something they name; what people tell beside them is their own. */
export function readQuestion(text: string, language: Language, today: CalendarDate): Question {
  const sentences = sentencesOf(text, language);
  const whole = readSentence(text, language, today);
  if (sentences.length < 2) return whole;
  const asking = sentences.filter((sentence) => isAsking(readSentence(sentence, language, today)));
  const chosen = asking.length === 0 ? whole : readSentence(asking.join(' , '), language, today);
  // "I was told … . Is that right?" asks about what was told.
  return whole.asks('check') && !chosen.asks('check') && chosen.times.length > 0 ? whole : chosen;
}

const ASKING_WORDS: ReadonlySet<Meaning> = new Set<Meaning>(['when', 'count', 'how-much', 'who', 'why', 'where', 'hour', 'moved', 'check']);

const SENTENCE_END = /(?<=[?!\n؟。？！])|(?<=\p{L}{3}\.)(?=\s)/u;

/** A colon ends a sentence only before words that ask: in names it stands too ("Africa: side events"). */
function sentencesOf(text: string, language: Language): string[] {
  return text.split(SENTENCE_END).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence)).flatMap((sentence) => {
    const colon = sentence.search(/[:：]/u);
    if (colon < 0) return [sentence];
    const [before, after] = [sentence.slice(0, colon), sentence.slice(colon + 1)];
    const { asks } = spot(cutIntoTokens(after, language), language);
    // What is asked for may stand before it: "the link for Round table 1: date of …".
    const told = spot(cutIntoTokens(before, language), language);
    if (told.about.some(isStrangeName) || told.asks.some(({ meanings }) => meanings.some((meaning) => ASKING_WORDS.has(meaning)))) return [sentence];
    return asks.some(({ at, meanings }) => at === 0 && meanings.some((meaning) => meaning === 'list' || meaning === 'when' || meaning === 'count')) ? [before, after] : [sentence];
  });
}

function isAsking({ asks, subjects, times, says, isStrange }: Question): boolean {
  if (asks('what-next', 'what-changed', 'case')) return true;
  const hasMatter = [...subjects].some((subject) => subject !== 'compact' && subject !== 'network') || isStrange || says('deadline');
  return (hasMatter && asks('when', 'count', 'next', 'hour', 'moved', 'still-open', 'who', 'why', 'where', 'how-much')) || (times.length > 0 && asks('list'));
}

function readSentence(text: string, language: Language, today: CalendarDate): Question {
  const tokens = cutIntoTokens(text, language);
  const { about, asks, strange } = spot(tokens, language);
  const ways = new Set<Meaning>(asks.flatMap(({ meanings }) => meanings));
  const meant = new Set<Meaning>(about.flatMap(({ meanings }) => meanings));
  const isPast = ways.has('past') && !ways.has('next') && !ways.has('future');
  const spoken = readTimes(text, { today, language, wording: isPast ? 'past' : 'neutral' });
  const times = spoken.filter((time) => time.kind === 'span').filter((time) => !isInName(time, tokens, about) && !isOfAsking(time));
  return {
    text, language, tokens, about, times, lengths: spoken.filter((time) => time.kind === 'count'),
    strange: strange.filter((at) => !spoken.some((time) => isWithin(time, tokens[at]))),
    subjects: new Set(SUBJECTS.filter((subject) => meant.has(subject))),
    regions: REGIONS.filter((region) => meant.has(region)),
    places: PLACES.filter((place) => meant.has(place)),
    isStrange: meant.has('detail') || meant.has('foreign'),
    strangeNames: about.filter(isStrangeName).map(({ at, end }) => tokens.slice(at, end).map((token) => token.text).join(language === 'zh' ? '' : ' ')),
    numbers: numbersIn(tokens, about, spoken),
    years: yearsIn(tokens),
    asks: (...wanted) => wanted.some((way) => ways.has(way)),
    says: (meaning) => ways.has(meaning) || meant.has(meaning),
  };
}

function isStrangeName({ meanings }: Spot): boolean {
  return meanings.includes('detail') || meanings.includes('foreign');
}

/** "When does it close in 2022" asks for no end of the year. */
function isOfAsking({ text, precision, grain }: SpokenSpan): boolean {
  return precision === 'range' && grain !== 'day' && /^(?:clos|open|start|end|begin|ferme|ouvr|fin|cierr|abr)\p{L}* (?:in|en) \d{4}$/iu.test(text);
}

/** "Migration Week" is no week. */
function isInName(time: SpokenTime, tokens: readonly Token[], about: readonly Spot[]): boolean {
  return about.some(({ at, end }) => end - at > 1 && tokens.slice(at, end).some((token) => isWithin(time, token)));
}

function isWithin({ at, length }: SpokenTime, token: Token | undefined): boolean {
  return token !== undefined && at <= token.at && token.at < at + length;
}

function yearsIn(tokens: readonly Token[]): string[] {
  return [...new Set(tokens.flatMap(({ text }) => /^(?:19|20)\d\d$/.exec(text)?.[0] ?? []))];
}
