import type { Language } from '../language/language.js';
import type { CalendarDate } from '../time/calendar-date.js';
import { ALIKE, likenessTo, type Worded } from './likeness.js';
import { isOverdue, type QueuedQuestion } from './question.js';

/** Alike questions, as the Secretariat sees them. */
export interface QuestionGroup {
  readonly number: number;
  readonly count: number;
  readonly unanswered: number;
  readonly wrong: number;
  readonly languages: readonly Language[];
  /** The words of the first. */
  readonly example: string;
  /** Each wording once, the first first, by the number of who used it first. */
  readonly texts: readonly { readonly number: number; readonly text: string }[];
  /** The day on which the first was asked. */
  readonly since: CalendarDate;
  /** True once it waited for a week. */
  readonly isOverdue: boolean;
}

/** The queue: what waited for a week first, then what most people ask, then the oldest. */
export function groupQuestions(questions: readonly QueuedQuestion[], today: CalendarDate): QuestionGroup[] {
  const members = new Map<number, QueuedQuestion[]>();
  for (const question of questions) members.set(question.group, [...(members.get(question.group) ?? []), question]);
  return [...members].map(([number, all]) => groupOf(number, all, today)).sort(mostPressingFirst);
}

/** The group that a question belongs to: the one with the likest question in it; undefined where none is alike. */
export function findGroup(asked: Worded, questions: readonly QueuedQuestion[]): number | undefined {
  const likenessOf = likenessTo(asked);
  let best: { readonly group: number; readonly likeness: number } | undefined;
  for (const question of questions) {
    const found = likenessOf(question);
    if (found >= ALIKE && found > (best?.likeness ?? 0)) best = { group: question.group, likeness: found };
  }
  return best?.group;
}

function groupOf(number: number, questions: readonly QueuedQuestion[], today: CalendarDate): QuestionGroup {
  const inOrder = [...questions].sort((one, other) => one.number - other.number);
  const texts = inOrder.filter(({ text }, at) => inOrder.findIndex((one) => one.text === text) === at).map(({ number: first, text }) => ({ number: first, text }));
  const since = inOrder.map(({ askedOn }) => askedOn).reduce((first, day) => (day < first ? day : first));
  const wrong = inOrder.filter(({ why }) => why === 'wrong').length;
  return {
    number, count: inOrder.length, wrong, unanswered: inOrder.length - wrong, languages: [...new Set(inOrder.map(({ language }) => language))].sort(),
    example: texts[0]?.text ?? '', texts, since, isOverdue: isOverdue(since, today),
  };
}

function mostPressingFirst(one: QuestionGroup, other: QuestionGroup): number {
  if (one.isOverdue !== other.isOverdue) return one.isOverdue ? -1 : 1;
  if (one.isOverdue && one.since !== other.since) return one.since < other.since ? -1 : 1;
  return other.count - one.count || (one.since < other.since ? -1 : one.since > other.since ? 1 : one.number - other.number);
}
