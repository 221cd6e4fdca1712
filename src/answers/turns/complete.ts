import type { Asking } from '../asking.js';
import { eventsAsked } from '../kinds/date.js';
import type { Known } from '../finding/known.js';
import type { Question } from '../reading/read-question.js';
import { REGIONS } from '../reading/meanings.js';
import type { FollowUp } from './read-follow-up.js';
import { besideIn, seriesOf } from './series-of.js';
import type { Turn } from './turn.js';

/** A follow-up made whole: `asking` says which events it can mean. `offered` is what to name beside "not known". */
export interface Completed {
  readonly asking: Asking;
  readonly offered: readonly Known[];
}

/** Makes a follow-up whole with what the last turn was about. Undefined where that tells nothing it could lean on. */
export function complete({ kind, question }: FollowUp, turn: Turn, asking: Asking): Completed | undefined {
  const told = asking.known.all.filter(({ milestone }) => turn.milestones.includes(milestone.id));
  const own = { ...asking, question };
  switch (kind) {
    case 'subject':
      return withinTurn(own, turn, told);
    case 'year':
      return inYear(own, turn, told);
    case 'earlier':
    case 'later':
      return isList(turn) || told.length === 0 ? undefined : among(pointing(own, told), told.flatMap((one) => besideIn(seriesOf(one, own.known.all), one, kind) ?? []), told);
    case 'region':
      return inRegion(own, turn, told);
    case 'same':
      return told.length === 0 ? undefined : among(ofEachRegion(own, told), told, []);
  }
}

/** Another subject of the same cycle; of the same region and year where there is one. */
function withinTurn(asking: Asking, turn: Turn, told: readonly Known[]): Completed | undefined {
  const cycles = new Set(told.length > 0 ? told.map(({ milestone }) => milestone.cycle) : turn.years);
  const years = new Set(told.length > 0 ? told.map(({ milestone }) => milestone.startsOn.slice(0, 4)) : turn.years);
  if (cycles.size === 0) return undefined;
  const isOfCycle = ({ milestone }: Known): boolean => cycles.has(milestone.cycle);
  const isOfYear = ({ milestone }: Known): boolean => years.has(milestone.startsOn.slice(0, 4));
  const tiers = [asking.known.all.filter((one) => isOfCycle(one) && isOfYear(one)), asking.known.all.filter(isOfCycle), asking.known.all.filter(isOfYear)];
  const regions = asking.question.regions.length > 0 ? asking.question.regions : regionsTold(told);
  for (const question of [{ ...asking.question, regions }, asking.question]) {
    for (const all of tiers) {
      const { events } = eventsAsked({ ...asking, question, known: { ...asking.known, all } });
      if (events.length > 0) return among(asking, events, []);
    }
  }
  return among(asking, [], eventsAsked(asking).events.slice(0, 1));
}

/** The same in another year. A list of a year is no follow-up: it says all that it wants. */
function inYear(asking: Asking, turn: Turn, told: readonly Known[]): Completed | undefined {
  if (isList(turn)) return undefined;
  if (told.length > 0) return among(asking, told.flatMap((one) => seriesOf(one, asking.known.all)), []);
  return turn.subjects.length === 0 ? undefined : { asking: withSubjects(asking, turn), offered: [] };
}

/** The same in another region, of the same cycle; a list of days or of what comes next is made for that region. */
function inRegion(asking: Asking, turn: Turn, told: readonly Known[]): Completed | undefined {
  const regions = regionsSaid(asking);
  const question: Question = { ...asking.question, regions };
  // "In our region", and nobody knows which.
  if (regions.length === 0 || isList(turn)) return regions.length === 0 ? undefined : { asking: { ...asking, question }, offered: [] };
  if (told.length === 0) return turn.subjects.length === 0 ? undefined : { asking: withSubjects({ ...asking, question: { ...question, years: turn.years } }, turn), offered: [] };
  const series = told.flatMap((one) => seriesOf(one, asking.known.all, { inAnyRegion: true }));
  const there = series.filter((one) => isInCycleOf(one, told) && regions.some((region) => one.regions.has(region)));
  const review = asking.known.all.filter((one) => one.milestone.kind === 'regional-review' && isInCycleOf(one, told) && regions.some((region) => one.milestone.region === region));
  return among({ ...asking, question }, there, review);
}

function regionsSaid({ question, network, countryRegions }: Asking): Question['regions'] {
  if (question.regions.length > 0) return question.regions;
  const own = countryRegions.length > 0 ? countryRegions : (network?.reviewRegions ?? []);
  return REGIONS.filter((region) => own.includes(region));
}

function regionsTold(told: readonly Known[]): Question['regions'] {
  return REGIONS.filter((region) => told.some(({ milestone }) => milestone.region === region));
}

/** "The one before" has said which: "last" and "next" in it choose no other by today. */
function pointing(asking: Asking, told: readonly Known[]): Asking {
  const { question } = asking;
  const asks: Question['asks'] = (...ways) => question.asks(...ways.filter((way) => !['next', 'latest', 'past', 'future', 'happened', 'before'].includes(way)));
  return ofEachRegion({ ...asking, question: { ...question, asks, numbers: [] } }, told);
}

/** Where several were told, one of each region, all of them are meant again. */
function ofEachRegion(asking: Asking, told: readonly Known[]): Asking {
  return told.length < 2 ? asking : { ...asking, question: { ...asking.question, regions: regionsTold(told) } };
}

function isInCycleOf({ milestone }: Known, told: readonly Known[]): boolean {
  return told.some((one) => one.milestone.cycle === milestone.cycle);
}

function isList({ intent }: Turn): boolean {
  return intent === 'period' || intent === 'next';
}

function among(asking: Asking, events: readonly Known[], offered: readonly Known[]): Completed {
  return { asking: { ...asking, among: [...new Set(events)] }, offered };
}

function withSubjects(asking: Asking, turn: Turn): Asking {
  return { ...asking, question: { ...asking.question, subjects: new Set(turn.subjects) } };
}
