import type { Answer } from '../answer.js';
import { fromMilestones, withoutDates } from '../answer-shapes.js';
import type { Asking } from '../asking.js';
import { answerWhetherMoved } from '../kinds/changed.js';
import { answerDate } from '../kinds/date.js';
import { answerNextOf, answerPeriod } from '../kinds/list.js';
import { complete, type Completed } from './complete.js';
import { readFollowUp } from './read-follow-up.js';
import type { Turn } from './turn.js';

/** So many of what a list told may be meant by "it": as many as it shows. */
const MOST_MEANT = 5;

/** Answers what leans on the last turn; undefined where the question is whole, or leans on nothing that turn holds. */
export function answerFollowUp(turn: Turn, asking: Asking): Answer | undefined {
  const followUp = readFollowUp(asking.question.text, asking.locale, { today: asking.today, hasCountry: asking.countryRegions.length > 0 });
  const completed = followUp === undefined ? undefined : complete(followUp, turn, asking);
  if (followUp === undefined || completed === undefined) return undefined;
  if (followUp.kind === 'region' && (turn.intent === 'period' || turn.intent === 'next')) return answerList(turn, completed.asking);
  if (followUp.kind === 'same' && turn.milestones.length > 1 && turn.intent !== 'date') return whichIsMeant(completed.asking);
  return answerWhole(completed);
}

function answerList({ window }: Turn, asking: Asking): Answer {
  return window === null ? answerNextOf(asking) : answerPeriod(asking, window);
}

/** "Where is it", after a list: each of it may be meant. */
function whichIsMeant({ among = [], locale, today }: Asking): Answer {
  return fromMilestones('clarify', among.slice(0, MOST_MEANT).map(({ milestone }) => milestone), locale, today);
}

function answerWhole({ asking, offered }: Completed): Answer {
  const { question, locale } = asking;
  const answered = question.asks('moved', 'former') ? answerWhetherMoved(asking) : answerDate(asking);
  if (answered !== undefined && answered.intent !== 'unknown') return answered;
  const related = answered === undefined || answered.related.length === 0 ? offered.map(({ milestone }) => milestone.id) : answered.related;
  return { ...withoutDates('unknown', locale), related };
}
