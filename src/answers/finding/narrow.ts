import type { Ledger } from '../../roadmap/facts.js';
import type { Milestone } from '../../roadmap/milestone.js';
import type { Subject } from '../reading/meanings.js';
import type { NumberSaid } from '../reading/numbers.js';
import type { Question } from '../reading/read-question.js';
import type { Spot } from '../reading/spot.js';
import { forums } from '../series.js';
import { headsOf } from './find-events.js';
import type { Known } from './known.js';

/** The events of a group that fit the year, number, region, city and deadline that were asked for. None fits: none is held. */
export function narrow(group: readonly Known[], question: Question, regions: readonly string[], ledger: Ledger): readonly Known[] {
  const found = step(group, question, regions, ledger);
  // "The first IMRF briefing of 2026": where no cycle fits, the number may be the event's own.
  return found.length > 0 || question.numbers.length === 0 ? found : step(group, question, regions, ledger, true);
}

function step(group: readonly Known[], question: Question, regions: readonly string[], ledger: Ledger, isOwnNumber = false): readonly Known[] {
  const steps: readonly ((events: readonly Known[]) => readonly Known[])[] = [
    (events) => inRegions(events, regions),
    (events) => ofNumbers(events, question, ledger, isOwnNumber),
    (events) => ofYears(events, question),
    (events) => inMonths(events, question),
    (events) => ofDeadlines(events, question),
    (events) => inPlaces(events, question),
  ];
  return steps.reduce((events, narrowed) => narrowed(events), group);
}

function inRegions(events: readonly Known[], regions: readonly string[]): readonly Known[] {
  return regions.length === 0 ? events : events.filter((one) => regions.some((region) => one.regions.has(region)));
}

/** A city helps to choose, but nobody is refused for naming where she sits. */
function inPlaces(events: readonly Known[], { places }: Question): readonly Known[] {
  const there = events.filter((one) => places.some((place) => one.places.has(place)));
  return there.length > 0 ? there : events;
}

function ofDeadlines(events: readonly Known[], question: Question): readonly Known[] {
  // "When is the report due": that is no deadline of anybody's who asks.
  if (question.says('deadline') && !headsOf(question).has('report')) return events.filter(({ isDeadline }) => isDeadline);
  const due = events.filter(({ isDeadline }) => isDeadline);
  return question.asks('last-day', 'still-open') && due.length > 0 ? due : events;
}

/** By date (two years may stand in its title: "workplan 2022-2024"); where the year names the Forum ("the side events of the Forum of 2026"), by cycle. */
function ofYears(events: readonly Known[], question: Question): readonly Known[] {
  const years = yearsAsked(question);
  if (years.length === 0) return events;
  const named = years.length > 1 ? events.filter(({ milestone }) => years.every((year) => milestone.title.includes(year))) : [];
  if (named.length > 0) return named;
  const within = events.filter(({ milestone }) => years.some((year) => milestone.startsOn.slice(0, 4) <= year && year <= milestone.endsOn.slice(0, 4)));
  return within.length > 0 || !isYearOfForum(question) ? within : events.filter((one) => years.includes(one.milestone.cycle) && isOfForum(one, question));
}

/** "The side events of the Forum of 2026" are not those of a region's review in its cycle. */
function isOfForum({ milestone }: Known, { regions, subjects }: Question): boolean {
  return milestone.region === 'global' || regions.length > 0 || subjects.has('review');
}

/** Years as they were written, and those that follow from today ("this year"). */
function yearsAsked({ years, times }: Question): string[] {
  if (years.length > 0) return [...years];
  return times.filter(({ precision, open }) => precision === 'year' && open === null).map(({ from }) => from.slice(0, 4));
}

function isYearOfForum({ about, tokens, times, years }: Question): boolean {
  const forumsSaid = about.filter(({ meanings }) => meanings.includes('forum'));
  const yearsAt = [
    ...tokens.flatMap(({ text }, at) => (years.includes(text) ? [at] : [])),
    ...times.filter(({ precision }) => precision === 'year').map((time) => tokens.findIndex(({ at }) => at >= time.at)),
  ];
  return forumsSaid.some(({ at, end }) => yearsAt.some((year) => (year >= end && year - end <= 3) || (year < at && at - year <= 5)));
}

/** A month without a day ("the town hall in April 2022") narrows down; a day is a date to be checked. */
function inMonths(events: readonly Known[], { times, years, numbers }: Question): readonly Known[] {
  const months = times.filter(({ precision, open }) => open === null && ['month', 'quarter', 'half', 'week'].includes(precision));
  if (months.length === 0) return events;
  // "The first Forum, on which day of May": its number tells the year.
  const yearsOf = ({ startsOn, endsOn }: Milestone): readonly string[] => (years.length > 0 || numbers.length === 0 ? years : [...new Set([startsOn.slice(0, 4), endsOn.slice(0, 4)])]);
  return events.filter(({ milestone }) => months.flatMap((time) => inYearsSaid(time, yearsOf(milestone))).some(({ from, to }) => milestone.startsOn <= to && from <= milestone.endsOn));
}

/** "The town hall on the declaration of 2022, in April": a month without a year lies in the year that was said. */
function inYearsSaid({ from, to, year, precision }: Question['times'][number], years: readonly string[]): { readonly from: string; readonly to: string }[] {
  if (year !== 'supplied' || precision === 'week' || years.length === 0) return [{ from, to }];
  return years.map((one) => ({ from: `${one}${from.slice(4)}`, to: `${one}${to.slice(4)}` }));
}

/** "Second" of a Forum or review tells the cycle; of anything else it is the event's own number, and where that has none, the cycle again. */
function ofNumbers(events: readonly Known[], question: Question, ledger: Ledger, isOwnNumber: boolean): readonly Known[] {
  const heads = headsOf(question);
  const prepared = summitPrepared(question, heads, ledger);
  const said = question.numbers.filter((one) => one !== prepared).flatMap((one) => {
    const of = numbered(one, question, heads);
    return of === undefined || (question.numbers.length > 1 && isOfLater(of, question)) ? [] : [{ number: one.number, isOwn: isOwnNumber || of.meanings.some((meaning) => isAmong(heads, meaning)) }];
  });
  const cycles = said.filter(({ isOwn }) => !isOwn).map(({ number }) => cycleOf(number, ledger));
  const ofCycle = cycles.length === 0 ? events : events.filter(({ milestone }) => cycles.includes(milestone.cycle));
  const own = said.filter(({ isOwn }) => isOwn).map(({ number }) => number);
  const ofSummit = prepared === undefined ? ofCycle : ofCycle.filter((one) => isBeforeSummit(one, prepared.number, ledger));
  return own.length === 0 ? ofSummit : ofOwnNumber(ofSummit, own, heads, ledger);
}

/** "The preparatory meeting of the 15th summit": the number is that of what is prepared. */
function summitPrepared(question: Question, heads: ReadonlySet<Subject>, ledger: Ledger): NumberSaid | undefined {
  if (!heads.has('preparatory')) return undefined;
  return question.numbers.find((one) => startOfSummit(one.number, ledger) !== undefined && numbered(one, question, heads)?.meanings.some((meaning) => meaning === 'summit' || meaning === 'gfmd') === true);
}

/** Between the summit before it and that summit. */
function isBeforeSummit({ milestone }: Known, number: number, ledger: Ledger): boolean {
  const [before, that] = [startOfSummit(number - 1, ledger), startOfSummit(number, ledger)];
  return that !== undefined && milestone.startsOn < that && (before === undefined || milestone.startsOn > before);
}

function startOfSummit(number: number, { milestones }: Ledger): string | undefined {
  return milestones.find(({ id }) => id === `gfmd-summit-${number}` || id.startsWith(`gfmd-summit-${number}-`))?.startsOn;
}

/** "The second report, before the first Forum": what comes later is told to say when, not which. */
function isOfLater({ at }: Spot, { ways, about, language }: Question): boolean {
  const before = ways.find(({ meanings }) => meanings.includes('before'));
  return language !== 'zh' && before !== undefined && at >= before.end && about.some((one) => one.at < before.at);
}

function cycleOf(number: number, ledger: Ledger): string | undefined {
  return forums(ledger)[number - 1]?.cycle;
}

function ofOwnNumber(events: readonly Known[], numbers: readonly number[], heads: ReadonlySet<Subject>, ledger: Ledger): readonly Known[] {
  const own = events.filter((one) => one.number !== undefined && numbers.includes(one.number));
  if (own.length > 0) return own;
  // Where others of the kind have numbers, the one asked for is not held.
  if (events.some((one) => one.number !== undefined) && !heads.has('roundtable')) return [];
  // One entry stands for all four round tables where their days are only derived.
  if (heads.has('roundtable')) return events.filter((one) => one.number === undefined);
  // Talks are counted by themselves, not by the cycle.
  if (heads.has('gcm-talk')) return numbers.includes(1) ? events.slice(0, 1) : [];
  const cycles = numbers.map((number) => cycleOf(number, ledger));
  return events.filter((one) => one.number === undefined && cycles.includes(one.milestone.cycle) && isOnlyOfCycle(one, events));
}

function isOnlyOfCycle({ milestone }: Known, events: readonly Known[]): boolean {
  return events.filter((other) => other.milestone.cycle === milestone.cycle && other.milestone.region === milestone.region).length === 1;
}

/** Chinese is cut into characters: 第三场有关2022年……的会议. */
const MOST_BETWEEN = { zh: 6, others: 3 } as const;

/** What a number counts: an ordinal what follows it (in Arabic what stands before it), a figure what stands right before it. */
function numbered(said: NumberSaid, question: Question, heads: ReadonlySet<Subject>): Spot | undefined {
  const named = question.about.filter(({ meanings }) => meanings.some((meaning) => meaning === 'forum' || meaning === 'review' || isAmong(heads, meaning)));
  const after = named.find((one) => one.at > said.at && wordsBetween(said.at + 1, one.at, question) <= (said.isOrdinal ? MOST_BETWEEN[question.language === 'zh' ? 'zh' : 'others'] : 0));
  const before = named.findLast((one) => one.end <= said.at && wordsBetween(one.end, said.at, question) <= (said.isOrdinal ? 2 : 1));
  return (question.language === 'ar' || !said.isOrdinal ? (before ?? after) : (after ?? before)) ?? numberedApart(said, named, question);
}

/** "The Forum, the second, which days": where its clause names nothing else, an ordinal counts what the clause before it names. */
function numberedApart({ at, isOrdinal }: NumberSaid, named: readonly Spot[], { tokens, about }: Question): Spot | undefined {
  const clauseOf = (place: number): number => tokens.slice(0, place + 1).filter(({ begins }) => begins).length;
  const isAlone = !about.some((one) => clauseOf(one.at) === clauseOf(at) && !one.meanings.every((meaning) => /^o\d+$/u.test(meaning)));
  return isOrdinal && isAlone ? named.findLast((one) => clauseOf(one.at) === clauseOf(at) - 1) : undefined;
}

/** Words between two places, not counting those that belong to a name ("consultation of stakeholders 3"). Across a clause nothing is counted, but into a parenthesis: "the second meeting (town hall)". */
function wordsBetween(from: number, to: number, { text, tokens, about }: Question): number {
  const between = Array.from({ length: Math.max(0, to - from) }, (_, step) => from + step);
  const isBreak = (token: Question['tokens'][number] | undefined): boolean => token?.begins === true && text[token.at - 1] !== '(';
  if ([...between, to].some((at) => isBreak(tokens[at]))) return Infinity;
  return between.filter((at) => !about.some((one) => one.at <= at && at < one.end)).length;
}

function isAmong(heads: ReadonlySet<Subject>, meaning: string): boolean {
  return [...heads].some((head) => head === meaning);
}
