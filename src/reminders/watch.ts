import type { NetworkDirectory } from '../networks/network.js';
import type { RoadmapReads } from '../roadmap/repository.js';
import type { Instant } from '../time/instant.js';
import { nextTurn } from '../time/turn.js';
import { datesOf, type Dates } from './dates.js';
import { subscriberPages, type SubscriberReads } from './find-subscribers.js';
import { Looks } from './looks.js';
import { planAt, type PlanNow } from './plan.js';
import { findUnsent, type DueReminder, type DueTo, type Planned, type SentReads } from './planner.js';
import type { ReminderReads } from './repository.js';
import type { Subscriber } from './subscriber.js';
import { holidayWarmer } from './warm-holidays.js';

/** The part of the store that the watch reads. */
export interface WatchReads extends SubscriberReads {
  readonly reminders: SubscriberReads['reminders'] & SentReads['reminders'] & Pick<ReminderReads, 'changedSince'>;
  readonly roadmap: Pick<RoadmapReads, 'milestones' | 'heldMilestones' | 'formerDates'>;
  readonly deliveries: SentReads['deliveries'];
}

/** So many are planned, and looked up in the outbox, together. */
const GROUP = 100;
/** After so many the event loop goes on to others. */
const SLICE = 4;

/**
 * Watches for what is due at the cost of what is due. Its life: it keeps the subscribers as they were read at a stamp of the database,
 * and for each the next moment at which anything new can be owed; the first look reads all, as does one after a change that concerns
 * all. Whatever another process did, the database's stamps and the outbox tell: nothing is decided by memory alone.
 */
export class ReminderWatch {
  private stamp: number | null = null;
  private dates: Dates = datesOf([], []);
  private looked: Instant | null = null;
  private readonly kept = new Map<string, Subscriber>();
  private readonly looks = new Looks();
  private readonly warm = holidayWarmer();

  /**
   * @param networksNow the networks as they are set now; what is set there raises the stamp too.
   * @param onlyConversation where a process serves one conversation; null for all.
   */
  constructor(
    private readonly reads: WatchReads,
    private readonly networksNow: () => Promise<NetworkDirectory>,
    private readonly onlyConversation: string | null,
  ) {}

  /**
   * What is due now and not yet in the outbox, group by group (an empty one where a group of subscribers is owed nothing, so that whoever asks may stop); what a waiting change would move waits too. Whoever takes a group puts it into
   * the outbox before asking for the next. Who was owed anything is looked at again by the next call: only one that finds nothing left
   * says when to look next. So whatever fails, or another process did, the next call finds what is missing.
   * @param now the roadmap's time, which may have been set back; `machineNow` is when the outbox may send it (at once).
   */
  async *due(now: Instant, machineNow: Instant): AsyncGenerator<readonly DueReminder[], void> {
    // The stamp before the data: what changes meanwhile is found by the next call.
    const { stamp, conversations } = await this.reads.reminders.changedSince(this.stamp);
    if (conversations === 'all') yield* this.readAll(now, machineNow);
    else {
      if (conversations.length > 0) await this.readAgain(conversations, now);
      if (this.looked !== null && now < this.looked) for (const who of this.kept.keys()) this.looks.set(who, now);
      yield* this.lookAt(this.looks.until(now).flatMap((who) => this.kept.get(who) ?? []), planAt(now, this.dates), now, machineNow);
    }
    this.stamp = stamp;
    this.looked = now;
  }

  private async *readAll(now: Instant, machineNow: Instant): AsyncGenerator<readonly DueReminder[], void> {
    this.kept.clear();
    this.looks.clear();
    this.dates = await this.readDates();
    const plan = planAt(now, this.dates);
    for await (const page of subscriberPages(this.reads, await this.networksNow(), this.onlyConversation === null ? null : [this.onlyConversation])) {
      for (const subscriber of page) this.keep(subscriber, now);
      await nextTurn();
      yield* this.lookAt(page, plan, now, machineNow);
    }
  }

  /** What was set or said in these conversations; who is gone is looked at no more. */
  private async readAgain(changed: readonly string[], now: Instant): Promise<void> {
    const served = this.onlyConversation === null ? changed : changed.filter((who) => who === this.onlyConversation);
    for (const who of served) {
      this.kept.delete(who);
      this.looks.delete(who);
    }
    if (served.length === 0) return;
    for await (const page of subscriberPages(this.reads, await this.networksNow(), served)) for (const subscriber of page) this.keep(subscriber, now);
  }

  private keep(subscriber: Subscriber, lookAt: Instant): void {
    this.kept.set(subscriber.subscription.conversation, subscriber);
    this.looks.set(subscriber.subscription.conversation, lookAt);
  }

  private async *lookAt(subscribers: readonly Subscriber[], plan: PlanNow, now: Instant, machineNow: Instant): AsyncGenerator<readonly DueReminder[], void> {
    for (let from = 0; from < subscribers.length; from += GROUP) {
      const planned = await this.plan(subscribers.slice(from, from + GROUP), plan, now);
      const found = await findUnsent(planned, this.reads, now, machineNow);
      await this.noteNextLooks(found, plan, now);
      yield found.flatMap((one) => one.due);
    }
  }

  private async plan(subscribers: readonly Subscriber[], plan: PlanNow, now: Instant): Promise<Planned[]> {
    const planned: Planned[] = [];
    for (const subscriber of subscribers) {
      await this.warm(subscriber, now);
      planned.push({ subscriber, due: plan.due(subscriber) });
      if (planned.length % SLICE === 0) await nextTurn();
    }
    return planned;
  }

  private async noteNextLooks(found: readonly DueTo[], plan: PlanNow, now: Instant): Promise<void> {
    for (const [at, { subscriber, isSettled }] of found.entries()) {
      this.looks.set(subscriber.subscription.conversation, isSettled ? plan.nextLook(subscriber) : now);
      if (at % SLICE === SLICE - 1) await nextTurn();
    }
  }

  private async readDates(): Promise<Dates> {
    // What waits is read first: what is released meanwhile stays out until the next call.
    const held = await this.reads.roadmap.heldMilestones();
    const milestones = (await this.reads.roadmap.milestones()).filter((milestone) => !held.has(milestone.id));
    return datesOf(milestones, await this.reads.roadmap.formerDates());
  }
}
