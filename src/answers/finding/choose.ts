import { byDate } from '../../roadmap/milestone.js';
import { daysBetween, type CalendarDate } from '../../time/calendar-date.js';
import type { Question } from '../reading/read-question.js';
import type { Known } from './known.js';

/** Which of several like events is meant: one, or several that nothing sets apart. */
export interface Chosen {
  readonly events: readonly Known[];
  readonly isOpen: boolean;
}

/** Events of one cycle that follow each other within so many days are one series: town halls, regional reviews. */
const DAYS_OF_ONE_SERIES = 200;

/** Past wording means the latest, other wording the next; where neither is held, the one there is. */
export function choose(events: readonly Known[], question: Question, today: CalendarDate): Chosen {
  const inOrder = [...events].sort((one, other) => byDate(one.milestone, other.milestone));
  const one = oneOf(inOrder, question, today);
  if (one === undefined) return { events: [], isOpen: false };
  if (isOneSaid(question)) {
    const alike = question.asks('next') ? inSameYear(one, inOrder) : [one];
    return { events: alike, isOpen: alike.length > 1 };
  }
  const series = question.years.length > 0 && !question.asks('latest') && question.regions.length === 0 ? inOrder : seriesOf(one, inOrder);
  return series.length > 1 ? { events: series, isOpen: true } : { events: [one], isOpen: false };
}

/** Nothing sets "the next" apart among those of which only the same year is known: the regional reviews of 2028. */
function inSameYear({ milestone: next }: Known, inOrder: readonly Known[]): readonly Known[] {
  return inOrder.filter(({ milestone }) => milestone.startsOn === next.startsOn && milestone.kind === next.kind && milestone.cycle === next.cycle && (milestone === next || (milestone.grain !== 'day' && next.grain !== 'day')));
}

/** "The next" means one; "can we still apply" the one that closes now. */
function isOneSaid({ asks, subjects }: Question): boolean {
  return asks('next') || (asks('still-open') && subjects.size === 0);
}

function oneOf(inOrder: readonly Known[], question: Question, today: CalendarDate): Known | undefined {
  if (inOrder.length === 1 && question.years.length + question.numbers.length > 0) return inOrder[0];
  if (isPast(question)) return latest(inOrder, today) ?? inOrder[0];
  if (question.asks('next')) return inOrder.find(({ milestone }) => milestone.startsOn >= today) ?? inOrder.find(({ milestone }) => milestone.endsOn >= today);
  return inOrder.find(({ milestone }) => milestone.endsOn >= today) ?? inOrder.at(-1);
}

/** Past wording; "the last one that came out" is past even where another word of it could mean what comes. */
function isPast({ asks }: Question): boolean {
  return asks('past', 'happened', 'former') && (asks('latest') || !asks('next', 'future'));
}

function latest(inOrder: readonly Known[], today: CalendarDate): Known | undefined {
  return inOrder.findLast(({ milestone }) => milestone.endsOn <= today) ?? inOrder.findLast(({ milestone }) => milestone.startsOn <= today);
}

function seriesOf(one: Known, inOrder: readonly Known[]): readonly Known[] {
  const cycle = inOrder.filter(({ milestone }) => milestone.cycle === one.milestone.cycle);
  const at = cycle.indexOf(one);
  const isGap = (later: number): boolean => {
    const [before, after] = [cycle[later - 1], cycle[later]];
    return before === undefined || after === undefined || daysBetween(before.milestone.startsOn, after.milestone.startsOn) > DAYS_OF_ONE_SERIES;
  };
  let [first, last] = [at, at];
  while (!isGap(first)) first -= 1;
  while (!isGap(last + 1)) last += 1;
  return cycle.slice(first, last + 1);
}
