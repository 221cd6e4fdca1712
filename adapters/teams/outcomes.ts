import type { ChangeOutcome, SendOutcome } from '../../src/chat/platform.js';
import { msOf, type Instant } from '../../src/time/instant.js';
import type { ConnectorReply } from './connector.js';

/**
 * What became of a post. Source: learn.microsoft.com, "Status codes from bot conversational APIs".
 * A 5xx after the body went out may have been stored, so it is `unknown`, though the table says "retry".
 */
export function sendOutcomeOf(reply: ConnectorReply, now: Instant): SendOutcome {
  if (reply.kind === 'no-answer') return { kind: 'unknown', reason: reply.reason };
  if (reply.kind === 'not-sent') return { kind: 'later', retryAfterMs: null, reason: reply.reason };
  if (reply.kind === 'untrusted') return { kind: 'refused', reason: reply.reason };
  const { status } = reply;
  const reason = reasonOf(reply);
  // Some channels answer without an id: the message stands, but cannot be named later.
  if (status >= 200 && status < 300) return { kind: 'sent', receipt: reply.id ?? UNNAMED };
  if (status === 429) return { kind: 'later', retryAfterMs: retryAfterMs(reply.retryAfter, now), reason };
  // 401: our own registration or clock is wrong; the conversation is not. 412: another change was under way.
  if (status === 401 || status === 412) return { kind: 'later', retryAfterMs: null, reason };
  if (status === 403 || status === 404) return { kind: 'unreachable', reason };
  if (status >= 500) return { kind: 'unknown', reason };
  return { kind: 'refused', reason };
}

// Stands for a message whose id was never told.
const UNNAMED = 'unnamed';

/** What became of a change or a removal: both can be asked for again without harm, so doubt means `later`. */
export function changeOutcomeOf(reply: ConnectorReply, now: Instant): ChangeOutcome {
  if (reply.kind === 'no-answer' || reply.kind === 'not-sent') return { kind: 'later', retryAfterMs: null, reason: reply.reason };
  if (reply.kind === 'untrusted') return { kind: 'refused', reason: reply.reason };
  const { status } = reply;
  const reason = reasonOf(reply);
  if (status >= 200 && status < 300) return { kind: 'done' };
  // Out of a conversation nothing is seen: the message may well stand there.
  if (status === 403 || reply.code === 'ConversationNotFound') return { kind: 'unreachable', reason };
  if (status === 404 || reply.code === 'ActivityNotFoundInConversation') return { kind: 'gone', reason };
  if (status === 429 || status === 401 || status === 412 || status >= 500) return { kind: 'later', retryAfterMs: retryAfterMs(reply.retryAfter, now), reason };
  return { kind: 'refused', reason };
}

/** Seconds or an HTTP date, as milliseconds from now; null where nothing useful was said. */
export function retryAfterMs(header: string | null, now: Instant): number | null {
  if (header === null || header.trim() === '') return null;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - msOf(now);
  return Number.isFinite(ms) ? Math.max(1, Math.round(ms)) : null;
}

function reasonOf(reply: { readonly status: number; readonly code: string | null }): string {
  return reply.code === null ? `HTTP ${reply.status}` : `${reply.code} (HTTP ${reply.status})`;
}
