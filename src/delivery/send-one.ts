import type { ChangeOutcome, ChatPlatform, Destination, Receipt, SendOutcome } from '../chat/platform.js';
import type { Clock } from '../time/clock.js';
import type { Composed } from './compose.js';
import { withDeadline } from '../time/deadline.js';
import type { Delivery } from './delivery.js';

/** Longest that one request to a platform may stay open, in milliseconds. */
const DEADLINE_MS = 15_000;

/**
 * Takes away the message with this receipt within the same deadline. One that is not there any more is as good as removed, and to
 * remove it twice does no harm: what is cut off is tried again.
 */
export async function removeOne(platform: ChatPlatform, to: Destination, receipt: Receipt | null, clock: Clock): Promise<SendOutcome> {
  if (receipt === null) return { kind: 'refused', reason: 'nobody knows which message it was' };
  if (!platform.capabilities.removes) return NOT_REMOVED;
  const outcome = await withDeadline<ChangeOutcome>(clock, DEADLINE_MS, (signal) => platform.remove(to, receipt, signal), () => ({ kind: 'later', retryAfterMs: null, reason: 'no answer in time' }));
  return outcome.kind === 'done' || outcome.kind === 'gone' ? { kind: 'sent', receipt } : outcome;
}

const NOT_REMOVED: SendOutcome = { kind: 'refused', reason: 'what was said there cannot be removed' };

/** What sending one needs beside the message. */
export interface SendTools {
  readonly clock: Clock;
  /** Waits for one more place in line. Resolves with the milliseconds of silence that the platform asked for; 0: it may go. */
  readonly nextTurn: () => Promise<number>;
}

/**
 * Sends one delivery within its own deadline. A request that is cut off may have arrived: `unknown`.
 * @param lastReceipt of the message that it changes in place, null when it writes a new one.
 */
export function sendOne(platform: ChatPlatform, delivery: Delivery, ready: Composed & { kind: 'ready' }, lastReceipt: string | null, { clock, nextTurn }: SendTools): Promise<SendOutcome> {
  const send = (signal: AbortSignal) => (lastReceipt === null ? post(platform, delivery, ready, signal) : change(platform, delivery, ready, lastReceipt, nextTurn, signal));
  return withDeadline<SendOutcome>(clock, DEADLINE_MS, send, () => ({ kind: 'unknown', reason: 'no answer in time' }));
}

async function post(platform: ChatPlatform, delivery: Delivery, { to, message }: Composed & { kind: 'ready' }, signal: AbortSignal): Promise<SendOutcome> {
  return platform.post(to, message, delivery.key, signal);
}

/** Changes the earlier message; where that is gone, writes a new one. Where it cannot be reached a new one tells whether the conversation is closed, or this message alone. */
async function change(platform: ChatPlatform, delivery: Delivery, ready: Composed & { kind: 'ready' }, receipt: string, nextTurn: SendTools['nextTurn'], signal: AbortSignal): Promise<SendOutcome> {
  if (!platform.capabilities.updates) return post(platform, delivery, ready, signal);
  const outcome = await platform.update(ready.to, receipt, ready.message, delivery.key, signal);
  switch (outcome.kind) {
    case 'done':
      return { kind: 'sent', receipt };
    case 'gone':
    case 'unreachable':
      return postInTurn(platform, delivery, ready, nextTurn, signal);
    case 'later':
    case 'refused':
      return outcome;
  }
}

/** A request more, for which there may be no room; and the platform may have asked for silence since the first. */
async function postInTurn(platform: ChatPlatform, delivery: Delivery, ready: Composed & { kind: 'ready' }, nextTurn: SendTools['nextTurn'], signal: AbortSignal): Promise<SendOutcome> {
  const silenceMs = await nextTurn();
  // Past the deadline it counts as in doubt already: what went now would come twice.
  if (silenceMs > 0 || signal.aborted) return { kind: 'later', retryAfterMs: silenceMs, reason: 'the platform asked for silence' };
  return post(platform, delivery, ready, signal);
}
