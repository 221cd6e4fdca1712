import type { FormerDate, Milestone, MilestoneDate } from '../../roadmap/milestone.js';
import { daysBetween, plusDays } from '../../time/calendar-date.js';
import type { SpokenSpan } from '../../time/spoken/spoken-time.js';
import type { Answer } from '../answer.js';
import { fromMilestones, withoutDates } from '../answer-shapes.js';
import type { Asking } from '../asking.js';
import { exactDates } from '../exact-dates.js';
import type { Known } from '../finding/known.js';
import { chosenOf, eventsAsked, type Fitting } from './date.js';
import { windowAsked } from './window.js';

/** Whether a date that the asker holds is still right, whether an event was moved, and what its date once was. Undefined where no event is meant. */
export function answerWhetherMoved(asking: Asking): Answer | undefined {
  const { question, ledger, locale, today } = asking;
  const held = question.asks('check', 'moved', 'former') ? question.times.filter(({ counted, precision }) => counted === null && precision !== 'year') : heldDates(question.times);
  // The day that is to be checked may be an old one: it chooses among the events, it refuses none.
  const times = question.times.filter((time) => !held.includes(time));
  const namesNone = question.subjects.size === 0 && asking.among === undefined;
  const fitting = namesNone ? everything(asking) : eventsAsked({ ...asking, question: { ...question, times } });
  const having = fitting.events.filter(({ milestone }) => held.some((time) => hasHad(milestone, time, ledger.formerDates)));
  if (having.length === 0 && namesNone) return undefined;
  const events = having.length > 0 ? closest(having, held, asking) : chosenOf(fitting, asking).events;
  const [first] = events;
  if (first === undefined) return undefined;
  const milestones = movedFirst(events, ledger.formerDates, question.asks('moved', 'former')).map(({ milestone }) => milestone);
  const answer = fromMilestones('changed', milestones, locale, today);
  const former = ledger.formerDates.filter(({ milestone }) => milestone === milestones[0]?.id);
  return question.asks('former') ? { ...answer, dates: [...new Set([...answer.dates, ...former.flatMap(exactDates)])] } : answer;
}

/** "Is it still 10 May?" names no event: its date must tell which. */
function everything({ known }: Asking): Fitting {
  return { events: known.all, regions: [], missed: [] };
}

/** Of several that had this date, those whose days agree exactly; and of these, those of the cycle that is nearest to today. */
function closest(events: readonly Known[], held: readonly SpokenSpan[], { ledger, today }: Asking): readonly Known[] {
  const exact = events.filter(({ milestone }) => datesOf(milestone, ledger.formerDates).some(({ startsOn, endsOn }) => held.some(({ from, to }) => startsOn.slice(5) === from.slice(5) && endsOn.slice(5) === to.slice(5))));
  const fitting = exact.length > 0 ? exact : events;
  const far = ({ milestone }: Known): number => Math.abs(daysBetween(today, milestone.startsOn));
  const nearest = Math.min(...fitting.map(far));
  return [...fitting.filter((one) => far(one) === nearest), ...fitting.filter((one) => far(one) !== nearest)];
}

const DAYS_OF_NEWS = 30;

/** What has moved since the day that was named, or of late. */
export function answerWhatChanged({ question, ledger, locale, today }: Asking): Answer {
  const from = windowAsked(question.times, today)?.from ?? plusDays(today, -DAYS_OF_NEWS);
  // A move made here bears the day in UTC: west of it that is the asker's tomorrow.
  const until = plusDays(today, 1);
  const moved = new Set(ledger.formerDates.filter(({ supersededOn }) => supersededOn !== null && supersededOn >= from && supersededOn <= until).map(({ milestone }) => milestone));
  const milestones = ledger.milestones.filter(({ id }) => moved.has(id));
  return { ...(milestones.length === 0 ? withoutDates('changed', locale) : fromMilestones('changed', milestones, locale, today)), window: { from, to: today } };
}

/** Days that a person names: what she holds for the date. */
export function heldDates(times: readonly SpokenSpan[]): SpokenSpan[] {
  return times.filter(({ precision, grain, counted }) => counted === null && (precision === 'day' || (precision === 'range' && grain === 'day')));
}

/** Whether this was ever its date. A year that was not said counts for none. */
function hasHad(milestone: Milestone, time: SpokenSpan, formerDates: readonly FormerDate[]): boolean {
  const dates = datesOf(milestone, formerDates);
  const part = (day: string): string => (time.year === 'supplied' ? day.slice(5) : day);
  return dates.some(({ startsOn, endsOn, grain }) => grain === 'day' && part(startsOn) <= part(time.to) && part(time.from) <= part(endsOn));
}

function datesOf(milestone: Milestone, formerDates: readonly FormerDate[]): readonly MilestoneDate[] {
  return [milestone, ...formerDates.filter((former) => former.milestone === milestone.id)];
}

/** Asked what was moved: of several, what has moved comes first. */
function movedFirst(events: readonly Known[], formerDates: readonly FormerDate[], isAboutMoves: boolean): readonly Known[] {
  if (!isAboutMoves) return events;
  const hasMoved = ({ milestone }: Known): boolean => formerDates.some((former) => former.milestone === milestone.id);
  return [...events.filter(hasMoved), ...events.filter((one) => !hasMoved(one))];
}
