import type { Ledger } from '../../roadmap/facts.js';
import type { Subject } from '../reading/meanings.js';
import type { NumberSaid } from '../reading/numbers.js';
import type { Question } from '../reading/read-question.js';
import type { Spot } from '../reading/spot.js';
import { forums } from '../series.js';
import { headsOf } from './find-events.js';
import type { Known } from './known.js';

/** The events of a group that fit the year, number, region, city and deadline that were asked for. None fits: none is held. */
export function narrow(group: readonly Known[], question: Question, regions: readonly string[], ledger: Ledger): readonly Known[] {
  const steps: readonly ((events: readonly Known[]) => readonly Known[])[] = [
    (events) => inRegions(events, regions),
    (events) => ofNumbers(events, question, ledger),
    (events) => ofYears(events, question),
    (events) => inMonths(events, question),
    (events) => ofDeadlines(events, question),
    (events) => inPlaces(events, question),
  ];
  return steps.reduce((events, step) => step(events), group);
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
  if (question.says('deadline')) return events.filter(({ isDeadline }) => isDeadline);
  const due = events.filter(({ isDeadline }) => isDeadline);
  return question.asks('last-day', 'still-open') && due.length > 0 ? due : events;
}

/** By date; where the year names the Forum ("the side events of the Forum of 2026"), by cycle. */
function ofYears(events: readonly Known[], question: Question): readonly Known[] {
  const years = yearsAsked(question);
  if (years.length === 0) return events;
  const within = events.filter(({ milestone }) => years.some((year) => milestone.startsOn.slice(0, 4) <= year && year <= milestone.endsOn.slice(0, 4)));
  return within.length > 0 || !isYearOfForum(question) ? within : events.filter(({ milestone }) => years.includes(milestone.cycle));
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
function inMonths(events: readonly Known[], { times }: Question): readonly Known[] {
  const months = times.filter(({ precision, open }) => open === null && ['month', 'quarter', 'half', 'week'].includes(precision));
  if (months.length === 0) return events;
  return events.filter(({ milestone }) => months.some(({ from, to }) => milestone.startsOn <= to && from <= milestone.endsOn));
}

function ofNumbers(events: readonly Known[], question: Question, ledger: Ledger): readonly Known[] {
  return question.numbers.reduce<readonly Known[]>((left, said) => {
    const of = numbered(said, question);
    return of === undefined ? left : ofNumber(left, said.number, of, headsOf(question), ledger);
  }, events);
}

/** "Second" of a Forum or review tells the cycle; of anything else it is the event's own number, and where that has none, the cycle again. */
function ofNumber(events: readonly Known[], number: number, of: readonly string[], heads: ReadonlySet<Subject>, ledger: Ledger): readonly Known[] {
  const isOwn = of.some((meaning) => heads.has(meaning as Subject));
  const cycle = forums(ledger)[number - 1]?.cycle;
  if (!isOwn) return events.filter(({ milestone }) => milestone.cycle === cycle);
  const own = events.filter((one) => one.number === number);
  if (own.length > 0) return own;
  if (heads.has('roundtable')) return events.filter((one) => one.number === undefined);
  return events.filter((one) => one.number === undefined && one.milestone.cycle === cycle && isOnlyOfCycle(one, events));
}

function isOnlyOfCycle({ milestone }: Known, events: readonly Known[]): boolean {
  return events.filter((other) => other.milestone.cycle === milestone.cycle && other.milestone.region === milestone.region).length === 1;
}

const NEAR = 4;

/** What a number counts: an ordinal what follows it (in Arabic what stands before it), a figure what stands right before it. */
function numbered({ at, isOrdinal }: NumberSaid, { about, language }: Question): readonly string[] | undefined {
  const named = about.filter(({ meanings }) => meanings.some((meaning) => !/^o\d+$/.test(meaning) && meaning !== 'deadline'));
  const after = named.find((one) => one.at > at && one.at - at <= (isOrdinal ? NEAR : 1));
  const before = named.findLast((one) => one.end <= at + 1 && at - one.end <= (isOrdinal ? NEAR - 1 : 2));
  const first: Spot | undefined = language === 'ar' || !isOrdinal ? (before ?? after) : (after ?? before);
  return first?.meanings;
}
