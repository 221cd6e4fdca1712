import type { Answer } from '../answer.js';
import { fromMilestones, withoutDates } from '../answer-shapes.js';
import type { Asking } from '../asking.js';
import { choose, type Chosen } from '../finding/choose.js';
import { findEvents, headsOf } from '../finding/find-events.js';
import type { Known } from '../finding/known.js';
import { plusDays } from '../../time/calendar-date.js';
import { narrow } from '../finding/narrow.js';

/** Events that fit what was asked, before one is chosen. `missed`: the like of another year, cycle or region, where none fits. */
export interface Fitting {
  readonly events: readonly Known[];
  readonly regions: readonly string[];
  readonly missed: readonly Known[];
}

/** When an event is, was, or how far away it lies. */
export function answerDate(asking: Asking): Answer {
  const { locale, today, question } = asking;
  const fitting = eventsAsked(asking);
  const { events, isOpen } = chosenOf(fitting, question.asks('still-open') ? { ...asking, today: plusDays(today, -DAYS_JUST_CLOSED) } : asking);
  if (events.length === 0 || events.some((one) => lacksWhatIsAsked(one, asking))) return { ...withoutDates('unknown', locale), related: nearest(fitting, asking) };
  const milestones = asking.known.all.filter((one) => events.includes(one)).map(({ milestone }) => milestone);
  const isList = isOpen && question.asks('next');
  return fromMilestones(isList ? 'next' : isOpen ? 'clarify' : 'date', milestones, locale, today);
}

/** Two events that are easily taken for each other ("is a voluntary review the same as a national review of the goals"): the next of each. */
export function answerWhichIsMeant({ question, known, locale, today }: Asking): Answer {
  const each = [...headsOf(question)].flatMap((head) => choose(known.all.filter(({ own, also }) => own.has(head) || also.has(head)), question, today).events);
  return fromMilestones('clarify', known.all.filter((one) => each.includes(one)).map(({ milestone }) => milestone), locale, today);
}

/** "Can we still apply" may mean what has closed a little while ago. */
export const DAYS_JUST_CLOSED = 7;

/** The events that a question may mean. */
export function eventsAsked(asking: Asking): Fitting {
  const regions = regionsAsked(asking);
  const groups = asking.among === undefined ? findEvents(asking.question, asking.known, asking.question.subjects.has('review') ? '' : asking.countryNames) : [{ cost: 0, events: asking.among }];
  const first = groups.find(({ events }) => regions.length === 0 || events.some((one) => regions.some((region) => one.regions.has(region))))?.cost ?? 0;
  const most = headsOf(asking.question).size > 1 ? 1.5 : 0.5;
  for (const { cost, events } of groups) {
    if (cost > first + most) break;
    const left = answerable(narrow(events, asking.question, regions, asking.ledger), asking);
    if (left.length > 0) return { events: left, regions, missed: [] };
  }
  return { events: [], regions, missed: groups[0]?.events ?? [] };
}

/** Where neither year nor number tells which, what can be answered is meant. */
function answerable(events: readonly Known[], asking: Asking): readonly Known[] {
  if (asking.question.years.length + asking.question.numbers.length > 0) return events;
  const left = events.filter((one) => !lacksWhatIsAsked(one, asking));
  return left.length > 0 ? left : events;
}

/** One of each region that was asked for, else one, or several that nothing sets apart. */
export function chosenOf({ events, regions }: Fitting, { question, today }: Asking): Chosen {
  if (regions.length === 0) return choose(events, question, today);
  const each = regions.map((region) => choose(events.filter((one) => one.regions.has(region)), question, today));
  return { events: [...new Set(each.flatMap((one) => one.events))], isOpen: each.some(({ isOpen }) => isOpen) };
}

/** Named regions win over those of named countries, and these over "our", which is the network's; the latter two only where events differ by region. */
function regionsAsked({ question, network, countryRegions }: Asking): readonly string[] {
  if (question.regions.length > 0) return question.regions;
  if (!question.subjects.has('review') && !question.asks('our-region')) return [];
  if (countryRegions.length > 0) return countryRegions;
  return question.asks('our', 'our-region', 'for-us') ? (network?.reviewRegions ?? []) : [];
}

/** An hour that is not known; an adoption of which nobody knows whether it came. */
function lacksWhatIsAsked({ milestone }: Known, { question, today }: Asking): boolean {
  if (question.asks('hour') && (milestone.time?.from ?? null) === null) return true;
  // "By consensus" asks how; that it is told when it came is no answer before it came.
  if (question.asks('manner') && !question.asks('when') && milestone.kind === 'adoption' && milestone.status === 'expected') return true;
  if (question.asks('where') && !question.asks('when') && (milestone.location === null || /\bnot\b/i.test(milestone.location))) return true;
  return milestone.kind === 'adoption' && milestone.status === 'expected' && milestone.startsOn < today;
}

/** The like of another cycle, told beside "not known" and never as its answer. */
function nearest({ missed }: Fitting, { question, today }: Asking): string[] {
  return question.isStrange || missed.length === 0 ? [] : choose(missed, question, today).events.slice(0, 2).map(({ milestone }) => milestone.id);
}
