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

export function strictPlatform(name: 'slack' | 'teams', limits: PlatformLimits, clock: Clock, chance: () => number): StrictPlatform {
  const arrivedMs: number[] = [];
  const logs = new Map<string, number[]>();
  let breaches = 0;
  const way = () => clock.wait(Math.round(LEAST_WAY_MS + chance() * (MOST_WAY_MS - LEAST_WAY_MS)));
  const isTooMany = (key: string, windows: readonly RateWindow[], now: number) => {
    const log = logs.get(key) ?? [];
    return windows.some(({ count, perMs }) => now - (log[log.length - count] ?? -Infinity) < perMs);
  };
  const note = (key: string, now: number) => void logs.set(key, [...(logs.get(key) ?? []).slice(-1_800), now]);

  return {
    name, limits, arrivedMs, breaches: () => breaches,
    capabilities: { findsPosted: false, updates: false, removes: false },
    async post({ address }): Promise<SendOutcome> {
      await way();
      const now = msOf(clock.machineNow());
      const refuses = isTooMany(address.conversation, limits.perConversation, now) || isTooMany(address.tenant, limits.perTenant, now);
      if (refuses) breaches += 1;
      else {
        note(address.conversation, now);
        note(address.tenant, now);
        arrivedMs.push(now);
      }
      await way();
      return refuses ? { kind: 'later', retryAfterMs: 1_000, reason: 'ratelimited' } : { kind: 'sent', receipt: String(arrivedMs.length) };
    },
    update: () => Promise.reject(new Error('not asked')),
    remove: () => Promise.reject(new Error('not asked')),
    findPosted: () => Promise.resolve({ kind: 'unsupported' }),
  };
}
