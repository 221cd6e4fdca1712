import { msOf, plusMs, type Instant } from '../time/instant.js';
import { AGE_LIMITS } from './age-limits.js';
import type { DispatcherTools } from './dispatcher-tools.js';
import type { Silence } from './repository.js';

/** A worker that does not renew its lease so long is dead: what it was sending is in doubt then. Hosts' clocks differ by less. */
const LEASE_MS = 15_000;
const RENEW_AFTER_MS = 5_000;
/** What was claimed under a lease is its worker's for so long, whatever befalls him: no lease has less before it when he claims. */
export const MINE_FOR_MS = LEASE_MS - RENEW_AFTER_MS;
const SWEEP_AFTER_MS = 60_000;

/** A worker's sign of life. Whoever renews his looks after what the dead left, and once a minute after what stands too long. */
export class WorkerLease {
  private until: Instant | null = null;
  private swept: Instant | null = null;

  constructor(private readonly tools: Pick<DispatcherTools, 'clock' | 'write' | 'worker'>) {}

  /** Resolves with the silences that platforms asked for, where it was time to look; none else. */
  async keep(): Promise<Silence[]> {
    const { clock, worker, write } = this.tools;
    const now = clock.machineNow();
    if (this.until !== null && msOf(this.until) - msOf(now) > LEASE_MS - RENEW_AFTER_MS) return [];
    const until = plusMs(now, LEASE_MS);
    const sweeps = this.swept === null || msOf(now) - msOf(this.swept) >= SWEEP_AFTER_MS;
    const silences = await write(async (deliveries) => {
      await deliveries.lease(nameOf(worker), worker, now, until);
      await deliveries.markAbandoned(now);
      if (sweeps) await deliveries.ageOut(AGE_LIMITS, now);
      return deliveries.silences(now);
    });
    this.until = until;
    if (sweeps) this.swept = now;
    return silences;
  }

  async release(): Promise<void> {
    const { write, worker } = this.tools;
    await write((deliveries) => deliveries.release(nameOf(worker), worker));
  }
}

function nameOf(worker: string): string {
  return `worker:${worker}`;
}
