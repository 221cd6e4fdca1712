import type { Milestone, MilestoneId } from '../roadmap/milestone.js';
import { daysBetween, plusDays, type CalendarDate } from '../time/calendar-date.js';
import type { Instant } from '../time/instant.js';
import { LONGEST_RUN, workingDayFrom } from '../time/working-days.js';
import { dayIn, instantAt } from '../time/zone.js';
import { oncePerLikeness } from './alike.js';
import { concerns, isChosen, type Standpoint } from './concerns.js';
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
  const latestBy = oncePerLikeness((subscriber) => latestNear(now, subscriber, exact));
  return subscribers.flatMap((subscriber) => {
    const { today, dates } = latestBy(subscriber);
    return dates.flatMap(({ milestone, latest }) => {
      const mark = subscriber.marks.get(milestone.id);
      if (isSilent(mark, milestone.dateRevision)) return [];
      const due = mark === undefined ? latest : latestOf(momentsOf(subscriber, milestone), now);
      return [nowExact(now, today, subscriber, milestone, exactSince.get(milestone.id)), stillOwed(due, today, subscriber, milestone)].filter((one) => one !== undefined);
    });
  });
}

/** A moment at which a date is to be told. */
type Wanted = Moment & { readonly offsetDays: number };

/** The dates that a subscriber chose and whose day is not far, each with the latest of its moments that has come. */
function latestNear(now: Instant, subscriber: Subscriber, milestones: readonly Milestone[]): { readonly today: CalendarDate; readonly dates: readonly { milestone: Milestone; latest: Wanted | undefined }[] } {
  const today = dayIn(subscriber.zone, now);
  const { calendar, subscription } = subscriber;
  // What would go on the next working day or later cannot have moved to today or before.
  const notBefore = calendar === null ? plusDays(today, 1) : workingDayFrom(plusDays(today, 1), calendar);
  const wanted = [...new Set([...subscription.offsetsDays, ...subscription.also.flatMap((extra) => extra.offsetsDays)])];
  const offsets = wanted.toSorted((one, other) => one - other).map((offsetDays) => ({ offsetDays, tooFar: plusDays(notBefore, offsetDays) }));
  const behind = LATE_DAYS + Math.max(0, ...wanted.map((offset) => (offset < 0 ? -offset + LATE_DAYS + LONGEST_RUN : 0)));
  const [first, last] = [plusDays(today, -behind), plusDays(notBefore, Math.max(0, ...wanted))];
  const near = milestones.filter(({ startsOn, endsOn, dateSince }) => endsOn >= first && (startsOn <= last || (dateSince !== null && endsOn >= today)));
  return { today, dates: near.filter((milestone) => concerns(subscriber, milestone)).map((milestone) => ({ milestone, latest: latestAmong(offsets, subscriber, milestone, now) })) };
}

/** The nearer to the date, the later the moment, also where moments move to working days: the first that has come is the latest. */
function latestAmong(offsets: readonly { readonly offsetDays: number; readonly tooFar: CalendarDate }[], subscriber: Subscriber, milestone: Milestone, now: Instant): Wanted | undefined {
  // Only where single dates have offsets of their own do these differ from date to date.
  const own = subscriber.subscription.also.length === 0 ? undefined : offsetsOf(subscriber, milestone);
  for (const { offsetDays, tooFar } of offsets) {
    if (own?.includes(offsetDays) === false) continue;
    if ((offsetDays < 0 ? milestone.endsOn : milestone.startsOn) >= tooFar) continue;
    const moment = momentOf(subscriber, milestone, offsetDays);
    if (moment.at <= now) return { offsetDays, ...moment };
  }
  return undefined;
}

/** The same of moments at hand. */
function latestOf(moments: readonly Wanted[], now: Instant): Wanted | undefined {
  return moments.filter(({ at }) => at <= now).toSorted((one, other) => compare(other.at, one.at) || one.offsetDays - other.offsetDays)[0];
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
  const day = dayIn(subscriber.zone, until);
  return [...wanted.filter(({ at }) => at > until), { offsetDays: daysBetween(day, milestone.startsOn), at: until, day, movedFrom: null }];
}

/** How long before this date reminders are wanted: as for all that was chosen, and its own. */
function offsetsOf(subscriber: Subscriber, milestone: Milestone): number[] {
  const { offsetsDays, also } = subscriber.subscription;
  const own = also.filter((extra) => extra.milestone === milestone.id).flatMap((extra) => extra.offsetsDays);
  return [...new Set([...(isChosen(subscriber, milestone) ? offsetsDays : []), ...own])];
}

// After a pause of the bot two offsets of one milestone may be due at once: the later one says all that still helps.
function stillOwed(latest: Wanted | undefined, today: CalendarDate, { subscription: { conversation, since } }: Subscriber, milestone: Milestone): PlannedReminder | undefined {
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
