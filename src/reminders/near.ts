import type { Milestone } from '../roadmap/milestone.js';
import { plusDays, type CalendarDate } from '../time/calendar-date.js';
import { plusMs, type Instant } from '../time/instant.js';
import { freeOn, LONGEST_RUN, workingDayFrom } from '../time/working-days.js';
import { dayIn } from '../time/zone.js';
import { concerns } from './concerns.js';
import type { Dates } from './dates.js';
import { firstMorning, momentOf, type Moment, type Timing } from './moment.js';
import { offsetsOf, type Subscriber } from './subscriber.js';

/** A moment at which a date is to be told. */
export type Wanted = Moment & { readonly offsetDays: number };

/** The dates whose day is not far from today, each with the latest of its moments that has come. */
export interface Near {
  readonly today: CalendarDate;
  readonly dates: readonly { readonly milestone: Milestone; readonly latest: Wanted | undefined }[];
}

/** So many days after its day a reminder that never went is still noted as skipped; one that comes after the day may still be sent. */
export const LATE_DAYS = 7;

/** The dates that a subscriber chose and whose day is not far. What people said of single dates there does not count here: it is the same for all who are reminded alike. */
export function latestNear(now: Instant, subscriber: Subscriber, milestones: readonly Milestone[]): Near {
  const today = dayIn(subscriber.zone, now);
  const notBefore = noSooner(plusDays(today, 1), subscriber);
  const wanted = everyOffset(subscriber);
  const offsets = wanted.map((offsetDays) => ({ offsetDays, tooFar: plusDays(notBefore, offsetDays) }));
  const behind = LATE_DAYS + Math.max(0, ...wanted.map((offset) => (offset < 0 ? -offset + LATE_DAYS + LONGEST_RUN : 0)));
  const [first, last] = [plusDays(today, -behind), plusDays(notBefore, Math.max(0, ...wanted))];
  const near = milestones.filter(({ startsOn, endsOn, dateSince }) => endsOn >= first && (startsOn <= last || (dateSince !== null && endsOn >= today)));
  return { today, dates: near.filter((milestone) => concerns(subscriber, milestone)).map((milestone) => ({ milestone, latest: latestAmong(offsets, subscriber, milestone, now) })) };
}

/** Of a date that is looked at by itself, the latest of these moments that has come. */
export function latestOf(moments: readonly Wanted[], now: Instant): Wanted | undefined {
  return moments.filter(({ at }) => at <= now).toSorted((one, other) => compare(other.at, one.at) || one.offsetDays - other.offsetDays)[0];
}

/** So far ahead the next look is computed to the minute; what lies farther is looked at again before it comes. */
export const LOOK_DAYS = 7;
/** A little less: days are not equally long. */
const LOOK_MS = (LOOK_DAYS - 1) * 86_400_000;

/**
 * Before this moment nothing new comes to be due to those who are reminded like this subscriber, as long as nothing changes. May be
 * too early, never too late; what was due already, and what people snoozed, does not count here.
 */
export function nextAlike(now: Instant, subscriber: Subscriber, milestones: readonly Milestone[], exact: Dates['exact']): Instant {
  const today = dayIn(subscriber.zone, now);
  const beyond = noSooner(plusDays(today, LOOK_DAYS + 1), subscriber);
  const ahead = everyOffset(subscriber).map((offsetDays) => ({ offsetDays, from: plusDays(today, offsetDays < 0 ? offsetDays - LONGEST_RUN - 1 : offsetDays - 1), to: plusDays(beyond, offsetDays) }));
  const moments = milestones.flatMap((milestone) => {
    const coming = ahead.filter(({ offsetDays, from, to }) => isBetween(offsetDays < 0 ? milestone.endsOn : milestone.startsOn, from, to));
    const since = milestone.endsOn >= today ? exact.get(milestone.id)?.at : undefined;
    if ((coming.length === 0 && since === undefined) || !concerns(subscriber, milestone)) return [];
    return [...coming.map(({ offsetDays }) => momentOf(subscriber, milestone, offsetDays).at), ...(since === undefined ? [] : [firstMorning(subscriber, since).at])];
  });
  return moments.filter((at) => at > now).reduce((one, other) => (one < other ? one : other), plusMs(now, LOOK_MS));
}

/**
 * What is wanted on this day or later goes no sooner than `day`: a reminder on a free day moves to the working day before, which is
 * not before the first working day from `day` on, and never farther than the longest run that is looked through.
 */
function noSooner(day: CalendarDate, { calendar }: Timing): CalendarDate {
  if (calendar === null) return day;
  const worked = workingDayFrom(day, calendar);
  return freeOn(worked, calendar) === undefined ? worked : plusDays(day, LONGEST_RUN);
}

/** Nearest to the date first. */
function everyOffset({ subscription: { offsetsDays, also } }: Subscriber): number[] {
  return [...new Set([...offsetsDays, ...also.flatMap((extra) => extra.offsetsDays)])].sort((one, other) => one - other);
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

function isBetween(day: CalendarDate, from: CalendarDate, to: CalendarDate): boolean {
  return day >= from && day < to;
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
