import { broadcastOf, tellProgress } from './broadcasts/tell-progress.js';
import type { Settled } from './delivery/delivery.js';
import type { Ground } from './ground.js';
import type { Instant } from './time/instant.js';

/** A progress message changes itself no more often. */
const EVERY_MS = 2_000;

/** Hears how tries ended, and tells how far broadcasts have come. Silent while none is on its way. */
export interface ProgressTeller {
  noted(settled: readonly Settled[]): void;
  stop(): Promise<void>;
}

/** Tells after the first of a burst, once every two seconds, and once after the last. */
export function progressTeller({ store, clock, newId, log }: Pick<Ground, 'store' | 'clock' | 'newId' | 'log'>, wake: () => void): ProgressTeller {
  const stopping = new AbortController();
  const isOver = () => stopping.signal.aborted;
  /** When something of it ended last. */
  const waiting = new Map<number, Instant>();
  let telling: Promise<void> | null = null;

  async function tell(): Promise<void> {
    while (waiting.size > 0 && !isOver()) {
      await clock.wait(EVERY_MS, stopping.signal);
      if (isOver()) return;
      const changes = new Map(waiting);
      waiting.clear();
      const { told, later } = await store.transact((tx) => tellProgress(changes, { tx, clock, newId }));
      for (const [number, changedAt] of later) if (!waiting.has(number)) waiting.set(number, changedAt);
      if (told > 0) wake();
    }
  }

  return {
    noted(settled) {
      for (const { key } of settled) {
        const number = broadcastOf(key);
        if (number !== undefined) waiting.set(number, clock.machineNow());
      }
      if (waiting.size === 0 || telling !== null || isOver()) return;
      telling = tell()
        .catch((fault: unknown) => log.error({ err: fault }, 'how far a broadcast has come could not be told'))
        .finally(() => {
          telling = null;
        });
    },
    async stop() {
      stopping.abort();
      await telling;
    },
  };
}
