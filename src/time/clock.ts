import type { EndSignal } from './ending.js';
import { instantFromMs, msOf, type Instant } from './instant.js';

/**
 * The two times of the house, and waiting. Nothing else reads the machine's time or sets a timer, so that a
 * simulation can own both.
 */
export interface Clock {
  /** The roadmap's time: moved by IMRF_NOW and the training page. Decides what is due and what "today" means. */
  now(): Instant;
  /** The machine's time: signatures, tokens, time-outs, leases, back-off, the platforms' own times. */
  machineNow(): Instant;
  /** Resolves after `ms` milliseconds of machine time, or at once when the signal is aborted. Never rejects. */
  wait(ms: number, signal?: EndSignal): Promise<void>;
}

/** A clock whose roadmap time can be set: it then runs on from there. */
export interface SettableClock extends Clock {
  setNow(now: Instant): void;
}

/** The machine's own clock. With `startsAt`, the roadmap's time begins there and runs on at the same pace. */
export function systemClock(startsAt?: Instant): SettableClock {
  let offsetMs = startsAt === undefined ? 0 : msOf(startsAt) - Date.now();
  return {
    now: () => instantFromMs(Date.now() + offsetMs),
    machineNow: () => instantFromMs(Date.now()),
    wait: waitOnTimer,
    setNow(now) {
      offsetMs = msOf(now) - Date.now();
    },
  };
}

function waitOnTimer(ms: number, signal?: EndSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) {
      resolve();
      return;
    }
    const timer = setTimeout(finish, ms);
    signal?.addEventListener('abort', finish, { once: true });
    function finish() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', finish);
      resolve();
    }
  });
}
