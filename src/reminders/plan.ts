import type { Milestone, MilestoneId } from '../roadmap/milestone.js';
import { plusDays, type CalendarDate } from '../time/calendar-date.js';
import type { Instant } from '../time/instant.js';
import { dayIn } from '../time/zone.js';
import { oncePerLikeness } from './alike.js';
import { concerns } from './concerns.js';
import { isSilent, snoozedUntil } from './mark.js';
import { firstMorning, momentOf, type Moment } from './moment.js';
import { LATE_DAYS, latestNear, latestOf, nextAlike, type Near, type Wanted } from './near.js';
import { daysBefore, snoozedTo } from './snoozed.js';
import { offsetsOf, type Subscriber } from './subscriber.js';

/** A reminder that is due: what it tells, to whom, and the roadmap's moment at which it should have gone. */
export interface PlannedReminder {
  readonly conversation: string;
  readonly milestone: MilestoneId;
  readonly dateRevision: number;
  /** Its name in the outbox, for ever: days before, `NOW_EXACT`, or what `snoozedTo` gives. */
  readonly offsetDays: number;
  /** So many days before the first day, below 0 after the last, as people are told; null where it tells that the date is known to the day now. */
  readonly daysBefore: number | null;
  readonly at: Instant;
  readonly day: CalendarDate;
  readonly movedFrom: Moment['movedFrom'];
  /** The last day of the conversation on which it is told. */
  readonly helpsUntil: CalendarDate;
  /** That day is over: nobody is told any more, and the outbox says so. */
  readonly isTooLate: boolean;
}

/** In the place of an offset: not so many days before, but that the date is known to the day now. */
export const NOW_EXACT = 1_000;

/** Dates to be reminded of, and since when those are known to the day that were not before. */
export interface Dates {
  readonly milestones: readonly Milestone[];
  readonly exactSince: ReadonlyMap<MilestoneId, Instant>;
}

/** What is due at one moment, one subscriber after the other. */
export interface PlanNow {
  /** Which reminders are due, sent or not: the outbox knows what it has had. In the order of the dates. */
  due(subscriber: Subscriber): PlannedReminder[];
  /** Before this moment nothing is due that is not due now, as long as nothing changes. May be too early, never too late. */
  nextLook(subscriber: Subscriber): Instant;
}

/** Plans for one moment. Computed from current dates each time, so none is ever planned on an old one. */
export function planAt(now: Instant, { milestones, exactSince }: Dates): PlanNow {
  const exact = milestones.filter(isRemindable);
  const nearBy = oncePerLikeness((subscriber) => latestNear(now, subscriber, exact));
  const nextBy = oncePerLikeness((subscriber) => nextAlike(now, subscriber, exact, exactSince));
  return {
    due(subscriber) {
      const { today, dates } = withMarked(nearBy(subscriber), subscriber, exact, now);
      return dates.flatMap(({ milestone, latest }) => {
        if (isSilent(subscriber.marks.get(milestone.id), milestone.dateRevision)) return [];
        return [nowExact(now, today, subscriber, milestone, exactSince.get(milestone.id)), stillOwed(latest, today, subscriber, milestone)].filter((one) => one !== undefined);
      });
    },
    nextLook(subscriber) {
      const snoozed = [...subscriber.marks.values()].flatMap(({ until }) => (until !== null && until > now ? [until] : []));
      return snoozed.reduce((one, other) => (one < other ? one : other), nextBy(subscriber));
    },
  };
}

/** Which reminders are due now, sent or not. In the order of the subscribers and of the dates. */
export function planReminders(now: Instant, subscribers: readonly Subscriber[], dates: Dates): PlannedReminder[] {
  const plan = planAt(now, dates);
  return subscribers.flatMap((subscriber) => plan.due(subscriber));
}

/** What people said of single dates counts for these alone; one that was snoozed comes again also where its day is far, or past. */
function withMarked(near: Near, subscriber: Subscriber, milestones: readonly Milestone[], now: Instant): Near {
  const { marks } = subscriber;
  if (marks.size === 0) return near;
  const marked = milestones.filter((milestone) => marks.has(milestone.id) && concerns(subscriber, milestone)).map((milestone) => ({ milestone, latest: latestOf(momentsOf(subscriber, milestone), now) }));
  const place = new Map(milestones.map(({ id }, at) => [id, at]));
  const dates = [...near.dates.filter(({ milestone }) => !marks.has(milestone.id)), ...marked];
  return { ...near, dates: dates.sort((one, other) => (place.get(one.milestone.id) ?? 0) - (place.get(other.milestone.id) ?? 0)) };
}

/** Only a date that is known to the day, and that holds, can be reminded of so many days before. */
export function isRemindable({ precision, status }: Pick<Milestone, 'precision' | 'status'>): boolean {
  return precision === 'day' && status !== 'cancelled';
}

/** Every moment at which a subscription wants to be reminded of this date, whatever has been sent. None before a snoozed one comes again. */
export function momentsOf(subscriber: Subscriber, milestone: Milestone): Wanted[] {
  const mark = subscriber.marks.get(milestone.id);
  if (isSilent(mark, milestone.dateRevision)) return [];
  const wanted = offsetsOf(subscriber, milestone).map((offsetDays) => ({ offsetDays, ...momentOf(subscriber, milestone, offsetDays) }));
  const until = snoozedUntil(mark, milestone.dateRevision);
  if (until === undefined) return wanted;
  const later = wanted.filter(({ at }) => at >= until);
  // One that is wanted at that very moment is that one.
  if (later.some(({ at }) => at === until)) return later;
  const day = dayIn(subscriber.zone, until);
  return [...later, { offsetDays: snoozedTo(day), at: until, day, movedFrom: null }];
}

// After a pause of the bot two offsets of one milestone may be due at once: the later one says all that still helps.
function stillOwed(latest: Wanted | undefined, today: CalendarDate, { subscription: { conversation, since } }: Subscriber, milestone: Milestone): PlannedReminder | undefined {
  if (latest === undefined || latest.at <= since) return undefined;
  // A date that came to be after this reminder's hour was never owed it.
  if (milestone.dateSince !== null && latest.at <= milestone.dateSince) return undefined;
  const days = daysBefore(latest.offsetDays, latest.day, milestone);
  const helpsUntil = days < 0 ? plusDays(latest.day, LATE_DAYS) : milestone.endsOn;
  if (today > plusDays(helpsUntil, LATE_DAYS)) return undefined;
  return { conversation, milestone: milestone.id, dateRevision: milestone.dateRevision, ...latest, daysBefore: days, helpsUntil, isTooLate: today > helpsUntil };
}

/** On the first morning after a date became known to the day, those who subscribed before hear of it. */
function nowExact(now: Instant, today: CalendarDate, subscriber: Subscriber, milestone: Milestone, exactSince: Instant | undefined): PlannedReminder | undefined {
  const { conversation, since } = subscriber.subscription;
  if (exactSince === undefined || exactSince <= since || milestone.endsOn < today) return undefined;
  const moment = firstMorning(subscriber, exactSince);
  if (moment.at > now) return undefined;
  return { conversation, milestone: milestone.id, dateRevision: milestone.dateRevision, offsetDays: NOW_EXACT, daysBefore: null, ...moment, helpsUntil: milestone.endsOn, isTooLate: false };
}
