import { searchWords } from '../../language/search-words.js';
import { SUBJECTS, type Subject } from '../reading/meanings.js';
import type { Question } from '../reading/read-question.js';
import type { Spot } from '../reading/spot.js';
import { BESIDE, SILENT } from './identity.js';
import { isWhatDocumentMeans } from './is-of-document.js';
import { startOf, type Known, type KnownLedger } from './known.js';

/** Events that fit a question equally well; the lower the cost, the better. */
export interface Group {
  readonly cost: number;
  readonly events: readonly Known[];
}

/** What must be said of an event to be meant: all subjects but those that are only said beside another. */
export function headsOf({ subjects }: Pick<Question, 'subjects'>): ReadonlySet<Subject> {
  const heads = new Set([...subjects].filter((subject) => !BESIDE.has(subject)));
  if (heads.size > 0) return heads;
  const named = (['review', 'forum'] as const).find((subject) => subjects.has(subject));
  return new Set(named === undefined ? [] : [named]);
}

/**
 * Finds the events that a question may mean. An event that lacks something that was asked for is not meant:
 * a "hearing on budgets" is none of our hearings. Of the others, those come first that are nothing more than what was asked for.
 */
export function findEvents(question: Question, ledger: KnownLedger, countryNames: string): readonly Group[] {
  const heads = headsOf(question);
  // "The preparatory meeting of the summit in Colombia": the country is the summit's.
  const isOfSummit = heads.has('preparatory') && heads.has('summit');
  const words = isOfSummit ? new Map<Known, number>() : wordScores(question, countryNames, ledger);
  const strange = new Set(question.strangeNames.flatMap((name) => searchWords(name, question.language)));
  // Somebody else's name alone is none of ours, even where it stands in one of ours ("World Refugee Day").
  const found = heads.size === 0 && question.isStrange ? [] : heads.size > 0 ? havingAll(heads, question, ledger) : byAsking(question, ledger) ?? byPlace(question, ledger) ?? (isMostlyHeard(question, ledger) ? byWordsAlone(words) : []);
  // A name of somebody else's may stand in one of ours: "Coalition for Migrants and Refugees".
  const fitting = question.isStrange && strange.size === 0 ? [] : found.filter((one) => isWhatDocumentMeans(one, question)).filter((one) => [...strange].every((word) => ledger.byWord.get(word)?.has(one) === true));
  return grouped(fitting, (one) => costOf(one, isOfSummit ? { ...question, places: [] } : question, heads) - Math.min(1.4, words.get(one) ?? 0));
}

/** "Can we still apply?" alone means what has to be handed in. */
function byAsking({ asks, strange, tokens }: Question, { all }: KnownLedger): readonly Known[] | undefined {
  const isPlain = strange.every((at) => /\d/.test(tokens[at]?.text ?? ''));
  return asks('still-open') && isPlain ? all.filter(({ milestone }) => milestone.deadline) : undefined;
}

/** "The Bangkok meeting of February": where it was is all that is said. Half of all is held in New York or Geneva: there the month must be said too. */
function byPlace({ places, times, asks }: Question, { all }: KnownLedger): readonly Known[] | undefined {
  const named = places.filter((place) => !BUSY_PLACES.has(place) || times.some(({ precision, open }) => open === null && precision !== 'year'));
  const found = all.filter((one) => named.some((place) => one.places.has(place)));
  return found.length > 0 && asks('when', 'count') ? found : undefined;
}

const BUSY_PLACES: ReadonlySet<string> = new Set(['new-york', 'geneva']);

/** Who invites is said of an event that is not named after it: "when did the regional network brief stakeholders". */
const HOSTS: readonly Subject[] = ['regional-networks'];

/** What is prepared is said of what prepares it: "the preparatory meeting of the summit". */
const PREPARED: readonly Subject[] = ['summit'];

/** Where no event is all that was said, what it comes before need not be said of it: "the civil society day before the summit". */
function havingAll(heads: ReadonlySet<Subject>, question: Question, { all }: KnownLedger): readonly Known[] {
  const found = all.filter((one) => hasAll(one, heads));
  const earlier = earlierThan(found, question, all);
  if (earlier.length > 0) return earlier;
  const later = found.length > 0 ? new Set<Subject>() : new Set([...subjectsOfLater(question), ...HOSTS, ...(heads.has('preparatory') ? PREPARED : [])]);
  const own = new Set([...heads].filter((head) => !later.has(head)));
  return later.size === 0 || own.size === 0 ? found : all.filter((one) => hasAll(one, own));
}

/** "Civil society, the day before the summit": where only the later event was found, that which comes before it is meant. */
function earlierThan(found: readonly Known[], question: Question, all: readonly Known[]): readonly Known[] {
  const later = subjectsOfLater(question);
  const early = new Set([...question.subjects].filter((subject) => !later.has(subject)));
  if (later.size === 0 || early.size === 0 || found.length === 0 || !found.every(({ own }) => [...own].every((subject) => later.has(subject)))) return [];
  return all.filter((one) => hasAll(one, early) && [...later].some((subject) => !SILENT.has(subject) && (one.own.has(subject) || one.also.has(subject))));
}

/** What stands after "before", in Chinese before it: the later event. */
function subjectsOfLater({ about, ways, language }: Question): ReadonlySet<Subject> {
  const before = ways.find(({ meanings }) => meanings.includes('before'));
  if (before === undefined) return new Set();
  const isLater = ({ at }: Spot): boolean => (language === 'zh' ? at < before.at : at >= before.end);
  return new Set(SUBJECTS.filter((subject) => {
    const said = about.filter(({ meanings }) => meanings.includes(subject));
    return said.length > 0 && said.every(isLater);
  }));
}

function hasAll({ own, also }: Known, heads: ReadonlySet<Subject>): boolean {
  return [...heads].every((head) => own.has(head) || also.has(head));
}

/** What an event is beside what was asked for counts against it, what else was said of it counts for it. */
function costOf({ own, also, places, milestone }: Known, { subjects, regions, places: named }: Question, heads: ReadonlySet<Subject>): number {
  const more = [...own].filter((subject) => !subjects.has(subject) && (subject === 'civil-society' || !(BESIDE.has(subject) || SILENT.has(subject)))).length;
  const onlyAlso = [...heads].filter((head) => !own.has(head)).length;
  const beside = [...subjects].filter((subject) => !heads.has(subject) && (own.has(subject) || also.has(subject))).length;
  const isElsewhere = milestone.region !== 'global' && regions.length === 0 && milestone.kind !== 'regional-review';
  // A city where one of the regions met tells of that region; half of all is held in New York, much in Geneva.
  const isThere = named.some((place) => place !== 'new-york' && places.has(place));
  return more + onlyAlso * 0.2 - beside * 0.25 + (isElsewhere && !isThere ? 0.5 : 0) - (isThere ? (named.includes('geneva') ? 0.3 : 1.4) : 0);
}

/** Costs closer than a twentieth are equal. */
const FINE = 20;

function grouped(events: readonly Known[], cost: (one: Known) => number): Group[] {
  const groups = new Map<number, Known[]>();
  for (const one of events) {
    const at = Math.round(cost(one) * FINE);
    groups.set(at, [...(groups.get(at) ?? []), one]);
  }
  return [...groups].sort(([one], [other]) => one - other).map(([at, fitting]) => ({ cost: at / FINE, events: fitting }));
}

/** How much the words that no lexicon knows speak for an event: rare ones more than common ones. */
function wordScores({ tokens, strange, language }: Question, countryNames: string, { all, byWord, byStart }: KnownLedger): Map<Known, number> {
  const written = strange.map((at) => tokens[at]?.text ?? '').join(language === 'zh' ? '' : ' ');
  const words = new Set([...searchWords(written, language), ...searchWords(countryNames, 'en')]);
  const scores = new Map<Known, number>();
  for (const word of words) {
    const having = word.length > 2 || /\p{Script=Han}{2}/u.test(word) ? havingWord(word, byWord, byStart) : undefined;
    const rarity = having === undefined ? 0 : Math.log(1 + all.length / having.size) / 4;
    for (const one of having ?? []) scores.set(one, (scores.get(one) ?? 0) + rarity);
  }
  return scores;
}

function havingWord(word: string, byWord: KnownLedger['byWord'], byStart: KnownLedger['byStart']): ReadonlySet<Known> | undefined {
  const [exact, begun] = [byWord.get(word), byStart.get(startOf(word))];
  return exact === undefined || begun === undefined ? (exact ?? begun) : new Set([...exact, ...begun]);
}

/** More than half of the words that no lexicon knows stand in titles. */
function isMostlyHeard({ tokens, strange, language }: Question, { byWord }: KnownLedger): boolean {
  if (language === 'zh') return true;
  const words = strange.flatMap((at) => searchWords(tokens[at]?.text ?? '', language)).filter((word) => word.length > 3);
  return words.filter((word) => byWord.has(word)).length * 2 > words.length;
}

function byWordsAlone(scores: ReadonlyMap<Known, number>): Known[] {
  const best = Math.max(0, ...scores.values());
  return best < 1 ? [] : [...scores].filter(([, score]) => score >= best * 0.95).map(([one]) => one);
}
