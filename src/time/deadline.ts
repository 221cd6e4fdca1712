import type { Clock } from './clock.js';
import { newEnding } from './ending.js';

/** What the work comes to, or `late()` once so many milliseconds have passed: its signal is aborted then, and what it comes to after that is dropped. Rejects, or throws, as the work and `late` do. */
export async function withDeadline<T>(clock: Pick<Clock, 'wait'>, ms: number, work: (signal: AbortSignal) => Promise<T>, late: () => T): Promise<T> {
  const deadline = new AbortController();
  const done = newEnding();
  const timeUp = clock.wait(ms, done.signal).then(() => {
    if (done.signal.aborted) return new Promise<never>(() => undefined);
    deadline.abort();
    return late();
  });
  try {
    return await Promise.race([work(deadline.signal), timeUp]);
  } finally {
    done.end();
  }
}
