import type { Language } from '../language/language.js';
import type { Milestone } from '../roadmap/milestone.js';
import { daysBetween, type CalendarDate } from '../time/calendar-date.js';
import type { Answer, Intent } from './answer.js';
import { exactDates } from './exact-dates.js';

/** An answer that names no date. */
export function withoutDates(intent: Intent, locale: Language): Answer {
  return { locale, intent, status: null, milestones: [], dates: [], days: null, refs: [], related: [], distress: false };
}

/** An answer that names these, status and days by the first. */
export function fromMilestones(intent: Intent, milestones: readonly Milestone[], locale: Language, today: CalendarDate): Answer {
  const [first] = milestones;
  const isAhead = first !== undefined && first.precision === 'day' && first.startsOn >= today;
  return {
    ...withoutDates(intent, locale),
    status: first?.status ?? null,
    milestones: milestones.map(({ id }) => id),
    dates: [...new Set(milestones.flatMap(exactDates))],
    days: isAhead ? daysBetween(today, first.startsOn) : null,
  };
}
