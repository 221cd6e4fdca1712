import type { Clock } from './clock.js';

/** Wakes somebody who waits: rung early when there is work, else after a while. */
export interface Bell {
  ring(): void;
  /** Resolves at the next ring, at once if it rang since the last wait, or after `ms` of machine time. */
  wait(ms: number): Promise<void>;
}

/** A bell for one listener. */
export function bell(clock: Pick<Clock, 'wait'>): Bell {
  let rung = false;
  let waiting: AbortController | undefined;
  return {
    ring() {
      rung = true;
      waiting?.abort();
    },
    async wait(ms) {
      if (!rung) {
        waiting = new AbortController();
        await clock.wait(ms, waiting.signal);
        waiting = undefined;
      }
      rung = false;
    },
  };
}
