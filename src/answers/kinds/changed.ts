import type { FormerDate, Milestone } from '../../roadmap/milestone.js';
import type { SpokenSpan } from '../../time/spoken/spoken-time.js';
import type { Answer } from '../answer.js';
import { fromMilestones, withoutDates } from '../answer-shapes.js';
import type { Asking } from '../asking.js';
import { exactDates } from '../exact-dates.js';
import type { Known } from '../finding/known.js';
import { chosenOf, eventsAsked } from './date.js';
import { windowAsked } from './window.js';

/** Whether a date that the asker holds is still right, whether an event was moved, and what its date once was. Undefined where no event is meant. */
export function answerWhetherMoved(asking: Asking): Answer | undefined {
  const { question, ledger, locale, today } = asking;
  const held = heldDates(question.times);
  // The day that is to be checked may be an old one: it chooses among the events, it refuses none.
  const times = question.times.filter((time) => !held.includes(time));
  const fitting = eventsAsked({ ...asking, question: { ...question, times } });
  const having = fitting.events.filter(({ milestone }) => held.some((time) => hasHad(milestone, time, ledger.formerDates)));
  const events = having.length > 0 ? having : chosenOf(fitting, asking).events;
  const [first] = events;
  if (first === undefined) return undefined;
  const milestones = movedFirst(events, ledger.formerDates, question.asks('moved', 'former')).map(({ milestone }) => milestone);
  const answer = fromMilestones('changed', milestones, locale, today);
  const former = ledger.formerDates.filter(({ milestone }) => milestone === milestones[0]?.id);
  return question.asks('former') ? { ...answer, dates: [...new Set([...answer.dates, ...former.flatMap(exactDates)])] } : answer;
}

/** What has moved since the day that was named. */
export function answerWhatChanged({ question, ledger, locale, today }: Asking): Answer {
  const from = windowAsked(question.times, today)?.from ?? today;
  const moved = new Set(ledger.formerDates.filter(({ supersededOn }) => supersededOn !== null && supersededOn >= from && supersededOn <= today).map(({ milestone }) => milestone));
  const milestones = ledger.milestones.filter(({ id }) => moved.has(id));
  return milestones.length === 0 ? withoutDates('changed', locale) : fromMilestones('changed', milestones, locale, today);
}

/** Days that a person names: what she holds for the date. */
export function heldDates(times: readonly SpokenSpan[]): SpokenSpan[] {
  return times.filter(({ precision, grain, counted }) => counted === null && (precision === 'day' || (precision === 'range' && grain === 'day')));
}

/** Whether this was ever its date. A year that was not said counts for none. */
function hasHad(milestone: Milestone, time: SpokenSpan, formerDates: readonly FormerDate[]): boolean {
  const dates = [milestone, ...formerDates.filter((former) => former.milestone === milestone.id)];
  const part = (day: string): string => (time.year === 'supplied' ? day.slice(5) : day);
  return dates.some(({ startsOn, endsOn, grain }) => grain === 'day' && part(startsOn) <= part(time.to) && part(time.from) <= part(endsOn));
}

/** Asked what was moved: of several, what has moved comes first. */
function movedFirst(events: readonly Known[], formerDates: readonly FormerDate[], isAboutMoves: boolean): readonly Known[] {
  if (!isAboutMoves) return events;
  const hasMoved = ({ milestone }: Known): boolean => formerDates.some((former) => former.milestone === milestone.id);
  return [...events.filter(hasMoved), ...events.filter((one) => !hasMoved(one))];
}
