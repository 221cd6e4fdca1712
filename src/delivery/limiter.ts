import type { RateWindow } from '../chat/platform.js';
import { msOf, type Instant } from '../time/instant.js';

/** A place in the line of a key. */
export interface Place {
  /** When its request counts as sent, in milliseconds since 1970. */
  sentMs: number;
  hasLeft: boolean;
}

/** Knows when each key (a conversation, a workspace) may be written to again. Pure but for its log: time is given. */
export interface Limiter {
  /** Milliseconds until one more is allowed; 0: now. */
  waitMs(key: string, windows: readonly RateWindow[], now: Instant): number;
  /** How many more are allowed within `aheadMs` from now, at most `most`. */
  room(key: string, windows: readonly RateWindow[], now: Instant, aheadMs: number, most: number): number;
  /** Takes the next place in line: resolves to the milliseconds until it, counted as sent then. */
  take(key: string, windows: readonly RateWindow[], now: Instant): number;
  /** The next place in line, for somebody who waits until `leave` lets him go. */
  place(key: string, windows: readonly RateWindow[], now: Instant): Place;
  /**
   * 0: he goes now, and counts as sent now. Else the milliseconds that are left: whoever stands before him and is late pushes all
   * back, since what counts is when requests leave, not when they were to.
   */
  leave(key: string, place: Place, windows: readonly RateWindow[], now: Instant): number;
  /** He does not go at all. */
  giveUp(key: string, place: Place): void;
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

/** In the order in which they leave. */
type Line = Place[];

/**
 * A sliding log: the times of the last sends of each key. Fixed windows let twice the limit through across an edge.
 * Forgets a key once all its windows have passed.
 */
export function slidingLimiter(): Limiter {
  const logs = new Map<string, { line: Line; longestMs: number }>();
  const pausedUntilMs = new Map<string, number>();
  const lineOf = (key: string) => logs.get(key)?.line ?? [];
  const pausedMs = (key: string, now: Instant) => Math.max(0, (pausedUntilMs.get(key) ?? 0) - msOf(now));
  const waitMs: Limiter['waitMs'] = (key, windows, now) => Math.max(pausedMs(key, now), soonestMs(lineOf(key), lineOf(key).length, windows) - msOf(now));
  const place: Limiter['place'] = (key, windows, now) => {
    const nowMs = msOf(now);
    const longestMs = Math.max(0, ...windows.map((window) => window.perMs));
    const mine = { sentMs: nowMs + waitMs(key, windows, now) + ON_THE_WAY_MS, hasLeft: false };
    logs.set(key, { line: [...lineOf(key).filter((one) => !one.hasLeft || one.sentMs > nowMs - longestMs), mine], longestMs });
    if (logs.size > MOST_KEYS) forgetOver(logs, nowMs);
    return mine;
  };
  return {
    waitMs, place, pausedMs,
    room(key, windows, now, aheadMs, most) {
      if (pausedMs(key, now) > aheadMs) return 0;
      const [nowMs, line] = [msOf(now), [...lineOf(key)]];
      for (let room = 0; room < most; room += 1) {
        const leavesMs = Math.max(nowMs, soonestMs(line, line.length, windows));
        if (leavesMs - nowMs > aheadMs) return room;
        line.push({ sentMs: leavesMs + ON_THE_WAY_MS, hasLeft: false });
      }
      return most;
    },
    take(key, windows, now) {
      const mine = place(key, windows, now);
      mine.hasLeft = true;
      return mine.sentMs - ON_THE_WAY_MS - msOf(now);
    },
    leave(key, mine, windows, now) {
      pushBack(lineOf(key), windows, msOf(now));
      const left = Math.max(0, mine.sentMs - ON_THE_WAY_MS - msOf(now));
      mine.hasLeft = left === 0;
      return left;
    },
    giveUp(key, mine) {
      const log = logs.get(key);
      if (log !== undefined) log.line = log.line.filter((one) => one !== mine);
    },
    pause(key, ms, now) {
      pausedUntilMs.set(key, Math.max(pausedUntilMs.get(key) ?? 0, msOf(now) + ms));
      if (pausedUntilMs.size > MOST_KEYS) for (const [one, until] of pausedUntilMs) if (until <= msOf(now)) pausedUntilMs.delete(one);
    },
  };
}

/** When the one at this place of the line may leave by all windows: the one `count` before it must have left its window. */
function soonestMs(line: Line, at: number, windows: readonly RateWindow[]): number {
  return Math.max(0, ...windows.map(({ count, perMs }) => {
    const before = line[at - count];
    return before === undefined ? 0 : before.sentMs + perMs;
  }));
}

/** Nobody who has not left by now was sent before now, and all who stand behind him keep their distance. */
function pushBack(line: Line, windows: readonly RateWindow[], nowMs: number): void {
  for (const [at, one] of line.entries()) if (!one.hasLeft) one.sentMs = Math.max(one.sentMs, Math.max(nowMs, soonestMs(line, at, windows)) + ON_THE_WAY_MS);
}

/** Each log is over by its own longest window: an hour for one platform, a second for another. */
function forgetOver(logs: Map<string, { line: Line; longestMs: number }>, nowMs: number): void {
  for (const [key, { line, longestMs }] of logs) if ((line.at(-1)?.sentMs ?? 0) <= nowMs - longestMs) logs.delete(key);
}
