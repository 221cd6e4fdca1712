import type { Clock } from '../../src/time/clock.js';

/** Does `work` with a signal that is aborted after `ms` milliseconds of machine time, or when `outer` is. */
export async function withinMs<T>(clock: Pick<Clock, 'wait'>, ms: number, outer: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const late = new AbortController();
  const done = new AbortController();
  void clock.wait(ms, done.signal).then(() => late.abort(new Error(`no answer within ${ms} ms`)));
  try {
    return await work(AbortSignal.any([outer, late.signal]));
  } finally {
    done.abort();
  }
}
