import type { Answer } from '../answer.js';
import { fromMilestones, withoutDates } from '../answer-shapes.js';
import type { Asking } from '../asking.js';
import { plusDays } from '../../time/calendar-date.js';
import type { Unit } from '../../time/spoken/spoken-time.js';
import { chosenOf, eventsAsked } from './date.js';
import { liesIn, weekOf, windowAsked, type Window } from './window.js';
import { isWanted, type Scope } from './wanted.js';

/** The longest list of what comes next. */
export const LONGEST_NEXT = 12;

/** What comes next: not begun yet, as the wording filters it. */
export function answerNextOf(asking: Asking): Answer {
  const { question, known, ledger, locale, today } = asking;
  const scope = scopeOf(asking);
  // "In our region", and nobody knows which.
  if (scope === undefined) return withoutDates('clarify', locale);
  const ahead = known.all.filter((one) => isWanted(one, question, scope)).map(({ milestone }) => milestone).filter(({ startsOn }) => startsOn >= today);
  // "Our next deadline", and none with a day: then what is nearest matters too.
  const isUndated = question.says('deadline') && question.asks('our') && !ahead.some(({ precision }) => precision === 'day');
  const dated = isUndated ? ledger.milestones.find(({ startsOn, precision, status }) => precision === 'day' && startsOn >= today && status !== 'cancelled') : undefined;
  return fromMilestones('next', (dated === undefined ? ahead : [dated, ...ahead]).slice(0, LONGEST_NEXT), locale, today);
}

/** What lies in the days that were named; nothing may lie there. */
export function answerPeriod(asking: Asking, window: Window): Answer {
  const { question, known, locale, today } = asking;
  const scope = scopeOf(asking);
  if (scope === undefined) return withoutDates('clarify', locale);
  const inside = known.all.filter((one) => isWanted(one, question, scope)).map(({ milestone }) => milestone).filter((milestone) => liesIn(milestone, window));
  return { ...fromMilestones('period', inside, locale, today), window };
}

/** What lies in "the two weeks before the Forum", where that Forum has its days. */
export function answerBefore(asking: Asking): Answer {
  const { question, today, locale } = asking;
  const [event] = chosenOf(eventsAsked(asking), asking).events;
  const days = question.lengths.map(({ amount, unit }) => (amount ?? 0) * (DAYS_OF[unit] ?? 0)).find((length) => length > 0);
  if (event?.milestone.precision !== 'day' || days === undefined) return withoutDates('unknown', locale);
  const { startsOn } = event.milestone;
  return answerPeriod({ ...asking, today, question: { ...question, subjects: new Set(), regions: [] } }, { from: plusDays(startsOn, -days), to: plusDays(startsOn, -1) });
}

const DAYS_OF: Readonly<Partial<Record<Unit, number>>> = { day: 1, week: 7, month: 30 };

/** The days that were named, if any. */
export function windowOfQuestion({ question, today }: Asking): Window | undefined {
  const window = windowAsked(question.times, today);
  // "The week of 14 February".
  return window !== undefined && window.from === window.to && question.asks('week-of') ? weekOf(window.from) : window;
}

/** "In Africa" is that region alone; "for Africa", "for us" adds what is for all. Undefined where "our region" is not known. */
function scopeOf({ question, network, countryRegions }: Asking): Scope | undefined {
  const own = countryRegions.length > 0 ? countryRegions : (network?.reviewRegions ?? []);
  if (question.regions.length > 0) return { regions: question.regions, withGlobal: isFor(question) };
  if (question.asks('our-region') || (question.asks('our') && own.length > 0 && question.subjects.has('review') && countryRegions.length === 0)) return own.length === 0 ? undefined : { regions: own, withGlobal: false };
  if (countryRegions.length > 0 || (question.asks('for-us') && own.length > 0)) return { regions: own, withGlobal: true };
  return { regions: undefined, withGlobal: true };
}

function isFor({ asks, about, tokens, regions, language }: Asking['question']): boolean {
  if (asks('for', 'for-us')) return true;
  const places = about.filter(({ meanings }) => meanings.some((meaning) => regions.some((region) => region === meaning)));
  return language === 'ar' && places.some(({ at }) => /^ل/u.test(tokens[at]?.text ?? ''));
}
