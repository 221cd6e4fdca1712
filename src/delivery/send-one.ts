import type { ChatPlatform, SendOutcome } from '../chat/platform.js';
import type { Clock } from '../time/clock.js';
import type { Composed } from './compose.js';
import type { Delivery } from './delivery.js';

/** Longest that one request to a platform may stay open, in milliseconds. */
const DEADLINE_MS = 15_000;

/**
 * Sends one delivery within its own deadline. A request that is cut off may have arrived: `unknown`.
 * @param lastReceipt of the message that it changes in place, null when it writes a new one.
 */
export async function sendOne(platform: ChatPlatform, delivery: Delivery, ready: Composed & { kind: 'ready' }, lastReceipt: string | null, clock: Clock): Promise<SendOutcome> {
  const deadline = new AbortController();
  const done = new AbortController();
  const timeUp = clock.wait(DEADLINE_MS, done.signal).then((): SendOutcome => {
    deadline.abort();
    return { kind: 'unknown', reason: 'no answer in time' };
  });
  const sending = lastReceipt === null ? post(platform, delivery, ready, deadline.signal) : change(platform, delivery, ready, lastReceipt, deadline.signal);
  try {
    return await Promise.race([sending, timeUp]);
  } finally {
    done.abort();
  }
}

async function post(platform: ChatPlatform, delivery: Delivery, { to, message }: Composed & { kind: 'ready' }, signal: AbortSignal): Promise<SendOutcome> {
  return platform.post(to, message, delivery.key, signal);
}

/** Changes the earlier message; where that is gone, writes a new one. */
async function change(platform: ChatPlatform, delivery: Delivery, ready: Composed & { kind: 'ready' }, receipt: string, signal: AbortSignal): Promise<SendOutcome> {
  if (!platform.capabilities.updates) return post(platform, delivery, ready, signal);
  const outcome = await platform.update(ready.to, receipt, ready.message, delivery.key, signal);
  switch (outcome.kind) {
    case 'done':
      return { kind: 'sent', receipt };
    case 'gone':
      return post(platform, delivery, ready, signal);
    case 'later':
    case 'refused':
      return outcome;
  }
}
