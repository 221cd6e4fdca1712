import type { Answer } from './answer.js';
import { withoutDates } from './answer-shapes.js';
import type { Asking } from './asking.js';
import { asksForOthers } from './finding/asks-for-others.js';
import { asksOfEvent } from './finding/asks-of-event.js';
import { headsOf } from './finding/find-events.js';
import { isOfAnotherSubject } from './finding/is-of-another-subject.js';
import { isSomewhereElse } from './finding/is-somewhere-else.js';
import { severalAsked } from './finding/several.js';
import { answerWhatChanged, answerWhetherMoved } from './kinds/changed.js';
import { answerDate, answerWhichIsMeant } from './kinds/date.js';
import { answerBefore, answerNextOf, answerPeriod, windowOfQuestion } from './kinds/list.js';
import type { Window } from './kinds/window.js';
import type { Question } from './reading/read-question.js';
import { asksAboutAllChanges, asksAfterEvent, asksForKind, asksForNext, asksForPeriod, asksSomethingElse, asksWhatComesNow, asksWhetherMoved } from './ways-of-asking.js';

/** Answers from the dates alone: a list, a change, an event's date, or that none of them is known. */
export function answerFromLedger(asking: Asking): Answer {
  const isInLedger = (word: string): boolean => asking.known.byWord.has(word);
  if (isOfAnotherSubject(asking.question, asking.known)) return withoutDates('unknown', asking.locale);
  return answerList(asking, isInLedger) ?? answerOfEvent(asking, isInLedger);
}

/** What changed, comes next, or lies in the days that were named. */
function answerList(asking: Asking, isInLedger: (word: string) => boolean): Answer | undefined {
  const { question } = asking;
  const hasHeads = headsOf(question).size > 0;
  if (asksAboutAllChanges(question, hasHeads)) return answerWhatChanged(asking);
  const window = asksWhatComesNow(question) ? undefined : windowOfQuestion(asking);
  // "Which ambassadors facilitated the declaration": of them there is no list.
  if (hasHeads && asksForOthers(question, isInLedger)) return undefined;
  const kind = asksForKind(question, window);
  if (kind === 'next') return answerNextOf(asking);
  if (kind === undefined && asksAfterEvent(question)) return answerNextOf({ ...asking, question: { ...question, subjects: new Set() } });
  if (window !== undefined && kind === 'period') {
    // "Side events 2024", and there is one: its date tells more than a list. "Which hearings" asks for a list even of one.
    const found = answerDays(asking, window, hasHeads);
    if (found.milestones.length > 1 || severalAsked(question) === 'which') return found;
  }
  if (window !== undefined && asksForPeriod(question, hasHeads)) return answerDays(asking, window, hasHeads);
  if (hasHeads && question.lengths.length > 0 && question.asks('before') && question.asks('list') && !question.asks('when', 'count')) return answerBefore(asking);
  return asksForNext(question, hasHeads) ? answerNextOf(asking) : undefined;
}

/** Days without any of what was asked for are told as such; that an event lies in none of them says that it is not known. */
function answerDays(asking: Asking, window: Window, hasHeads: boolean): Answer {
  const found = answerPeriod(asking, window);
  return hasHeads && found.milestones.length === 0 && found.intent === 'period' ? withoutDates('unknown', asking.locale) : found;
}

function answerOfEvent(asking: Asking, isInLedger: (word: string) => boolean): Answer {
  const { question, locale } = asking;
  if ((asksSomethingElse(question) && !question.asks('moved')) || asksForOthers(question, isInLedger)) return withoutDates('unknown', locale);
  if (asksWhetherMoved(question, asking.today)) {
    const moved = question.isStrange ? undefined : answerWhetherMoved(asking);
    if (moved !== undefined) return moved;
  }
  if (question.asks('compare') && headsOf(question).size > 0) return answerWhichIsMeant(asking);
  if (asksSomethingElse(question) || asksOfEvent(question, isInLedger) || isSomewhereElse(question, isInLedger)) return withoutDates('unknown', locale);
  const found = answerDate(asking);
  return found.intent === 'unknown' && isNothingOfOurs(question) ? withoutDates('offtopic', locale) : found;
}

/** No word of ours: small talk, questions for somebody else. */
function isNothingOfOurs({ subjects, regions, asks, isStrange, says, years }: Question): boolean {
  return subjects.size === 0 && regions.length === 0 && years.length === 0 && !isStrange && !says('deadline') && !asks('when', 'next', 'count', 'hour');
}
