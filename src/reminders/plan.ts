import type { Milestone, MilestoneId } from '../roadmap/milestone.js';
import type { Since } from '../roadmap/same-days.js';
import { plusDays, type CalendarDate } from '../time/calendar-date.js';
import type { Instant } from '../time/instant.js';
import { dayIn } from '../time/zone.js';
import { oncePerLikeness } from './alike.js';
import { concerns } from './concerns.js';
import { sinceOf, type Dates, type ExactSince } from './dates.js';
import { isSilent, snoozedUntil } from './mark.js';
import { firstMorning, momentOf, type Moment } from './moment.js';
import { LATE_DAYS, latestNear, latestOf, nextAlike, type Near, type Wanted } from './near.js';
import { daysBefore, snoozedTo } from './snoozed.js';
import { offsetsOf, type Subscriber } from './subscriber.js';
import { dateWantedSince, isOfOneMoment, wantedSince } from './wanted-since.js';

/** A reminder that is due: what it tells, to whom, and the roadmap's moment at which it should have gone. */
export interface PlannedReminder {
  readonly conversation: string;
  readonly milestone: MilestoneId;
  readonly dateRevision: number;
  /** The oldest revision of the date by which the very same may have been told already. */
  readonly sameSince: number;
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

/** What is due at one moment, one subscriber after the other. */
export interface PlanNow {
  /** Which reminders are due, sent or not: the outbox knows what it has had. In the order of the dates. */
  due(subscriber: Subscriber): PlannedReminder[];
  /** Before this moment nothing is due that is not due now, as long as nothing changes. May be too early, never too late. */
  nextLook(subscriber: Subscriber): Instant;
}

/** Plans for one moment. Computed from current dates each time, so none is ever planned on an old one. */
export function planAt(now: Instant, dates: Dates): PlanNow {
  const exact = dates.milestones.filter(isRemindable);
  const nearBy = oncePerLikeness((subscriber) => latestNear(now, subscriber, exact));
  const nextBy = oncePerLikeness((subscriber) => nextAlike(now, subscriber, exact, dates.exact));
  return {
    due(subscriber) {
      const near = withMarked(nearBy(subscriber), subscriber, { ...dates, milestones: exact }, now);
      return near.dates.flatMap(({ milestone, latest }) => {
        const same = sinceOf(milestone, dates);
        if (isSilent(subscriber.marks.get(milestone.id), same.dateRevision)) return [];
        return [nowExact(now, near.today, subscriber, milestone, dates.exact.get(milestone.id)), stillOwed(latestOwed(latest, subscriber, milestone, same, now), near.today, subscriber, milestone, same)].filter((one) => one !== undefined);
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
function withMarked(near: Near, subscriber: Subscriber, known: Dates, now: Instant): Near {
  const { marks } = subscriber;
  const { milestones } = known;
  if (marks.size === 0) return near;
  const marked = milestones.filter((milestone) => marks.has(milestone.id) && concerns(subscriber, milestone)).map((milestone) => ({ milestone, latest: latestOf(momentsOf(subscriber, milestone, sinceOf(milestone, known)), now) }));
  const place = new Map(milestones.map(({ id }, at) => [id, at]));
  const dates = [...near.dates.filter(({ milestone }) => !marks.has(milestone.id)), ...marked];
  return { ...near, dates: dates.sort((one, other) => (place.get(one.milestone.id) ?? 0) - (place.get(other.milestone.id) ?? 0)) };
}

/** Only a date that is known to the day, and that holds, can be reminded of so many days before. */
export function isRemindable({ precision, status }: Pick<Milestone, 'precision' | 'status'>): boolean {
  return precision === 'day' && status !== 'cancelled';
}

/**
 * Every moment at which a subscription wants to be reminded of this date, whatever has been sent. None before a snoozed one comes again.
 * @param same since when it has named the same days: what people said of it since then counts.
 */
export function momentsOf(subscriber: Subscriber, milestone: Milestone, same: Since): Wanted[] {
  const mark = subscriber.marks.get(milestone.id);
  if (isSilent(mark, same.dateRevision)) return [];
  const wanted = offsetsOf(subscriber, milestone).map((offsetDays) => ({ offsetDays, ...momentOf(subscriber, milestone, offsetDays) }));
  const until = snoozedUntil(mark, same.dateRevision);
  if (until === undefined) return wanted;
  const later = wanted.filter(({ at }) => at >= until);
  // One that is wanted at that very moment is that one.
  if (later.some(({ at }) => at === until)) return later;
  const day = dayIn(subscriber.zone, until);
  return [...later, { offsetDays: snoozedTo(day), at: until, day, movedFrom: null }];
}

// After a pause of the bot two offsets of one milestone may be due at once: the later one says all that still helps. One that was asked
// for only after its moment is owed to nobody, and keeps nothing back that was.
function latestOwed(latest: Wanted | undefined, subscriber: Subscriber, milestone: Milestone, same: Since, now: Instant): Wanted | undefined {
  const isOwed = ({ at, offsetDays }: Wanted): boolean => at > wantedSince(subscriber, milestone, offsetDays);
  if (latest === undefined || isOwed(latest)) return latest;
  return isOfOneMoment(subscriber.subscription) ? undefined : latestOf(momentsOf(subscriber, milestone, same).filter(isOwed), now);
}

function stillOwed(latest: Wanted | undefined, today: CalendarDate, { subscription: { conversation } }: Subscriber, milestone: Milestone, same: Since): PlannedReminder | undefined {
  if (latest === undefined) return undefined;
  // Days that came to be named after this reminder's hour were never owed it.
  if (same.at !== null && latest.at <= same.at) return undefined;
  const days = daysBefore(latest.offsetDays, latest.day, milestone);
  const helpsUntil = days < 0 ? plusDays(latest.day, LATE_DAYS) : milestone.endsOn;
  if (today > plusDays(helpsUntil, LATE_DAYS)) return undefined;
  return { conversation, milestone: milestone.id, dateRevision: milestone.dateRevision, sameSince: same.dateRevision, ...latest, daysBefore: days, helpsUntil, isTooLate: today > helpsUntil };
}

/** On the first morning after a date became known to the day, those who subscribed before hear of it. */
function nowExact(now: Instant, today: CalendarDate, subscriber: Subscriber, milestone: Milestone, exact: ExactSince | undefined): PlannedReminder | undefined {
  const { conversation } = subscriber.subscription;
  if (exact === undefined || milestone.endsOn < today || exact.at <= dateWantedSince(subscriber, milestone)) return undefined;
  const moment = firstMorning(subscriber, exact.at);
  if (moment.at > now) return undefined;
  return { conversation, milestone: milestone.id, dateRevision: milestone.dateRevision, sameSince: exact.dateRevision, offsetDays: NOW_EXACT, daysBefore: null, ...moment, helpsUntil: milestone.endsOn, isTooLate: false };
}
