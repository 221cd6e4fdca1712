import type { ChatPlatform, PlatformLimits, RateWindow, SendOutcome } from '../src/chat/platform.js';
import type { Clock } from '../src/time/clock.js';
import { msOf } from '../src/time/instant.js';

/** A counterpart that keeps a platform's limits to the millisecond, and counts who breaks them. */
export interface StrictPlatform extends ChatPlatform {
  /** When each message arrived, in milliseconds. */
  readonly arrivedMs: number[];
  breaches(): number;
}

/** The way there takes between 5 and 25 ms, the way back too. */
const LEAST_WAY_MS = 5;
const MOST_WAY_MS = 25;

interface OnTheWay {
  readonly conversation: string;
  readonly tenant: string;
  readonly arrivesMs: number;
  isRefused: boolean;
}

/**
 * Judges as the platforms do, by when a request arrives: from when it left and how long its way is. A slow machine may look at it late
 * here, in the process that sends; over there nobody is late.
 */
export function strictPlatform(name: 'slack' | 'teams', limits: PlatformLimits, clock: Clock, chance: () => number): StrictPlatform {
  const arrivedMs: number[] = [];
  const logs = new Map<string, number[]>();
  let onTheWay: OnTheWay[] = [];
  let breaches = 0;
  const wayMs = () => Math.round(LEAST_WAY_MS + chance() * (MOST_WAY_MS - LEAST_WAY_MS));
  const isTooMany = (key: string, windows: readonly RateWindow[], now: number) => {
    const log = logs.get(key) ?? [];
    return windows.some(({ count, perMs }) => now - (log[log.length - count] ?? -Infinity) < perMs);
  };
  const note = (key: string, now: number) => void logs.set(key, [...(logs.get(key) ?? []).slice(-1_800), now]);

  function judge(request: OnTheWay): void {
    const { conversation, tenant, arrivesMs } = request;
    request.isRefused = isTooMany(conversation, limits.perConversation, arrivesMs) || isTooMany(tenant, limits.perTenant, arrivesMs);
    if (request.isRefused) {
      breaches += 1;
      return;
    }
    note(conversation, arrivesMs);
    note(tenant, arrivesMs);
    arrivedMs.push(arrivesMs);
  }

  /** In the order in which they arrive; timers that are late do not keep it. */
  function arrive(untilMs: number): void {
    const here = onTheWay.filter((one) => one.arrivesMs <= untilMs).sort((one, other) => one.arrivesMs - other.arrivesMs);
    onTheWay = onTheWay.filter((one) => one.arrivesMs > untilMs);
    for (const one of here) judge(one);
  }

  return {
    name, limits, arrivedMs, breaches: () => breaches,
    capabilities: { findsPosted: false, updates: false, removes: false },
    async post({ address: { conversation, tenant } }): Promise<SendOutcome> {
      const ms = wayMs();
      const request: OnTheWay = { conversation, tenant, arrivesMs: msOf(clock.machineNow()) + ms, isRefused: false };
      onTheWay.push(request);
      await clock.wait(ms);
      arrive(request.arrivesMs);
      await clock.wait(wayMs());
      return request.isRefused ? { kind: 'later', retryAfterMs: 1_000, reason: 'ratelimited' } : { kind: 'sent', receipt: String(arrivedMs.length) };
    },
    update: () => Promise.reject(new Error('not asked')),
    remove: () => Promise.reject(new Error('not asked')),
    findPosted: () => Promise.resolve({ kind: 'unsupported' }),
  };
}
