import type { Clock } from '../../src/time/clock.js';
import { instantFromMs } from '../../src/time/instant.js';
import type { Chance } from './chance.js';

/** Somebody who waits. A wait of the house may end late, as on a machine that sleeps; the world's own things are in time. */
interface Waiting {
  readonly atMs: number;
  readonly of: 'world' | 'minute hand' | 'house';
  readonly go: () => void;
}

/** The time of the simulated world: it stands while anybody works, and jumps to the next who waits. */
export interface WorldClock {
  nowMs(): number;
  /** Calls `go` at that time. */
  at(atMs: number, go: () => void): void;
  /** The same for the minute hand, which wakes nobody by itself. */
  atMinute(atMs: number, go: () => void): void;
  after(ms: number, go: () => void): void;
  /** A clock for one life of the bot: once that is over, nothing it waits for ever comes. */
  ofLife(isAlive: () => boolean): Clock;
  /**
   * Lets time pass until `untilMs`. `restUntilMs` tells until when nothing waits for the house, so that its idle turns may be late.
   */
  run(untilMs: number, restUntilMs: () => number, isOver: () => boolean): Promise<void>;
}

/** @param chance decides who goes first of those whose time comes together. */
export function worldClock(startMs: number, chance: Chance): WorldClock {
  let nowMs = startMs;
  const waiting = new Set<Waiting>();
  const add = (one: Waiting): Waiting => {
    waiting.add(one);
    return one;
  };

  async function run(untilMs: number, restUntilMs: () => number, isOver: () => boolean): Promise<void> {
    for (;;) {
      // Whatever can go on without time passing goes on: the database answers at once, a promise needs no time, and who lets others go first (\`nextTurn\`) is at work.
      do await new Promise((resolve) => setImmediate(resolve));
      while (process.getActiveResourcesInfo().includes('Immediate'));
      if (isOver()) return;
      const worldNextMs = earliest([...waiting].filter((one) => one.of === 'world'));
      const lateMs = Math.min(restUntilMs(), worldNextMs);
      const when = (one: Waiting): number => Math.max(nowMs, one.of === 'house' ? Math.max(one.atMs, Math.min(lateMs, one.atMs + MOST_LATE_MS)) : one.atMs);
      const nextMs = Math.min(...[...waiting].map(when));
      if (nextMs > untilMs) {
        nowMs = untilMs;
        return;
      }
      const next = chance.pick([...waiting].filter((one) => when(one) === nextMs));
      waiting.delete(next);
      nowMs = nextMs;
      next.go();
    }
  }

  return {
    nowMs: () => nowMs,
    at: (atMs, go) => void add({ atMs, of: 'world', go }),
    atMinute: (atMs, go) => void add({ atMs, of: 'minute hand', go }),
    after: (ms, go) => void add({ atMs: nowMs + ms, of: 'world', go }),
    ofLife: (isAlive) => ({
      now: () => instantFromMs(nowMs),
      machineNow: () => instantFromMs(nowMs),
      wait(ms, signal) {
        if (signal?.aborted === true) return Promise.resolve();
        return new Promise((resolve) => {
          const end = () => {
            signal?.removeEventListener('abort', cut);
            if (isAlive()) resolve();
          };
          const one = add({ atMs: nowMs + Math.max(0, ms), of: ms >= IDLE_MS ? 'house' : 'world', go: end });
          function cut() {
            if (waiting.delete(one)) end();
          }
          signal?.addEventListener('abort', cut, { once: true });
        });
      },
    }),
    run,
  };
}

/** Waits shorter than this are work, not rest. */
const IDLE_MS = 900;
/** Its idle turns come once an hour at least, as the minute hand does. */
const MOST_LATE_MS = 55 * 60_000;

function earliest(list: readonly Waiting[]): number {
  return Math.min(...list.map(({ atMs }) => atMs));
}
