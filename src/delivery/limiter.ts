import type { RateWindow } from '../chat/platform.js';
import { msOf, type Instant } from '../time/instant.js';

/** Knows when each key (a conversation, a workspace) may be written to again. */
export interface Limiter {
  /** Milliseconds until one more is allowed; 0: now. */
  waitMs(key: string, windows: readonly RateWindow[], now: Instant): number;
  /** One was sent now. */
  spend(key: string, windows: readonly RateWindow[], now: Instant): void;
  /** The platform asked for silence (Retry-After). */
  pause(key: string, ms: number, now: Instant): void;
}

/**
 * A sliding log: the times of the last sends of each key. Fixed windows let twice the limit through across an edge.
 * Forgets a key once all its windows have passed.
 */
export function slidingLimiter(): Limiter {
  const sentMs = new Map<string, number[]>();
  const pausedUntilMs = new Map<string, number>();
  return {
    waitMs(key, windows, now) {
      const nowMs = msOf(now);
      const pause = (pausedUntilMs.get(key) ?? 0) - nowMs;
      const log = sentMs.get(key) ?? [];
      return Math.max(0, pause, ...windows.map((window) => waitForWindow(log, window, nowMs)));
    },
    spend(key, windows, now) {
      const nowMs = msOf(now);
      const longest = Math.max(0, ...windows.map((window) => window.perMs));
      sentMs.set(key, [...(sentMs.get(key) ?? []).filter((ms) => ms > nowMs - longest), nowMs]);
      if (sentMs.size > 10_000) forgetOlder(sentMs, nowMs - longest);
    },
    pause(key, ms, now) {
      pausedUntilMs.set(key, Math.max(pausedUntilMs.get(key) ?? 0, msOf(now) + ms));
    },
  };
}

/** The one that was sent `count` sends ago must have left the window. */
function waitForWindow(log: readonly number[], window: RateWindow, nowMs: number): number {
  const oldest = log[log.length - window.count];
  return oldest === undefined ? 0 : oldest + window.perMs - nowMs;
}

function forgetOlder(logs: Map<string, number[]>, beforeMs: number): void {
  for (const [key, log] of logs) if ((log.at(-1) ?? 0) <= beforeMs) logs.delete(key);
}
