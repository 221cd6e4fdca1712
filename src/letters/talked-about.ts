import { findEvents, headsOf } from '../answers/finding/find-events.js';
import type { Known, KnownLedger } from '../answers/finding/known.js';
import { isQualifiedByOthers } from '../answers/finding/is-of-another-subject.js';
import { narrow } from '../answers/finding/narrow.js';
import type { Subject } from '../answers/reading/meanings.js';
import { readQuestion, type Question } from '../answers/reading/read-question.js';
import type { Spot } from '../answers/reading/spot.js';
import type { Language } from '../language/language.js';
import type { Ledger } from '../roadmap/facts.js';
import type { Milestone } from '../roadmap/milestone.js';
import { CalendarDate, daysBetween } from '../time/calendar-date.js';
import { isFormer, verdictOf, type WrittenDate } from './finding.js';
import { beginsWithWords, hasWords } from './letter-words.js';
import { clausesOf, sentenceAround, type Stretch } from './sentences.js';
import { leanedOn } from './told-before.js';

/** Where a date is looked up. */
export interface Lookup {
  readonly text: string;
  readonly language: Language;
  readonly ledger: Ledger;
  readonly known: KnownLedger;
  /** Every date of the letter. */
  readonly dates: readonly WrittenDate[];
}

/**
 * The milestone that a date's sentence talks about; undefined where it names none that the ledger holds. Of several things that a sentence names, the date
 * belongs to the one of its own clause that has it, or once had it; then to one of the clauses beside. Where no event fits the date, only one that is
 * named beyond doubt is meant: its date has moved.
 */
export function milestoneTalkedAbout(date: WrittenDate, lookup: Lookup): Milestone | undefined {
  const sentence = sentenceAround(lookup.text, date.offset);
  const clauses = clausesOf(lookup.text, sentence);
  const own = clauses.findIndex(({ start, end }) => start <= date.offset && date.offset < end);
  const inOrder = [...clauses.slice(0, own + 1).reverse(), ...clauses.slice(own + 1)];
  const read = inOrder.map((clause) => readPart(clause, lookup));
  const ahead = namedAhead(date, clauses[own], lookup);
  if (ahead !== undefined) return ahead.milestone;
  for (const [distance, question] of read.entries()) {
    // "A book fair from 5 to 8 May, on the margins of the Forum": the clause tells what the date lies beside.
    if (distance > 0 && beginsWithWords(question.text, 'beside', lookup.language)) continue;
    const fitting = fittingOne(eventsOf(question, lookup), question, date, lookup.ledger);
    if (fitting !== undefined && (isWhole(date, fitting.milestone) || !isOfOwnDays(question, lookup.language))) return fitting.milestone;
  }
  const begun = ofSeriesBegun(date, read[0], clauses.slice(0, own), lookup);
  if (begun !== undefined) return begun.milestone;
  const whole = readPart(sentence, lookup);
  const before = toldBefore(date, whole, sentence, lookup);
  if (before !== undefined) return before.milestone;
  const beyondDoubt = exactOfAnySubject(whole, date, lookup) ?? namedBeyondDoubt(read[0] ?? whole, whole, date, lookup);
  return beyondDoubt !== undefined && hasItsOwnDate(beyondDoubt, date, sentence, lookup) ? undefined : beyondDoubt?.milestone;
}

/** "Adopted on 20 May and endorsed on 7 June": where another date follows in the clause, what stands ahead of this one may be all of its own. */
function namedAhead({ offset, text, ...date }: WrittenDate, clause: Stretch | undefined, lookup: Lookup): Known | undefined {
  if (clause === undefined || !lookup.dates.some((other) => offset < other.offset && other.offset < clause.end)) return undefined;
  const question = readPart({ start: clause.start, end: offset + text.length }, lookup);
  return isOfOwnDays(question, lookup.language) ? undefined : eventsOf(question, lookup).find(({ milestone }) => isWhole({ offset, text, ...date }, milestone));
}

/** "The first review was held in November 2020, the second on 11 March 2024, the third is expected in 2028": what is counted on was named in a clause before. */
function ofSeriesBegun(date: WrittenDate, own: Question | undefined, before: readonly Stretch[], lookup: Lookup): Known | undefined {
  if (own === undefined || own.isStrange || headsOf(own).size > 0 || isOfOwnDays(own, lookup.language) || !hasWords(own.text, 'continues', lookup.language)) return undefined;
  const named = before.map((clause) => readPart(clause, lookup)).findLast((clause) => headsOf(clause).size > 0);
  return named === undefined ? undefined : wholeOrOnce(eventsOf({ ...named, numbers: [] }, lookup), date, lookup.ledger);
}

function wholeOrOnce(events: readonly Known[], date: WrittenDate, ledger: Ledger): Known | undefined {
  return events.find((one) => isWhole(date, one.milestone)) ?? events.find((one) => hadOnce(one, date, ledger));
}

/**
 * What the sentences before tell, where this one names no event ("It was held from …", "Africa: …"). It is guessed at least of all: the date must be
 * the whole of the event, its first or last day where it is told as one, or what it once was.
 */
function toldBefore(date: WrittenDate, own: Question, sentence: Stretch, lookup: Lookup): Known | undefined {
  if (own.isStrange || headsOf(own).size > 0 || isOfOwnDays(own, lookup.language)) return undefined;
  const isOfPart = own.regions.length > 0;
  for (const stretch of leanedOn({ ...lookup, sentence }, isOfPart)) {
    const told = readPart(stretch, lookup);
    const meaning = { ...told, numbers: [], ...(isOfPart ? { regions: own.regions, places: own.places } : {}) };
    const events = [...eventsOf(meaning, lookup), ...namedWhole(meaning, lookup)];
    const meant = wholeOrOnce(events, date, lookup.ledger);
    if (meant !== undefined) return meant;
  }
  return undefined;
}

/** Where another date of the sentence fits the event, this one is of something else. */
function hasItsOwnDate(event: Known, date: WrittenDate, { start, end }: Stretch, { dates }: Lookup): boolean {
  return !fits(event, date) && dates.some((other) => other !== date && start <= other.offset && other.offset < end && fits(event, other));
}

/** The clause as a question about events: its own dates narrow nothing down, since they are what is judged. */
function readPart({ start, end }: Stretch, { text, language, known }: Lookup): Question {
  const question = readQuestion(text.slice(start, end), language, NO_DAY);
  const subjects = withoutItsName(question);
  return { ...question, subjects, isStrange: question.about.some(({ meanings }) => meanings.includes('foreign')) || isOfSomethingElse({ ...question, subjects }, known), times: [], years: [] };
}

/** What many have: courts hear, donors get reports. Each word may stand beside another that makes it ours ("multi-stakeholder hearing"). */
const COMMON: ReadonlySet<Subject> = new Set<Subject>(['report', 'hearing', 'consultation', 'briefing', 'training', 'workplan', 'roundtable', 'plenary', 'declaration', 'adoption', 'registration', 'launch', 'dialogue', 'forum', 'review', 'annual-meeting', 'questionnaire', 'inputs', 'practices', 'data', 'programme']);

/** "The court hearing", "the report to the donor": only common words name the event, and one that nobody here knows says whose it is. */
function isOfSomethingElse(question: Question, known: KnownLedger): boolean {
  return question.subjects.size > 0 && [...question.subjects].every((subject) => COMMON.has(subject)) && (hasWords(question.text, 'others', question.language) || standsByForeignName(question) || isQualifiedByOthers(question, known, COMMON));
}

/** "The Davos forum", "le forum de Davos": the name of somebody else's, right beside what is named or with one small word between. */
function standsByForeignName({ about, tokens, language }: Question): boolean {
  const common = about.filter(({ meanings }) => [...COMMON].some((subject) => meanings.includes(subject)));
  // 博鳌亚洲论坛: a word of two characters.
  const most = language === 'zh' ? 2 : 1;
  const isBeside = (one: Spot, next: Spot): boolean => next.at >= one.end && next.at - one.end <= most && !tokens.slice(one.end, next.at + 1).some(({ begins }) => begins);
  return about.some((foreign) => foreign.meanings.includes('foreign') && common.some((event) => isBeside(foreign, event) || isBeside(event, foreign)));
}

/** In "форум по обзору" the review is part of the Forum's name. */
function withoutItsName({ about, subjects }: Question): Question['subjects'] {
  const isName = about.some(({ meanings, end }) => meanings.includes('forum') && about.some((next) => next.meanings.includes('review') && next.at >= end && next.at - end <= 1));
  return isName ? new Set([...subjects].filter((subject) => subject !== 'review')) : subjects;
}

// Countries name no event of a letter.
const NO_COUNTRY = '';
// No word of a part is counted from a day: its times are left out.
const NO_DAY = CalendarDate.parse('2000-01-01');

/** The events that a part of the letter may mean, the nearest first, of the number and the region that it says. */
function eventsOf(question: Question, { ledger, known }: Lookup): Known[] {
  return headsOf(question).size === 0 ? [] : findEvents(question, known, NO_COUNTRY).flatMap(({ events }) => narrow(events, question, question.regions, ledger));
}

/** "Our briefing", "the bureau of the Forum": what meets or comes on days of its own. */
function isOfOwnDays({ text }: Pick<Question, 'text'>, language: Language): boolean {
  return hasWords(text, 'ours', language) || hasWords(text, 'bodies', language);
}

/** The first event that has the date, or once had it. A day of which the ledger knows only the year is its own only where all of its name was said. */
function fittingOne(events: readonly Known[], question: Question, date: WrittenDate, ledger: Ledger): Known | undefined {
  const named = events.filter(({ own }) => [...own].every((subject) => question.subjects.has(subject)));
  // "The Minister travels on 4 May and the Forum opens on the 5th": the hearing is of the Forum too, but nobody speaks of it.
  const heads = headsOf(question);
  const meant = heads.size === 1 && heads.has('forum') ? named : events;
  return wholeOrOnce(meant, date, ledger) ?? meant.find((one) => fits(one, date)) ?? named.find(({ milestone }) => verdictOf(date, milestone) === 'unknown');
}

function fits({ milestone }: Known, date: WrittenDate): boolean {
  return ['holds', 'refined'].includes(verdictOf(date, milestone));
}

/** The date is the whole of an event, an edge of it that is told as one, or the month in which it lies. */
function isWhole(date: WrittenDate, milestone: Milestone): boolean {
  const verdict = verdictOf(date, milestone);
  if (verdict === 'refined') return date.grain === 'month';
  return verdict === 'holds' && (date.edge !== null || (date.from === milestone.startsOn && date.to === milestone.endsOn));
}

function hadOnce({ milestone }: Known, date: WrittenDate, { formerDates }: Ledger): boolean {
  return formerDates.some((former) => former.milestone === milestone.id && isFormer(date, former));
}

/** "The chair recalled that the second regional review …": a sentence says more than an event's name, so each event all of whose name was said is tried, against exact days, and months where nothing else is told. */
function exactOfAnySubject(whole: Question, date: WrittenDate, lookup: Lookup): Known | undefined {
  if (isOfSomethingElse(whole, lookup.known) || (date.grain !== 'day' && (!MONTHS_AND_WEEKS.has(date.grain) || isOfOthers(whole, lookup)))) return undefined;
  const named = namedWhole(whole, lookup);
  return named.find((one) => isWhole(date, one.milestone)) ?? named.find((one) => fits(one, date)) ?? named.find((one) => hadOnce(one, date, lookup.ledger));
}

const MONTHS_AND_WEEKS: ReadonlySet<string> = new Set(['month', 'week']);

/** Every event all of whose name was said. */
function namedWhole(whole: Question, { known }: Lookup): Known[] {
  return known.all.filter(({ own, milestone }) => own.size > 0 && [...own].every((subject) => whole.subjects.has(subject)) && isInItsRegion(milestone, whole));
}

/** "Before the Forum", "our meeting on the Forum": what has the date is not the event that is named. */
function isOfOthers({ text, isStrange }: Question, { language }: Lookup): boolean {
  return isStrange || hasWords(text, 'beside', language) || isOfOwnDays({ text }, language);
}

function isInItsRegion({ region }: Milestone, { regions }: Question): boolean {
  return region === 'global' || regions.some((named) => named === region);
}

/** How far a date may lie from where the ledger has the event, in days: farther off, another event is meant. */
const FARTHEST_DAYS = 200;

/** An event that nothing else can be: all that it is was said, nothing beside it, and the date lies near. Then the letter has a date that the ledger never had. */
function namedBeyondDoubt(own: Question, whole: Question, date: WrittenDate, lookup: Lookup): Known | undefined {
  const around = lookup.text.slice(Math.max(0, date.offset - 200), date.offset + 200);
  if (isOfOthers(whole, lookup) || hasWords(around, 'ours', lookup.language)) return undefined;
  const heads = headsOf(own);
  const near = eventsOf(own, lookup).filter((one) => [...one.own].every((subject) => heads.has(subject)) && Math.abs(daysBetween(date.from, one.milestone.startsOn)) <= FARTHEST_DAYS);
  return near.length === 1 && [...heads].every((head) => near[0]?.own.has(head)) ? near[0] : undefined;
}
