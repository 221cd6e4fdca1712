import { setMaxListeners } from 'node:events';
import { bell, type Bell } from '../time/bell.js';
import { msOf, plusMs, type Instant } from '../time/instant.js';
import { nextTurn } from '../time/turn.js';
import { ASK_AFTER_MS, endOf } from './after-try.js';
import { carry } from './carry.js';
import type { Compose } from './compose.js';
import { inTurn } from './compose-in-turn.js';
import { withDeadline } from '../time/deadline.js';
import type { Delivery, Settled } from './delivery.js';
import type { DispatcherTools } from './dispatcher-tools.js';
import { WorkerLease } from './lease.js';
import { Pace } from './pace.js';
import type { Reach, Silence } from './repository.js';
import { resolveDoubt } from './resolve-doubt.js';

const MOST_OPEN = 50;
/** So many places are kept for what is due, whatever is in doubt. */
const MOST_DOUBTS = 5;
const IDLE_MS = 1_000;
/** What is in doubt is looked for no more often: there is rarely any. */
const LOOK_FOR_DOUBTS_MS = 1_000;
/** A request has its own deadline of 15 s; what is not ended by then is in doubt. */
const STOP_MS = 20_000;

/**
 * Carries deliveries to their platforms: claims, sends, settles, over and over. Its life: `start` until `stop`,
 * which finishes what is open. What it claimed and did not settle becomes `unknown` once its lease is over.
 */
export class Dispatcher {
  private readonly bell: Bell;
  private readonly open = new Set<Delivery>();
  /** Claimed, and without a place in line yet: until they have one, nobody knows how many more have room. */
  private readonly unplaced = new Set<Delivery>();
  private readonly pace: Pace;
  private readonly lease: WorkerLease;
  private readonly compose: Compose;
  private readonly stopping = new AbortController();
  private finished: Settled[] = [];
  private looked: Instant | null = null;
  /** When the last round began, however it ended: it looked for what might go then. */
  private seen: Instant | null = null;
  /** When a round last took what had ended, to write it. */
  private taken: Instant | null = null;
  private running: Promise<void> | null = null;
  private isOver = false;
  private newWaiters: (() => void)[] = [];
  private waiters: (() => void)[] = [];

  constructor(private readonly tools: DispatcherTools) {
    this.bell = bell(tools.clock);
    this.pace = new Pace(tools.limiter, tools.clock, tools.platforms);
    setMaxListeners(2 * MOST_OPEN, this.stopping.signal);
    this.lease = new WorkerLease(tools);
    this.compose = inTurn(tools.compose, tools.clock);
  }

  start(): void {
    this.running = this.run();
  }

  /** There may be something to send. */
  wake(): void {
    this.bell.ring();
  }

  /** Resolves once nothing is left that could be sent now; at once where it is stopped, and sends no more. */
  drain(): Promise<void> {
    if (this.isOver) return Promise.resolve();
    return new Promise((resolve) => {
      this.newWaiters.push(resolve);
      this.bell.ring();
    });
  }

  /**
   * Claims nothing more, gives back what is not opened, lets open requests end and settles them; within 20 s whatever comes: what could not
   * be written by then (a database that is gone) is in doubt once the lease is over.
   */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.bell.ring();
    await withDeadline(this.tools.clock, STOP_MS, () => this.end(), () => undefined);
    this.isOver = true;
    this.bell.ring();
  }

  private async end(): Promise<void> {
    await this.running;
    await this.lease.release().catch((fault: unknown) => this.tools.onFault(fault, null));
  }

  private async run(): Promise<void> {
    while (!this.isOver && (!this.stopping.signal.aborted || this.open.size > 0 || this.finished.length > 0)) {
      // Only who waited before this round began may be told by it that nothing is left.
      this.waiters.push(...this.newWaiters.splice(0));
      const busy: boolean = await this.turn().catch((fault: unknown) => {
        this.tools.onFault(fault, null);
        return false;
      });
      if (!busy && this.open.size === 0) for (const resolve of this.waiters.splice(0)) resolve();
      // Each round is a transaction; what came in meanwhile is heard before the next.
      await (busy ? nextTurn() : this.rest());
    }
    this.isOver = true;
    for (const resolve of [...this.waiters.splice(0), ...this.newWaiters.splice(0)]) resolve();
  }

  /**
   * One round, in one transaction: what ended is written, what may go is claimed. True when it did something. While what was claimed is
   * still composed nothing more is claimed, so what ended meanwhile is written together with it, a second later at most: each commit costs.
   */
  private async turn(): Promise<boolean> {
    this.seen = this.tools.clock.machineNow();
    this.pace.hear(await this.lease.keep());
    const silences = this.pace.newSilences();
    const ended = this.unplaced.size === 0 || silences.length > 0 || this.untilTakenMs() === 0 ? this.takeEnded() : [];
    const { due, doubtful } = await this.exchange(ended, silences).catch((fault: unknown) => {
      // How a request ended is known only here: it is kept until it is written.
      this.finished.unshift(...ended);
      throw fault;
    });
    this.pace.areWritten(silences);
    if (ended.length > 0) this.tools.onEnded?.(ended);
    for (const delivery of due) this.unplaced.add(delivery);
    const { tools, compose, pace, stopping } = this;
    for (const delivery of due) this.begin(delivery, () => carry(delivery, { tools, compose, pace, stopping: stopping.signal, onPlaced: () => this.placed(delivery) }));
    for (const delivery of doubtful) this.begin(delivery, () => resolveDoubt(delivery, { ...tools, compose }));
    return ended.length + due.length + doubtful.length > 0;
  }

  private async exchange(ended: readonly Settled[], silences: readonly Silence[]): Promise<{ due: Delivery[]; doubtful: Delivery[] }> {
    const { worker, clock } = this.tools;
    const now = clock.machineNow();
    const places = this.stopping.signal.aborted || this.unplaced.size > 0 ? 0 : MOST_OPEN - this.open.size;
    if (ended.length + silences.length === 0 && places <= 0) return { due: [], doubtful: [] };
    const reach = this.reach(now);
    const looks = this.looked === null || msOf(now) - msOf(this.looked) >= LOOK_FOR_DOUBTS_MS;
    if (looks) this.looked = now;
    return this.tools.write(async (deliveries) => {
      if (ended.length > 0) await deliveries.settle(worker, ended, now);
      await deliveries.keepSilences(silences);
      const doubtful = looks ? await deliveries.claimUnknown(worker, plusMs(now, -ASK_AFTER_MS), Math.min(places, MOST_DOUBTS), reach, now) : [];
      return { doubtful, due: await deliveries.claim(worker, now, places - doubtful.length, reach) };
    });
  }

  /** Which deliveries this process may take now. */
  private reach(now: Instant): Reach {
    const { platforms, onlyConversation } = this.tools;
    return { platforms: [...platforms.keys()], onlyConversation, except: this.pace.blocked(now), closedTenants: this.pace.closedTenants(now), room: (tenant) => this.pace.room(tenant, now, MOST_OPEN) };
  }

  private begin(delivery: Delivery, work: () => Promise<Settled>): void {
    this.open.add(delivery);
    void work()
      .catch((fault: unknown): Settled => {
        this.tools.onFault(fault, delivery.key);
        return { ...endOf(delivery), state: 'unknown', reason: 'a fault of ours' };
      })
      .then((settled) => {
        this.open.delete(delivery);
        this.placed(delivery);
        this.finished.push(settled);
        if (this.unplaced.size === 0) this.bell.ring();
      });
  }

  private placed(delivery: Delivery): void {
    if (this.unplaced.delete(delivery) && this.unplaced.size === 0) this.bell.ring();
  }

  private async rest(): Promise<void> {
    await this.bell.wait(await this.restMs().catch(() => IDLE_MS));
  }

  /**
   * Until the next is due, a conversation or workspace opens again, or a second has passed. What came to be so since the last round began is
   * not slept over: a timer may fire a little early, and a round takes its time. While some have no place in line yet none is claimed.
   */
  private async restMs(): Promise<number> {
    if (this.unplaced.size > 0) return this.untilTakenMs();
    const now = this.tools.clock.machineNow();
    const since = this.seen ?? now;
    const next = [await this.tools.reads.nextDue(), ...this.pace.openings(since)].filter((at) => at !== null && at > since);
    return Math.max(0, Math.min(IDLE_MS, ...next.map((at) => (at === null ? IDLE_MS : msOf(at) - msOf(now)))));
  }

  private takeEnded(): Settled[] {
    this.taken = this.tools.clock.machineNow();
    return this.finished.splice(0);
  }

  /** How much longer what has ended may wait for a round that claims too. */
  private untilTakenMs(): number {
    return this.taken === null ? 0 : Math.max(0, IDLE_MS - (msOf(this.tools.clock.machineNow()) - msOf(this.taken)));
  }
}
