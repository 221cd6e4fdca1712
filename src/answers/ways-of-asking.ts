import type { CalendarDate } from '../time/calendar-date.js';
import { headsOf } from './finding/find-events.js';
import { severalAsked } from './finding/several.js';
import { heldDates } from './kinds/changed.js';
import type { Window } from './kinds/window.js';
import { asksOutright } from './reading/asks-outright.js';
import type { Question } from './reading/read-question.js';
import type { SpokenSpan } from '../time/spoken/spoken-time.js';

/** "What has changed since Monday": no single event is meant. */
export function asksAboutAllChanges({ asks }: Question, hasHeads: boolean): boolean {
  return !hasHeads && (asks('what-changed') || (asks('moved') && asks('since', 'list')));
}

/** "The Forum is over, what comes now": the event is told, not asked about; "from now on" names no days. */
export function asksAfterEvent({ asks, times, subjects }: Question): boolean {
  // "Which review is next in line" asks among reviews.
  if (subjects.has('review') && !asks('past', 'happened')) return false;
  // "What comes after the Forum of 2022": the year is the event's.
  const isTold = (time: SpokenSpan): boolean => time.open === 'since' || isUntilNow(time) || (time.precision === 'year' && subjects.has('forum'));
  // "Anything planned today" asks for that day alone.
  if (subjects.size === 0 && times.some(isThisDay)) return false;
  return asks('what-next') && !asks('when', 'count') && times.every(isTold);
}

function isToday({ precision, counted }: SpokenSpan): boolean {
  return precision === 'day' && counted?.amount === 0;
}

/** Now, or a day before it: "after yesterday's hearing, what comes now". */
function isUntilNow({ precision, counted }: SpokenSpan): boolean {
  return precision === 'day' && counted !== null && counted.amount <= 0;
}

/** "Which review comes now": now is no window of time. */
export function asksWhatComesNow({ asks, times }: Question): boolean {
  return asks('what-next') && times.length > 0 && times.every((time) => isToday(time) && !isThisDay(time));
}

const THIS_DAY = /^(?:today|aujourd'?hui|hoy|сегодня|اليوم|今天|今日)$/u;

function isThisDay({ text }: SpokenSpan): boolean {
  return THIS_DAY.test(text.toLowerCase());
}

/** Several of a kind, that lie in the days that were named or are still to come: "which hearings were held in 2025", "upcoming consultations". */
export function asksForKind(question: Question, window: Window | undefined): 'period' | 'next' | undefined {
  const { asks, isStrange, lengths, times } = question;
  const several = severalAsked(question);
  if (several === undefined || isStrange || lengths.length > 0 || asks('who', 'why', 'how-much', 'hour', 'where', 'moved', 'check', 'former', 'compare', 'still-open', 'count')) return undefined;
  if (several === 'plural' && asks('when')) return undefined;
  // "Which of the reviews goes first now".
  if (asks('what-next') && times.every(isToday)) return 'next';
  if (window !== undefined) return 'period';
  return asks('next', 'what-next') || (several === 'which' && asks('future') && !asks('past', 'happened')) ? 'next' : undefined;
}

/** Days that were named, and no single event: "what is there in May", "which reviews were held in 2024". */
export function asksForPeriod(question: Question, hasHeads: boolean): boolean {
  const { asks, says, isStrange, strange, language, places } = question;
  // "Until what day is the Bangkok meeting of February": its place names the event.
  if (!hasHeads && places.length > 0 && asksOutright(question)) return false;
  // "When in 2027 is the conference of …": of what nobody here has heard, there is no list.
  if (!hasHeads && asks('when') && strange.length > (language === 'zh' ? 1 : 0)) return false;
  if (!hasHeads) return !isStrange && !asks('who', 'why', 'how-much', 'hour', 'moved', 'check') && (!asks('count', 'still-open') || asks('list'));
  return asks('list') && !asks('when', 'count', 'check', 'moved', 'what-changed', 'former', 'where', 'hour', 'who', 'why', 'how-much') && !isStrange && !says('detail');
}

/** "When is the next conference of …": what comes next of ours is no answer. */
function isOfUnheard({ asks, strange, tokens, language, ways }: Question): boolean {
  // What is told before ("back from leave, which dates come next") is the asker's own.
  const next = ways.findLast(({ meanings }) => meanings.includes('next'))?.at ?? 0;
  const words = strange.filter((at) => at > next && (tokens[at]?.text.length ?? 0) >= (language === 'zh' ? 1 : 5));
  return asks('when') && words.length > (language === 'zh' ? 2 : 1);
}

/** What comes next, of all or of the reviews. */
export function asksForNext(question: Question, hasHeads: boolean): boolean {
  const { asks } = question;
  if (!hasHeads) return asks('what-next') || (asks('next') && !question.isStrange && !isOfUnheard(question)) || (question.says('deadline') && !asks('still-open'));
  return asks('next', 'what-next') && asks('list', 'what-next') && !asksOutright(question) && !asks('count', 'check', 'hour') && (asks('what-next') || !asks('who')) && !question.isStrange && headsOf(question).has('review');
}

/** Whether a date still holds, was moved, or what it was before. */
export function asksWhetherMoved(question: Question, today: CalendarDate): boolean {
  const { asks, times } = question;
  // An hour that is not known is not told by a day that moved.
  if (asks('hour')) return false;
  if (asks('check') && !asksOutright(question) && times.some(({ precision, counted }) => precision === 'month' && counted === null)) return true;
  // "It is the 26th, can we still apply": today is no date that somebody holds.
  const held = heldDates(times).filter(({ from, to }) => !(asks('still-open') && from === today && to === today));
  return asks('moved', 'former', 'what-changed') || (held.length > 0 && (asks('check') || !(asks('still-open') || asks('when'))));
}

/** Who, why and how many are not dates. */
export function asksSomethingElse({ asks }: Question): boolean {
  return asks('who', 'why') || (asks('how-much') && !asks('count'));
}
