import type { Milestone } from '../roadmap/milestone.js';
import { plusDays } from '../time/calendar-date.js';
import type { Instant } from '../time/instant.js';
import { dayIn, instantAt, type WallTime, type Zone } from '../time/zone.js';
import type { Subscription } from './subscription.js';

/** A subscription with what its conversation has set. */
export interface Subscriber {
  readonly subscription: Subscription;
  /** Review regions of its network; empty without network: global milestones only. */
  readonly regions: readonly string[];
  readonly network: string | null;
  readonly zone: Zone;
  readonly hour: WallTime;
}

/** A reminder that is due: what it tells, to whom, and the roadmap's moment at which it should have gone. */
export interface PlannedReminder {
  readonly conversation: string;
  readonly milestone: string;
  readonly dateRevision: number;
  readonly offsetDays: number;
  readonly at: Instant;
}

/**
 * Which reminders are due now, sent or not: the outbox knows the keys it has had.
 * Computed from current dates each time, so none is ever planned on an old one.
 */
export function planReminders(now: Instant, subscribers: readonly Subscriber[], milestones: readonly Milestone[]): PlannedReminder[] {
  const exact = milestones.filter((milestone) => milestone.precision === 'day' && milestone.status !== 'cancelled');
  return subscribers.flatMap((subscriber) => {
    const today = dayIn(subscriber.zone, now);
    return exact
      .filter((milestone) => milestone.endsOn >= today && concerns(subscriber, milestone))
      .flatMap((milestone) => latestDue(now, subscriber, milestone) ?? []);
  });
}

/** Global ones, those of its review regions, and its own. */
export function concerns(subscriber: Pick<Subscriber, 'regions' | 'network'>, milestone: Pick<Milestone, 'region' | 'network'>): boolean {
  if (milestone.network !== null) return milestone.network === subscriber.network;
  return milestone.region === 'global' || subscriber.regions.includes(milestone.region);
}

/** When a reminder goes: at the conversation's hour, so many days before the first day. */
export function reminderAt(subscriber: Pick<Subscriber, 'zone' | 'hour'>, milestone: Pick<Milestone, 'startsOn'>, offsetDays: number): Instant {
  return instantAt(plusDays(milestone.startsOn, -offsetDays), subscriber.hour, subscriber.zone);
}

// After a pause of the bot two offsets of one milestone may be due at once: the later one says all that still helps.
function latestDue(now: Instant, subscriber: Subscriber, milestone: Milestone): PlannedReminder | undefined {
  const { conversation, offsetsDays, since } = subscriber.subscription;
  const due = offsetsDays.map((offsetDays) => ({ offsetDays, at: reminderAt(subscriber, milestone, offsetDays) })).filter(({ at }) => at <= now);
  const latest = due.sort((one, other) => one.offsetDays - other.offsetDays)[0];
  if (latest === undefined || latest.at <= since) return undefined;
  // A date that came to be after this reminder's hour was never owed it.
  if (milestone.dateSince !== null && latest.at <= milestone.dateSince) return undefined;
  return { conversation, milestone: milestone.id, dateRevision: milestone.dateRevision, ...latest };
}
