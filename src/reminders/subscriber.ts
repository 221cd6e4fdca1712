import type { Milestone, MilestoneId } from '../roadmap/milestone.js';
import { isChosen, type Standpoint } from './concerns.js';
import type { Mark } from './mark.js';
import type { Timing } from './moment.js';
import type { Subscription } from './subscription.js';

/** A subscription with what its conversation has set, and what people said there of single milestones. */
export interface Subscriber extends Timing, Standpoint {
  readonly subscription: Subscription;
  readonly marks: ReadonlyMap<MilestoneId, Mark>;
}

/** How long before this date reminders are wanted: as for all that was chosen, and its own. */
export function offsetsOf(subscriber: Subscriber, milestone: Milestone): number[] {
  const { offsetsDays, also } = subscriber.subscription;
  const own = also.filter((extra) => extra.milestone === milestone.id).flatMap((extra) => extra.offsetsDays);
  return [...new Set([...(isChosen(subscriber, milestone) ? offsetsDays : []), ...own])];
}
