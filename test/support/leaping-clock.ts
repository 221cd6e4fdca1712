import type { Clock } from '../../src/time/clock.js';
import { instantFromMs, InstantFromText, msOf } from '../../src/time/instant.js';

/** A clock that stands until somebody lets time pass; whoever waits is woken in order, at the time he asked for. */
export interface LeapingClock extends Clock {
  /** Lets time pass, and everything happen that happens meanwhile. */
  pass(ms: number): Promise<void>;
  /** Lets time pass until it holds. Throws when it does not within so many milliseconds of that time. */
  passUntil(holds: () => boolean | Promise<boolean>, withinMs?: number): Promise<void>;
  /** From now on it leaps so far at least, as on a machine that sleeps: a day is not a day of turns. Whoever waited for less is woken late. */
  stride(ms: number): void;
}

interface Waiting {
  readonly atMs: number;
  readonly wake: () => void;
}

/** Both of its times are one. */
export function leapingClock(start = '2026-11-24T09:00:00Z'): LeapingClock {
  let nowMs = msOf(InstantFromText.parse(start));
  let strideMs = 0;
  const waiting = new Set<Waiting>();
  const earliest = () => [...waiting].reduce<Waiting | undefined>((first, one) => (first === undefined || one.atMs < first.atMs ? one : first), undefined);
  const now = () => instantFromMs(nowMs);

  /** To the next that waits, but not beyond `untilMs`; false when nobody waits until then. */
  async function leap(untilMs: number): Promise<boolean> {
    await quiet();
    const next = earliest();
    if (next === undefined || next.atMs > untilMs) return false;
    nowMs = Math.max(nowMs, next.atMs, Math.min(nowMs + strideMs, untilMs));
    const overdue = [...waiting].filter((one) => one === next || (strideMs > 0 && one.atMs <= nowMs)).sort((one, other) => one.atMs - other.atMs);
    for (const one of overdue) {
      // Whoever was woken may have told the others not to wait any more.
      if (waiting.has(one)) one.wake();
      if (one !== overdue.at(-1)) await quiet();
    }
    return true;
  }

  return {
    now,
    machineNow: now,
    wait(ms, signal) {
      if (signal?.aborted === true) return Promise.resolve();
      return new Promise((resolve) => {
        const one: Waiting = { atMs: nowMs + Math.max(0, ms), wake };
        function wake() {
          waiting.delete(one);
          signal?.removeEventListener('abort', wake);
          resolve();
        }
        waiting.add(one);
        signal?.addEventListener('abort', wake, { once: true });
      });
    },
    stride(ms) {
      strideMs = ms;
    },
    async pass(ms) {
      const untilMs = nowMs + ms;
      while (await leap(untilMs));
      nowMs = untilMs;
      await quiet();
    },
    async passUntil(holds, withinMs = 48 * 3_600_000) {
      const untilMs = nowMs + withinMs;
      for (;;) {
        await quiet();
        if (await holds()) return;
        if (!(await leap(untilMs))) throw new Error('this did not come about in time');
      }
    },
  };
}

/** Until what goes on by itself has gone on: a transaction on SQLite is over within one turn of the loop. */
async function quiet(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
