import type { Milestone, MilestoneId } from '../roadmap/milestone.js';
import { daysBetween, plusDays, type CalendarDate } from '../time/calendar-date.js';
import type { Instant } from '../time/instant.js';
import { workingDayFrom } from '../time/working-days.js';
import { dayIn, instantAt } from '../time/zone.js';
import { concerns, type Standpoint } from './concerns.js';
import { isSilent, snoozedUntil, type Mark } from './mark.js';
import { momentOf, morningAfter, type Moment, type Timing } from './moment.js';
import type { Subscription } from './subscription.js';

/** A subscription with what its conversation has set, and what people said there of single milestones. */
export interface Subscriber extends Timing, Standpoint {
  readonly subscription: Subscription;
  readonly marks: ReadonlyMap<MilestoneId, Mark>;
}

/** A reminder that is due: what it tells, to whom, and the roadmap's moment at which it should have gone. */
export interface PlannedReminder {
  readonly conversation: string;
  readonly milestone: MilestoneId;
  readonly dateRevision: number;
  /** `NOW_EXACT` where it tells that the date is known to the day now. */
  readonly offsetDays: number;
  readonly at: Instant;
  readonly day: CalendarDate;
  readonly movedFrom: Moment['movedFrom'];
  /** The day is over: nobody is told any more, and the outbox says so. */
  readonly isTooLate: boolean;
}

/** In the place of an offset: not so many days before, but that the date is known to the day now. */
export const NOW_EXACT = 1_000;

/** Dates to be reminded of, and since when those are known to the day that were not before. */
export interface Dates {
  readonly milestones: readonly Milestone[];
  readonly exactSince: ReadonlyMap<MilestoneId, Instant>;
}

/** So many days after its day a reminder that never went is still noted as skipped; one that comes after the day may still be sent. */
const LATE_DAYS = 7;

/**
 * Which reminders are due now, sent or not: the outbox knows what it has had. In the order of the subscribers and of the dates.
 * Computed from current dates each time, so none is ever planned on an old one.
 */
export function planReminders(now: Instant, subscribers: readonly Subscriber[], { milestones, exactSince }: Dates): PlannedReminder[] {
  const exact = milestones.filter(isRemindable);
  return subscribers.flatMap((subscriber) => {
    const today = dayIn(subscriber.zone, now);
    return near(today, subscriber, exact).filter((milestone) => concerns(subscriber, milestone)).flatMap((milestone) => {
      if (isSilent(subscriber.marks.get(milestone.id), milestone.dateRevision)) return [];
      return [nowExact(now, today, subscriber, milestone, exactSince.get(milestone.id)), latestDue(now, today, subscriber, milestone)].filter((one) => one !== undefined);
    });
  });
}

/** Only a date that is known to the day, and that holds, can be reminded of so many days before. */
export function isRemindable({ precision, status }: Pick<Milestone, 'precision' | 'status'>): boolean {
  return precision === 'day' && status !== 'cancelled';
}

// Most dates are far away: their days are compared before anything is computed. A run of free days is shorter than two months.
function near(today: CalendarDate, { subscription, calendar }: Subscriber, milestones: readonly Milestone[]): readonly Milestone[] {
  const ahead = Math.max(0, ...subscription.offsetsDays) + (calendar === null ? 0 : 60);
  const behind = Math.max(0, ...subscription.offsetsDays.map((offset) => -offset)) + 2 * LATE_DAYS + (calendar === null ? 0 : 60);
  const [first, last] = [plusDays(today, -behind), plusDays(today, ahead)];
  return milestones.filter(({ startsOn, endsOn, dateSince }) => endsOn >= first && (startsOn <= last || (dateSince !== null && endsOn >= today)));
}

/** Every moment at which a subscription wants to be reminded of this date, whatever has been sent. None before a snoozed one comes again. */
export function momentsOf(subscriber: Subscriber, milestone: Milestone): (Moment & { readonly offsetDays: number })[] {
  const mark = subscriber.marks.get(milestone.id);
  if (isSilent(mark, milestone.dateRevision)) return [];
  const wanted = subscriber.subscription.offsetsDays.map((offsetDays) => ({ offsetDays, ...momentOf(subscriber, milestone, offsetDays) }));
  const until = snoozedUntil(mark, milestone.dateRevision);
  if (until === undefined) return wanted;
  const day = dayIn(subscriber.zone, until);
  return [...wanted.filter(({ at }) => at > until), { offsetDays: daysBetween(day, milestone.startsOn), at: until, day, movedFrom: null }];
}

// After a pause of the bot two offsets of one milestone may be due at once: the later one says all that still helps.
function latestDue(now: Instant, today: CalendarDate, subscriber: Subscriber, milestone: Milestone): PlannedReminder | undefined {
  const { conversation, since } = subscriber.subscription;
  const due = momentsOf(subscriber, milestone).filter(({ at }) => at <= now);
  const latest = due.sort((one, other) => compare(other.at, one.at) || one.offsetDays - other.offsetDays)[0];
  if (latest === undefined || latest.at <= since) return undefined;
  // A date that came to be after this reminder's hour was never owed it.
  if (milestone.dateSince !== null && latest.at <= milestone.dateSince) return undefined;
  const helpsUntil = latest.offsetDays < 0 ? plusDays(latest.day, LATE_DAYS) : milestone.endsOn;
  if (today > plusDays(helpsUntil, LATE_DAYS)) return undefined;
  return { conversation, milestone: milestone.id, dateRevision: milestone.dateRevision, ...latest, isTooLate: today > helpsUntil };
}

/** On the first morning after a date became known to the day, those who subscribed before hear of it. */
function nowExact(now: Instant, today: CalendarDate, subscriber: Subscriber, milestone: Milestone, exactSince: Instant | undefined): PlannedReminder | undefined {
  const { conversation, since } = subscriber.subscription;
  if (exactSince === undefined || exactSince <= since || milestone.endsOn < today) return undefined;
  const moment = firstMorning(subscriber, exactSince);
  if (moment.at > now) return undefined;
  return { conversation, milestone: milestone.id, dateRevision: milestone.dateRevision, offsetDays: NOW_EXACT, ...moment, isTooLate: false };
}

/** The first morning (of a working day, where these count) from this moment on. */
export function firstMorning(timing: Timing, after: Instant): Moment {
  const today = dayIn(timing.zone, after);
  const isWorked = timing.calendar === null || workingDayFrom(today, timing.calendar) === today;
  const at = instantAt(today, timing.hour, timing.zone);
  return isWorked && at >= after ? { at, day: today, movedFrom: null } : morningAfter(timing, today);
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
