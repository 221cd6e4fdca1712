import type { AboutDate } from '../chat/message.js';
import type { ChatPlatform, SendOutcome } from '../chat/platform.js';
import type { PlatformName } from '../chat/conversation.js';
import { bell, type Bell } from '../time/bell.js';
import type { Clock } from '../time/clock.js';
import { msOf, plusMs, type Instant } from '../time/instant.js';
import { afterTry, ASK_AFTER_MS } from './after-try.js';
import { resolveDoubt } from './resolve-doubt.js';
import type { Compose } from './compose.js';
import type { Delivery, Settled } from './delivery.js';
import type { Limiter } from './limiter.js';
import { Pace } from './pace.js';
import type { DeliveryReads, DeliveryWrites } from './repository.js';
import { sendOne } from './send-one.js';

/** What the dispatcher needs: its part of the store, the platforms it serves, and how to compose. */
export interface DispatcherTools {
  readonly reads: Pick<DeliveryReads, 'nextDue' | 'findDelivery'>;
  readonly write: <T>(fn: (deliveries: DeliveryWrites) => Promise<T>) => Promise<T>;
  readonly platforms: ReadonlyMap<PlatformName, ChatPlatform>;
  /** Only this conversation (its id), where a process serves no other; null for all. */
  readonly onlyConversation: string | null;
  readonly compose: Compose;
  readonly limiter: Limiter;
  readonly clock: Clock;
  readonly chance: () => number;
  readonly worker: string;
  /** Told of a fault that stopped one piece of work. Holds no text and no name. */
  readonly onFault: (fault: unknown, delivery: string | null) => void;
}

const MOST_OPEN = 10;
/** A worker that does not renew its lease so long is dead: what it was sending is in doubt then. Hosts' clocks differ by less. */
const LEASE_MS = 15_000;
const RENEW_AFTER_MS = 5_000;
const IDLE_MS = 1_000;

/**
 * Carries deliveries to their platforms: claims, sends, settles, over and over. Its life: `run` until `stop`,
 * which finishes what is open. What it claimed and did not settle becomes `unknown` once its lease is over.
 */
export class Dispatcher {
  private readonly bell: Bell;
  private readonly open = new Set<string>();
  private readonly pace: Pace;
  private finished: Settled[] = [];
  private leaseUntil: Instant | null = null;
  private running: Promise<void> | null = null;
  private stopping = false;
  private newWaiters: (() => void)[] = [];
  private waiters: (() => void)[] = [];

  constructor(private readonly tools: DispatcherTools) {
    this.bell = bell(tools.clock);
    this.pace = new Pace(tools.limiter, tools.clock);
  }

  start(): void {
    this.running = this.run();
  }

  /** There may be something to send. */
  wake(): void {
    this.bell.ring();
  }

  /** Resolves once nothing is left that could be sent now. */
  drain(): Promise<void> {
    return new Promise((resolve) => {
      this.newWaiters.push(resolve);
      this.bell.ring();
    });
  }

  /** Claims nothing more, lets open requests end (each has its deadline), settles them. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.bell.ring();
    await this.running;
    await this.tools.write((deliveries) => deliveries.release(this.leaseName(), this.tools.worker));
  }

  private async run(): Promise<void> {
    while (!this.stopping || this.open.size > 0 || this.finished.length > 0) {
      // Only who waited before this round began may be told by it that nothing is left.
      this.waiters.push(...this.newWaiters.splice(0));
      let busy = false;
      try {
        busy = await this.turn();
      } catch (fault) {
        this.tools.onFault(fault, null);
      }
      if (!busy && this.open.size === 0) for (const resolve of this.waiters.splice(0)) resolve();
      if (!busy) await this.bell.wait(await this.restMs());
    }
  }

  /** One round; true when it did something. */
  private async turn(): Promise<boolean> {
    await this.keepLease();
    const settled = await this.settleFinished();
    if (this.stopping) return settled;
    const claimed = await this.claim();
    for (const delivery of claimed) this.begin(delivery, () => this.send(delivery));
    const doubtful = claimed.length > 0 ? [] : await this.claimDoubtful();
    for (const delivery of doubtful) this.begin(delivery, () => resolveDoubt(delivery, this.tools));
    return settled || claimed.length > 0 || doubtful.length > 0;
  }

  private async keepLease(): Promise<void> {
    const now = this.tools.clock.machineNow();
    if (this.leaseUntil !== null && msOf(this.leaseUntil) - msOf(now) > LEASE_MS - RENEW_AFTER_MS) return;
    const until = plusMs(now, LEASE_MS);
    await this.tools.write(async (deliveries) => {
      await deliveries.lease(this.leaseName(), this.tools.worker, now, until);
      await deliveries.markAbandoned(now);
    });
    this.leaseUntil = until;
  }

  private leaseName(): string {
    return `worker:${this.tools.worker}`;
  }

  private async settleFinished(): Promise<boolean> {
    const batch = this.finished;
    if (batch.length === 0) return false;
    this.finished = [];
    await this.tools.write((deliveries) => deliveries.settle(this.tools.worker, batch, this.tools.clock.machineNow()));
    return true;
  }

  private claim(): Promise<Delivery[]> {
    const room = MOST_OPEN - this.open.size;
    if (room <= 0) return Promise.resolve([]);
    const now = this.tools.clock.machineNow();
    return this.tools.write((deliveries) => deliveries.claim(this.tools.worker, now, room, this.reach(now)));
  }

  private claimDoubtful(): Promise<Delivery[]> {
    const room = MOST_OPEN - this.open.size;
    if (room <= 0) return Promise.resolve([]);
    const now = this.tools.clock.machineNow();
    return this.tools.write((deliveries) => deliveries.claimUnknown(this.tools.worker, plusMs(now, -ASK_AFTER_MS), room, this.reach(now), now));
  }

  /** Which deliveries this process may take now. */
  private reach(now: Instant) {
    return { platforms: [...this.tools.platforms.keys()], onlyConversation: this.tools.onlyConversation, except: this.pace.blocked(now) };
  }

  private begin(delivery: Delivery, work: () => Promise<Settled>): void {
    this.open.add(delivery.key);
    void work()
      .catch((fault: unknown): Settled => {
        this.tools.onFault(fault, delivery.key);
        return afterTry(delivery, { kind: 'unknown', reason: 'a fault of ours' }, [], this.tools.clock.machineNow(), 1);
      })
      .then((settled) => {
        this.open.delete(delivery.key);
        this.finished.push(settled);
        this.bell.ring();
      });
  }

  private async send(delivery: Delivery): Promise<Settled> {
    const composed = await this.tools.compose(delivery);
    if (composed.kind === 'skip') {
      return { key: delivery.key, state: 'skipped', receipt: null, reason: composed.reason, nextTry: null, again: delivery.again, told: [] };
    }
    const platform = this.tools.platforms.get(composed.to.address.platform);
    if (platform === undefined) throw new Error(`no platform for ${composed.to.address.platform}`);
    await this.pace.waitForTenant(platform, composed.to.address.tenant);
    const earlier = delivery.updates === null ? undefined : await this.tools.reads.findDelivery(delivery.updates);
    const outcome = await sendOne(platform, delivery, composed, earlier?.receipt ?? null, this.tools.clock);
    this.pace.note(platform, delivery.conversation, composed.to.address.tenant, outcome);
    return this.settle(delivery, outcome, composed.message.about);
  }

  private settle(delivery: Delivery, outcome: SendOutcome, about: readonly AboutDate[]): Settled {
    return afterTry(delivery, outcome, about, this.tools.clock.machineNow(), this.tools.chance());
  }

  /** Until the next is due, a conversation opens again, or a second has passed. */
  private async restMs(): Promise<number> {
    const now = this.tools.clock.machineNow();
    const next = [await this.tools.reads.nextDue(), ...this.pace.openings()].filter((at) => at !== null && at > now);
    return Math.min(IDLE_MS, ...next.map((at) => (at === null ? IDLE_MS : msOf(at) - msOf(now))));
  }
}
