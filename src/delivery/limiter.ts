import type { RateWindow } from '../chat/platform.js';
import { msOf, type Instant } from '../time/instant.js';

/** Knows when each key (a conversation, a workspace) may be written to again. Pure but for its log: time is given. */
export interface Limiter {
  /** Milliseconds until one more is allowed; 0: now. */
  waitMs(key: string, windows: readonly RateWindow[], now: Instant): number;
  /** How many more are allowed within `aheadMs` from now, at most `most`. */
  room(key: string, windows: readonly RateWindow[], now: Instant, aheadMs: number, most: number): number;
  /** Takes the next place in line: resolves to the milliseconds until it, counted as sent then. */
  take(key: string, windows: readonly RateWindow[], now: Instant): number;
  /** The platform asked for silence (Retry-After). */
  pause(key: string, ms: number, now: Instant): void;
  /** Milliseconds of silence that the platform asked for and that are left; 0: none. */
  pausedMs(key: string, now: Instant): number;
}

/**
 * Requests take unequally long on their way, so that two which left far enough apart may arrive closer together. Each counts as
 * sent a little after it left: 2 % of the shortest window.
 */
const ON_THE_WAY_MS = 20;
const MOST_KEYS = 10_000;

/**
 * A sliding log: the times of the last sends of each key. Fixed windows let twice the limit through across an edge.
 * Forgets a key once all its windows have passed.
 */
export function slidingLimiter(): Limiter {
  const logs = new Map<string, { sentMs: number[]; longestMs: number }>();
  const pausedUntilMs = new Map<string, number>();
  const sentMsOf = (key: string) => logs.get(key)?.sentMs ?? [];
  const pausedMs = (key: string, now: Instant) => Math.max(0, (pausedUntilMs.get(key) ?? 0) - msOf(now));
  const waitMs: Limiter['waitMs'] = (key, windows, now) => Math.max(pausedMs(key, now), waitFor(sentMsOf(key), windows, msOf(now)));
  return {
    waitMs,
    room(key, windows, now, aheadMs, most) {
      if (pausedMs(key, now) > aheadMs) return 0;
      const [nowMs, log] = [msOf(now), [...sentMsOf(key)]];
      for (let room = 0; room < most; room += 1) {
        const wait = waitFor(log, windows, nowMs);
        if (wait > aheadMs) return room;
        log.push(nowMs + wait + ON_THE_WAY_MS);
      }
      return most;
    },
    take(key, windows, now) {
      const [nowMs, wait] = [msOf(now), waitMs(key, windows, now)];
      const longestMs = Math.max(0, ...windows.map((window) => window.perMs));
      logs.set(key, { sentMs: [...sentMsOf(key).filter((ms) => ms > nowMs - longestMs), nowMs + wait + ON_THE_WAY_MS], longestMs });
      if (logs.size > MOST_KEYS) forgetOver(logs, nowMs);
      return wait;
    },
    pause(key, ms, now) {
      pausedUntilMs.set(key, Math.max(pausedUntilMs.get(key) ?? 0, msOf(now) + ms));
      if (pausedUntilMs.size > MOST_KEYS) for (const [one, until] of pausedUntilMs) if (until <= msOf(now)) pausedUntilMs.delete(one);
    },
    pausedMs,
  };
}

/** Until all windows allow one more: the one that was sent `count` sends ago must have left its window. */
function waitFor(log: readonly number[], windows: readonly RateWindow[], nowMs: number): number {
  return Math.max(0, ...windows.map(({ count, perMs }) => {
    const oldest = log[log.length - count];
    return oldest === undefined ? 0 : oldest + perMs - nowMs;
  }));
}

/** Each log is over by its own longest window: an hour for one platform, a second for another. */
function forgetOver(logs: Map<string, { sentMs: number[]; longestMs: number }>, nowMs: number): void {
  for (const [key, { sentMs, longestMs }] of logs) if ((sentMs.at(-1) ?? 0) <= nowMs - longestMs) logs.delete(key);
}
