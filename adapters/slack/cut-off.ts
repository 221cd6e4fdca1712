import { outcomeOfError, type Failure } from './outcome-of-error.js';

/** What a request that is cut off ends as: it may have arrived. */
const CUT_OFF: Failure = { kind: 'unknown', reason: 'cut off' };

/** Does the work until the signal cuts it off; errors of Slack become outcomes. */
export async function withSignal<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T | Failure> {
  const over = new AbortController();
  const cut = new Promise<Failure>((resolve) => {
    if (signal.aborted) resolve(CUT_OFF);
    signal.addEventListener('abort', () => resolve(CUT_OFF), { once: true, signal: over.signal });
  });
  try {
    return await Promise.race([work(), cut]);
  } catch (error) {
    return outcomeOfError(error);
  } finally {
    over.abort();
  }
}
