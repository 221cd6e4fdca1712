import type { Language } from '../../language/language.js';
import { simplified } from '../../language/simplified.js';
import type { CalendarDate } from '../../time/calendar-date.js';
import { readTimes } from '../../time/spoken/read-times.js';
import type { SpokenCount, SpokenSpan, SpokenTime } from '../../time/spoken/spoken-time.js';
import { BESIDE } from '../finding/identity.js';
import { asksOutright } from './asks-outright.js';
import { ORDINALS, PLACES, REGIONS, SUBJECTS, type Ask, type Meaning, type Region, type Subject } from './meanings.js';
import { mendWords } from './mend-words.js';
import { numbersIn, type NumberSaid } from './numbers.js';
import { isSpecifying, sentencesOf } from './sentences.js';
import { spot, type Spot, type Spotted } from './spot.js';
import { cutIntoTokens, type Token } from './tokens.js';
import { isImminent, isToldAttendance } from './told-in-chinese.js';

/** What a question says, before the ledger is asked. */
export interface Question {
  readonly text: string;
  readonly language: Language;
  readonly tokens: readonly Token[];
  readonly about: readonly Spot[];
  /** Where its ways of asking stand. */
  readonly ways: readonly Spot[];
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

// "RT3", "IMRF2026": names and numbers stand apart. A letter alone is a code or a quarter.
const GROWN_NUMBER = /(?<=(?<![\p{L}\d-])(?:(?!\p{Script=Han})\p{L}){2,12})(?=\d{1,4}(?![\p{L}\d]))/gu;

// What mail writes before what is passed on: "Fwd:", "TR :", "转发：".
const FORWARDED = /^\s*(?:(?:fwd?|fw|tr|rv|re|rép|пересл|转发|轉發|答复|回复)\s*[:：]\s*)+/iu;

// "Policy debate of the second Forum, day?"
const DAY_ASKED = /^(?:day|days|jours?|dias?|день|дни|اليوم|يوم)$/u;

/** Reads a question. Of several sentences those count that ask for something they name; what people tell beside them is their own. */
export function readQuestion(written: string, language: Language, today: CalendarDate): Question {
  // In speech "this week" is one word: هالأسبوع.
  const apart = written.replace(FORWARDED, '').replace(GROWN_NUMBER, ' ');
  const text = language === 'ar' ? apart.replace(/(?<!\p{L})هال(?=\p{L}{3})/gu, 'هذا ال') : language === 'zh' ? simplified(apart) : apart;
  const sentences = sentencesOf(text, language);
  const [only, ...more] = sentences;
  if (more.length === 0) return readSentence(only ?? text, language, today);
  const whole = readSentence(text, language, today);
  const asking = sentences.filter((sentence) => isAsking(readSentence(sentence, language, today), /[?？؟]/u.test(sentence)));
  const chosen = asking.length === 0 ? whole : readSentence(sentences.filter((sentence) => asking.includes(sentence) || isSpecifying(sentence, language) || asksOnlyWhen(readSentence(sentence, language, today))).join(' , '), language, today);
  // "I was told … . Is that right?" asks about what was told.
  const isOfTold = (['check', 'moved'] as const).some((way) => whole.asks(way) && !chosen.asks(way));
  return isOfTold && chosen.times.length > 0 ? whole : chosen;
}

/** What is told without a question mark has to name more than what is said beside events ("a note for guidance, the dates differ"). */
function isAsking({ asks, subjects, times, says, isStrange }: Question, isQuestion: boolean): boolean {
  if (asks('what-next', 'what-changed', 'case')) return true;
  const hasMatter = [...subjects].some((subject) => subject !== 'compact' && subject !== 'network' && (isQuestion || subject === 'forum' || subject === 'review' || !BESIDE.has(subject))) || isStrange || says('deadline');
  return (hasMatter && asks('when', 'count', 'next', 'hour', 'moved', 'still-open', 'who', 'why', 'where', 'how-much')) || (times.length > 0 && asks('list'));
}

const MOST_WORDS_OF_WHEN = 4;

/** "Held in April, right? Which days?": what is asked last is asked of what stands before it. */
function asksOnlyWhen(sentence: Question): boolean {
  return sentence.tokens.length <= MOST_WORDS_OF_WHEN && sentence.subjects.size === 0 && asksOutright(sentence);
}

function readSentence(text: string, language: Language, today: CalendarDate): Question {
  const { tokens, about: named, asks: spotted, strange } = spotMended(cutIntoTokens(text, language), language);
  const about = named.filter((one) => !isToldAttendance(one, tokens, spotted));
  const asks = spotted.filter((way) => !isLinking(way, tokens, language) && !isCountedInName(way, about)).map((way) => isBeforeEvent(way, about) || isBeforeTime(way, tokens) || isImminent(way, tokens) ? { ...way, meanings: way.meanings.filter((meaning) => meaning !== 'past') } : way);
  const ways = new Set<Meaning>(asks.flatMap(({ meanings }) => meanings));
  if (DAY_ASKED.test(tokens.at(-1)?.text ?? '') && tokens.at(-1)?.begins === true) ways.add('when');
  // "Before it was moved" asks for the former date.
  if (ways.has('moved') && ways.has('before')) ways.add('former');
  const meant = new Set<Meaning>(about.flatMap(({ meanings }) => meanings));
  const isPast = ways.has('past') && !ways.has('next') && !ways.has('future');
  const spoken = readTimes(text, { today, language, wording: isPast ? 'past' : 'neutral' });
  const times = spoken.filter((time) => time.kind === 'span').filter((time) => !isInName(time, tokens, about) && !isOfAsking(time) && !beginsInAsking(time, asks, tokens));
  // What the Assembly approves it endorses; the Forum adopts.
  if (meant.has('declaration') && meant.has('assembly') && meant.delete('adoption')) meant.add('endorsement');
  // 核可 and 认可 are said of texts as of those who want to take part.
  if (about.some(({ meanings }) => meanings.includes('accreditation') && meanings.includes('endorsement'))) meant.delete((['declaration', 'compact', 'assembly', 'modalities'] as const).some((text) => meant.has(text)) ? 'accreditation' : 'endorsement');
  // "What is the programme of the next two weeks" asks for all there is.
  const isOfAll = !meant.has('gfmd') && !meant.has('launch') && times.length > 0 && ways.has('list') && !ways.has('when');
  const subjects = SUBJECTS.filter((subject) => meant.has(subject) && !(isOfAll && subject === 'programme'));
  const unheard = strange.filter((at) => !spoken.some((time) => isWithin(time, tokens[at])));
  const regions = REGIONS.filter((region) => meant.has(region));
  // "How many days to ECLAC's conference": of a region alone its review is meant.
  const isReview = regions.length > 0 && subjects.length === 0 && unheard.length === 0 && times.length === 0 && (ways.has('when') || ways.has('count')) && !(ways.has('list') || ways.has('next') || ways.has('what-next'));
  return {
    text, language, tokens, about, ways: asks, times, lengths: spoken.filter((time) => time.kind === 'count'),
    strange: unheard,
    subjects: new Set<Subject>(isReview ? ['review'] : subjects),
    regions,
    places: PLACES.filter((place) => meant.has(place)),
    isStrange: meant.has('detail') || meant.has('foreign'),
    strangeNames: about.filter(isStrangeName).map(({ at, end }) => tokens.slice(at, end).map((token) => token.text).join(language === 'zh' ? '' : ' ')),
    numbers: numbersIn(tokens, about, spoken),
    years: yearsIn(tokens),
    asks: (...wanted) => wanted.some((way) => ways.has(way)),
    says: (meaning) => ways.has(meaning) || meant.has(meaning),
  };
}

const BEFORE_WHO: ReadonlySet<string> = new Set(['par', 'avec', 'de', 'a', 'pour', 'chez', 'et', 'sait', 'savoir', 'dire', 'c', 'est', 'sont', 'sera', 'demander']);

/** French "qui" asks for a person where it begins a clause or follows a preposition; elsewhere it links: "les examens qui nous concernent". */
function isLinking({ at, end }: Spot, tokens: readonly Token[], language: Language): boolean {
  const [token, before] = [tokens[at], tokens[at - 1]];
  return language === 'fr' && end - at === 1 && token?.text === 'qui' && before !== undefined && !token.begins && !BEFORE_WHO.has(before.text);
}

/** "100 days to the Forum" is what a briefing is called: nobody asks how many. */
function isCountedInName({ at, end, meanings }: Spot, about: readonly Spot[]): boolean {
  return meanings.includes('count') && about.some((named) => named.meanings.includes('hundred-days') && named.at < end && at < named.end);
}

/** With slips of the pen mended, where there are any. */
function spotMended(tokens: readonly Token[], language: Language): Spotted & { readonly tokens: readonly Token[] } {
  const asWritten = spot(tokens, language);
  const mended = mendWords(tokens, asWritten.strange, language);
  return mended === tokens ? { ...asWritten, tokens } : { ...spot(mended, language), tokens: mended };
}

/** "非洲审查之前的边会": before the review, not formerly. */
function isBeforeEvent({ at, meanings }: Spot, about: readonly Spot[]): boolean {
  return meanings.includes('before') && meanings.includes('past') && about.some(({ end }) => end === at);
}

/** "一月底之前" looks ahead. */
function isBeforeTime({ at, meanings }: Spot, tokens: readonly Token[]): boolean {
  return meanings.includes('before') && meanings.includes('past') && /^[底末初中日号月年天周]$/u.test(tokens[at - 1]?.text ?? '');
}

function isStrangeName({ meanings }: Spot): boolean {
  return meanings.includes('detail') || meanings.includes('foreign');
}

/** "When does it close in 2022" asks for no end of the year. */
function isOfAsking({ text, precision, grain }: SpokenSpan): boolean {
  return precision === 'range' && grain !== 'day' && /^(?:clos|open|start|end|begin|ferme|ouvr|fin|cierr|abr)\p{L}* (?:in|en) \d{4}$/iu.test(text);
}

/** "En qué mes está prevista" names no month: the words that ask for one are no date. */
function beginsInAsking(time: SpokenSpan, asks: readonly Spot[], tokens: readonly Token[]): boolean {
  const begins = tokens.findIndex(({ at }) => at >= time.at);
  return asks.some(({ at, end, meanings }) => meanings.includes('when') && at < begins && begins < end);
}

function isOrdinal(meaning: Meaning): boolean {
  return ORDINALS.some((ordinal) => ordinal === meaning);
}

/** "Migration Week" is no week; but "第一季度" is a quarter. */
function isInName(time: SpokenTime, tokens: readonly Token[], about: readonly Spot[]): boolean {
  return about.some(({ at, end, meanings }) => end - at > 1 && !meanings.every(isOrdinal) && tokens.slice(at, end).some((token) => isWithin(time, token)));
}

function isWithin({ at, length }: SpokenTime, token: Token | undefined): boolean {
  return token !== undefined && at <= token.at && token.at < at + length;
}

function yearsIn(tokens: readonly Token[]): string[] {
  return [...new Set(tokens.flatMap(({ text }) => /^(?:19|20)\d\d$/.exec(text)?.[0] ?? []))];
}
