import { toldWrong } from '../corrections/correction.js';
import type { CorrectionReads, LastTold } from '../corrections/repository.js';
import type { Conversation } from '../networks/conversation.js';
import type { NetworkDirectory } from '../networks/network.js';
import type { NetworkReads } from '../networks/repository.js';
import { findSubscribers, type SubscriberReads } from '../reminders/find-subscribers.js';
import { concerns } from '../reminders/concerns.js';
import { momentsOf } from '../reminders/plan.js';
import type { Subscriber } from '../reminders/subscriber.js';
import type { Instant } from '../time/instant.js';
import type { Plan, Step } from './ledger-wish.js';
import type { FormerDate, Milestone } from './milestone.js';
import type { RoadmapReads } from './repository.js';
import { sameDaysSince } from './same-days.js';

/** What releasing a change would set in motion. */
export interface Effect {
  /** Conversations that were last told a date which would not hold any more. */
  readonly told: number;
  /** Those of them that can be reached: each gets one correction. */
  readonly corrections: number;
  readonly unreachable: number;
  /** Reminders ahead, on the old date or the new one. */
  readonly reminders: number;
}

/** The part of the store in which an effect can be read. */
export interface EffectReads extends SubscriberReads {
  readonly networks: Pick<NetworkReads, 'conversations'>;
  readonly corrections: Pick<CorrectionReads, 'lastTold'>;
  readonly roadmap: Pick<RoadmapReads, 'formerDates'>;
}

/** Counts what a plan would set in motion, as things stand. `before` are the milestones as they stand now. */
export async function gatherEffect(plan: Plan, before: readonly Milestone[], reads: EffectReads, networks: NetworkDirectory, now: Instant): Promise<Effect> {
  const moved = plan.steps.filter((step) => step.former !== null);
  const [told, former]: [LastTold[], FormerDate[]] = [[], []];
  for (const { next, former: last } of moved) {
    const known = [...(await reads.roadmap.formerDates(next.id)), ...(last === null ? [] : [last])];
    former.push(...known);
    told.push(...(await reads.corrections.lastTold(next.id)).filter((one) => toldWrong(next, known, one) !== undefined));
  }
  return effectOf(moved, before, { told, former, conversations: await reads.networks.conversations(), subscribers: await findSubscribers(reads, networks, null), now });
}

/** Whom a change finds. */
export interface Concerned {
  /** Where another date was told than would hold. */
  readonly told: readonly Pick<LastTold, 'conversation'>[];
  /** Of the dates that would hold. */
  readonly former: readonly FormerDate[];
  readonly conversations: readonly Pick<Conversation, 'id' | 'state'>[];
  readonly subscribers: readonly Subscriber[];
  readonly now: Instant;
}

/** The same, of what is at hand. */
export function effectOf(steps: readonly Pick<Step, 'next'>[], before: readonly Milestone[], { told, former, conversations, subscribers, now }: Concerned): Effect {
  const open = new Set(conversations.filter((one) => one.state === 'open').map((one) => one.id));
  const knew = new Set(told.map((one) => one.conversation));
  const corrections = [...knew].filter((conversation) => open.has(conversation)).length;
  const reminders = steps.flatMap(({ next }) => {
    const dates = [...before.filter((one) => one.id === next.id), next];
    return subscribers.filter((subscriber) => concerns(subscriber, next)).map((subscriber) => remindersAhead(dates, former, subscriber, now));
  });
  return { told: knew.size, corrections, unreachable: knew.size - corrections, reminders: reminders.reduce((sum, count) => sum + count, 0) };
}

function remindersAhead(dates: readonly Milestone[], former: readonly FormerDate[], subscriber: Subscriber, now: Instant): number {
  const exact = dates.filter((one) => one.precision === 'day' && one.status !== 'cancelled');
  const { offsetsDays, also } = subscriber.subscription;
  const offsets = new Set([...offsetsDays, ...also.flatMap((extra) => extra.offsetsDays)]);
  return [...offsets].filter((offset) => exact.some((one) => momentsOf(subscriber, one, sameDaysSince(one, former)).some(({ offsetDays, at }) => offsetDays === offset && at > now))).length;
}
