import type { AskedSubject, DeliveryReads } from '../delivery/repository.js';
import type { NetworkDirectory } from '../networks/network.js';
import type { RoadmapReads } from '../roadmap/repository.js';
import type { CalendarDate } from '../time/calendar-date.js';
import { concerns } from './concerns.js';
import { datesOf, sinceOf, type Dates } from './dates.js';
import { findSubscribers, type SubscriberReads } from './find-subscribers.js';
import { isRemindable, momentsOf, NOW_EXACT } from './plan.js';
import { knowCarried } from './planner.js';
import { previewReminders, type PreviewedMessage } from './preview.js';
import type { ReminderReads } from './repository.js';
import type { Subscriber } from './subscriber.js';

/** The part of the store in which a preview is read; nothing is written. */
export interface PreviewReads extends SubscriberReads {
  readonly reminders: SubscriberReads['reminders'] & Pick<ReminderReads, 'sentSince'>;
  readonly roadmap: Pick<RoadmapReads, 'milestones' | 'heldMilestones' | 'formerDates'>;
  readonly deliveries: Pick<DeliveryReads, 'carried'>;
}

/** Days to preview, and for whom: one network, one conversation, or (null) all. */
export interface PreviewWish {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly network: string | null;
  readonly conversation: string | null;
}

/**
 * What would be sent on these days, as things stand: dates that a waiting change would move are left out, as they are in sending.
 * A day begins and ends on the clock of each conversation.
 */
export async function findPreview(reads: PreviewReads, networks: NetworkDirectory, wish: PreviewWish): Promise<PreviewedMessage[]> {
  const subscribers = (await findSubscribers(reads, networks, wish.conversation)).filter(({ network }) => wish.network === null || network === wish.network);
  const held = await reads.roadmap.heldMilestones();
  const milestones = (await reads.roadmap.milestones()).filter(({ id }) => !held.has(id));
  const dates = datesOf(milestones, await reads.roadmap.formerDates());
  const isCarried = await knowCarried(subscribers.flatMap((one) => everySubject(one, dates)), reads.deliveries);
  const sent = new Map((await reads.reminders.sentSince(wish.from)).map(({ conversation, day, messages }) => [`${conversation} ${day}`, messages]));
  return previewReminders(wish.from, wish.to, subscribers, dates, {
    isCarried,
    sentOn: (conversation, day) => sent.get(`${conversation} ${day}`) ?? 0,
  });
}

function everySubject(subscriber: Subscriber, dates: Dates): AskedSubject[] {
  const { conversation } = subscriber.subscription;
  return dates.milestones.filter((one) => isRemindable(one) && concerns(subscriber, one)).flatMap((milestone) => {
    const [same, exact] = [sinceOf(milestone, dates), dates.exact.get(milestone.id)];
    const subject = { conversation, milestone: milestone.id, dateRevision: milestone.dateRevision };
    const wanted = momentsOf(subscriber, milestone, same).map(({ offsetDays }) => ({ ...subject, offsetDays, sameSince: same.dateRevision }));
    return exact === undefined ? wanted : [...wanted, { ...subject, offsetDays: NOW_EXACT, sameSince: exact.dateRevision }];
  });
}
