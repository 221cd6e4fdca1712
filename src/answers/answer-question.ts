import type { Language } from '../language/language.js';
import { plainForm } from '../language/plain-form.js';
import { searchWords } from '../language/search-words.js';
import type { Ledger } from '../roadmap/facts.js';
import { plusDays, type CalendarDate } from '../time/calendar-date.js';
import type { Answer, Asked } from './answer.js';
import { fromMilestones, withoutDates } from './answer-shapes.js';
import { answerFromLedger } from './answer-from-ledger.js';
import type { Asking } from './asking.js';
import { commonName } from '../networks/find-network.js';
import { countriesIn } from './countries.js';
import { asksForOthers } from './finding/asks-for-others.js';
import { headsOf } from './finding/find-events.js';
import { withHeldCountries } from './finding/held-countries.js';
import { knownOf } from './finding/known.js';
import { withSeriesOfPlace } from './finding/series-of-place.js';
import { DAYS_JUST_CLOSED } from './kinds/date.js';
import { LONGEST_NEXT } from './kinds/list.js';
import type { FoundReference } from './reference/found.js';
import { groundOf } from './reference/ground-of.js';
import { isReferenceWord } from './reference/mend-slips.js';
import { readReference } from './reference/read-reference.js';
import { languageOf } from './reading/language-of.js';
import { readQuestion, type Question } from './reading/read-question.js';
import { languageLeaning } from './turns/language-leaning.js';
import { answerFollowUp } from './turns/answer-follow-up.js';
import { nextTurn, type NextTurn } from './turns/next-turn.js';

/**
 * Answers a question from the ledger alone: the same question, ledger and day give the same answer.
 * What the ledger lacks is `unknown`, never the date of something else.
 */
export function answer(text: string, ledger: Ledger, asked: Asked): Answer {
  return answerInTurn(text, ledger, asked).found;
}

/** The same, and what follow-ups to it may lean on. */
export function answerInTurn(text: string, ledger: Ledger, asked: Asked): { readonly found: Answer; readonly next: NextTurn } {
  const leaning = answerLeaning(text, ledger, asked);
  const asking = readAsked(text, ledger, asked, asked.language);
  // "And the dinner?": not known, and what was told before it still is what the next words lean on.
  if (leaning !== undefined) return { found: leaning, next: leaning.intent === 'unknown' ? 'same' : nextTurn(leaning, asking.question) };
  const found = answerWhole(text, asking, asked);
  return { found, next: nextTurn(found, asking.question) };
}

/** A few words without a subject are in the language of what they lean on. Whose question names a reference fact leans on nothing. */
function answerLeaning(text: string, ledger: Ledger, asked: Asked): Answer | undefined {
  if (asked.turn === undefined) return undefined;
  const asking = readAsked(text, ledger, asked, asked.turn.language, languageLeaning(text, asked.turn));
  const isReference = readReference(text, asking.locale, groundOf(ledger.reference, asked.networks, asked.network))?.strength === 'named';
  return isReference ? undefined : answerFollowUp(asked.turn, asking);
}

function answerWhole(text: string, asking: Asking, asked: Asked): Answer {
  const { question, locale, ledger } = asking;
  const reference = readReference(text, locale, groundOf(ledger.reference, asked.networks, asked.network));
  if (isPersonalCase(question, reference?.strength === 'named')) return { ...withoutDates('offtopic', locale), distress: true };
  if (isElsewhere(question) && !isOffered(reference)) return withoutDates('offtopic', locale);
  const dated = answerFromLedger(asking);
  return isReferred(reference, question, dated) && !isClosingNow(question, dated, ledger, asked.today) ? fromReference(reference, locale) : dated;
}

function readAsked(text: string, ledger: Ledger, { today, networks, network }: Asked, language: Language, inLanguage?: Language): Asking {
  const locale = inLanguage ?? languageOf(text, language, isReferenceWord);
  const known = knownOf(ledger);
  const { networks: countries, written } = countriesIn(plainForm(text), networks);
  const held = [...written].filter(([, { code }]) => searchWords(commonName(code, 'en'), 'en').every((word) => known.byWord.has(word))).map(([name]) => name);
  const question = withHeldCountries(withSeriesOfPlace(readQuestion(text, locale, today), known), held);
  const countryRegions = [...new Set(countries.flatMap(({ reviewRegions }) => reviewRegions))];
  const countryNames = countries.map(({ code }) => commonName(code, 'en')).join(' ');
  return { question, countryNames, ledger, known, today, locale, network, countryRegions };
}

/** What comes next, by itself: the command `next`. */
export function answerNext(ledger: Ledger, locale: Language, today: CalendarDate): Answer {
  const ahead = ledger.milestones.filter(({ startsOn, status }) => startsOn >= today && status !== 'cancelled');
  return fromMilestones('next', ahead.slice(0, LONGEST_NEXT), locale, today);
}

/** A reference fact answers what does not ask for a date; one that is only likely by its topic answers what else nothing would. */
function isReferred(reference: FoundReference | undefined, question: Question, dated: Answer): reference is FoundReference {
  if (reference === undefined || (reference.strength !== 'named' && question.isStrange && (question.asks('how-much') || reference.strength === 'weak') && dated.intent === 'unknown')) return false;
  if (reference.strength === 'weak' && question.asks('still-open')) return false;
  // Who led it or came is not told by what it was about.
  if (question.asks('who') && reference.refs.every((ref) => /^(?:roundtable|format|stakeholder):/u.test(ref))) return false;
  if (reference.refs.every((ref) => ref.startsWith('format:')) && asksForOthers(question)) return false;
  if (isOfDetail(reference, question)) return false;
  // "What comes next in our region": which region that is tells no dates.
  if (dated.intent === 'next' && question.asks('what-next') && reference.refs.every((ref) => /^(?:region|network):/u.test(ref))) return false;
  if (dated.milestones.length === 0) return dated.intent !== 'clarify' && (dated.intent !== 'period' || reference.strength !== 'weak');
  if (dated.intent === 'period' && reference.strength !== 'named') return false;
  return reference.strength !== 'weak' && !asksForDate(question);
}

const THEME = /theme|tema|тем|موضوع|主题|议题/u;

/** "In which room were the round tables": what they were about is no answer, unless their themes were asked for. */
function isOfDetail({ refs, strength }: FoundReference, { says, asks, strangeNames }: Question): boolean {
  // How the days run is what the format tells.
  if (asks('manner') && refs.includes('format:forum')) return false;
  return strength !== 'named' && says('detail') && refs.every((ref) => /^(?:roundtable|format):/u.test(ref)) && !strangeNames.some((name) => THEME.test(name));
}

/** "Is the call for practices still open" asks for what closes now or closed days ago. */
function isClosingNow({ asks, says }: Question, { milestones }: Answer, { byId }: Ledger, today: CalendarDate): boolean {
  const [id] = milestones;
  const due = id === undefined ? undefined : byId.get(id);
  return (asks('still-open') || says('deadline')) && due?.deadline === true && due.endsOn >= plusDays(today, -DAYS_JUST_CLOSED);
}

/** A time finer than a year that is not today ("how many are there now"), a word for when, or a year that stands alone ("round table 2 in 2022?"): reference facts have no dates. */
function asksForDate({ asks, times, years }: Question): boolean {
  if (asks('when', 'count', 'moved', 'hour', 'last-day')) return true;
  return times.some(({ precision, counted }) => precision !== 'year' && !(precision === 'day' && counted?.amount === 0)) || (years.length > 0 && !asks('list', 'who', 'how-much', 'why', 'where'));
}

/** What of the reference facts was asked for. */
function fromReference({ intent, refs }: FoundReference, locale: Language): Answer {
  return { ...withoutDates(intent, locale), refs };
}

/** Somebody's own visa, relative or detention. The same words beside an objective or an offer are their topic. */
function isPersonalCase(question: Question, isReferred: boolean): boolean {
  const { asks } = question;
  if (asks('when') && headsOf(question).size > 0) return false;
  return asks('case') || (!isReferred && asks('case-topic') && asks('me'));
}

function isElsewhere(question: Question): boolean {
  return question.asks('elsewhere') && headsOf(question).size === 0;
}

/** "Write us a poem" names no offer: an address alone is what "write" and "us" make of it. */
function isOffered(reference: FoundReference | undefined): boolean {
  return reference !== undefined && reference.strength !== 'weak' && (reference.strength === 'named' || !reference.refs.every((ref) => ref.startsWith('contact:')));
}
