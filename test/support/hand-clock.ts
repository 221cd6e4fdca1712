import type { Clock } from '../../src/time/clock.js';
import { instantFromMs, InstantFromText, msOf } from '../../src/time/instant.js';

/** A clock that stands until it is moved by hand; both of its times are one. */
export function handClock(start: string): Clock & { readonly pass: (ms: number) => void } {
  let now = msOf(InstantFromText.parse(start));
  return {
    now: () => instantFromMs(now),
    machineNow: () => instantFromMs(now),
    wait: () => new Promise((resolve) => setImmediate(resolve)),
    pass(ms) {
      now += ms;
    },
  };
}
