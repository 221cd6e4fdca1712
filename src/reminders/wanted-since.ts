import type { Milestone, MilestoneId } from '../roadmap/milestone.js';
import { msOf, plusMs, type Instant } from '../time/instant.js';
import type { WallTime } from '../time/zone.js';
import { isChosen } from './concerns.js';
import type { Wish } from './read-wish.js';
import type { Subscriber } from './subscriber.js';
import type { Choice, OffsetSince, Subscription } from './subscription.js';

/** From when on a subscription owes reminders: as a whole, and by single offsets where these differ. */
export type Standing = Pick<Subscription, 'since' | 'offsetsSince'>;

/** Since when this date is wanted so long before it: by what was chosen for all, or for it alone, whichever stood first. */
export function wantedSince(subscriber: Subscriber, milestone: Milestone, offsetDays: number): Instant {
  const { subscription } = subscriber;
  if (isOfOneMoment(subscription)) return subscription.since;
  return earliest([isChosen(subscriber, milestone) ? sinceOf(subscription, null, offsetDays) : undefined, sinceOf(subscription, milestone.id, offsetDays)]) ?? subscription.since;
}

/** Since when this date is wanted at all. */
export function dateWantedSince(subscriber: Subscriber, milestone: Milestone): Instant {
  const { subscription } = subscriber;
  if (isOfOneMoment(subscription)) return subscription.since;
  const own = subscription.also.filter((extra) => extra.milestone === milestone.id).flatMap((extra) => extra.offsetsDays.map((offsetDays) => sinceOf(subscription, milestone.id, offsetDays)));
  return earliest([isChosen(subscriber, milestone) ? subscription.since : undefined, ...own]) ?? subscription.since;
}

/** Whether no offset has a moment of its own. */
export function isOfOneMoment({ offsetsSince }: Standing): boolean {
  return offsetsSince === undefined || offsetsSince.length === 0;
}

/**
 * From when on a wish owes reminders where this stood before. What stays is owed as it was, so that nothing that was due is lost; what
 * is new is owed from now on, so that nobody is told of moments long past. Another choice of dates is new as a whole.
 */
export function standsSince(before: Subscription | undefined, { offsetsDays, manner: { choice, also } }: Pick<Wish, 'offsetsDays' | 'manner'>, now: Instant): Standing {
  if (before === undefined) return { since: now };
  const isKept = isSameChoice(before.choice, choice);
  const since = isKept ? before.since : now;
  const ofAll = offsetsDays.map((offsetDays) => ({ milestone: null, offsetDays, since: (isKept ? sinceOf(before, null, offsetDays) : undefined) ?? now }));
  const ofOne = also.flatMap(({ milestone, offsetsDays: own }) => own.map((offsetDays) => ({ milestone, offsetDays, since: sinceOf(before, milestone, offsetDays) ?? now })));
  return { since, ...listed([...ofAll, ...ofOne].filter((one) => one.since !== since)) };
}

/**
 * The same at another hour: what was due at the old hour, and had not come yet, is due at the new one, also where that is past on this
 * day. Never later than now, so that an hour that is still to come today counts.
 */
export function atAnotherHour(before: Subscription, from: WallTime, to: WallTime, now: Instant): Subscription {
  if (from === to) return before;
  const moved = (since: Instant): Instant => earliest([plusMs(since, (minutesOf(to) - minutesOf(from)) * MINUTE_MS), now]) ?? since;
  return { ...before, since: moved(before.since), ...listed((before.offsetsSince ?? []).map((one) => ({ ...one, since: moved(one.since) }))) };
}

/** Since when so long before is wanted of all that was chosen (null), or of one date; undefined where it is not. */
function sinceOf({ offsetsDays, also, since, offsetsSince }: Subscription, milestone: MilestoneId | null, offsetDays: number): Instant | undefined {
  const set = milestone === null ? offsetsDays : also.filter((extra) => extra.milestone === milestone).flatMap((extra) => extra.offsetsDays);
  if (!set.includes(offsetDays)) return undefined;
  return offsetsSince?.find((one) => one.milestone === milestone && one.offsetDays === offsetDays)?.since ?? since;
}

function isSameChoice(one: Choice, other: Choice): boolean {
  const inOrder = ({ kinds, places, audience, deadlinesOnly, only }: Choice): string => JSON.stringify([kinds.toSorted(), places.toSorted(), audience.toSorted(), deadlinesOnly, only]);
  return inOrder(one) === inOrder(other);
}

function listed(offsetsSince: readonly OffsetSince[]): Pick<Subscription, 'offsetsSince'> {
  return offsetsSince.length === 0 ? {} : { offsetsSince };
}

function earliest(moments: readonly (Instant | undefined)[]): Instant | undefined {
  return moments.filter((one) => one !== undefined).toSorted((one, other) => msOf(one) - msOf(other))[0];
}

const MINUTE_MS = 60_000;

function minutesOf(time: WallTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
