import type { SendOutcome } from '../../src/chat/platform.js';

/** How a post may go wrong; that a platform asks for silence is what happens most. */
export const POST_FAULTS = ['429 with Retry-After', '429 with Retry-After', '429 with Retry-After', '429 without', '500', '502', '503', '504', '403', 'drop before', 'drop after', 'hang before', 'hang after', 'late answer'] as const;

/** A post that goes wrong: what its platform can do about it. */
export interface FaultyPost {
  /** Takes it all the same; its receipt. */
  take(): string;
  /** Whether a platform that fails has taken it before. */
  isTaken(): boolean;
  end(outcome: SendOutcome): Promise<SendOutcome>;
  /** Long after nobody waits for it any more. */
  endLate(outcome: () => SendOutcome): Promise<SendOutcome>;
  silenceMs(): number;
  /** The conversation is gone from now on. */
  goes(): void;
  hang(): Promise<never>;
}

export function answerFaulty(fault: (typeof POST_FAULTS)[number], post: FaultyPost): Promise<SendOutcome> {
  switch (fault) {
    case '429 with Retry-After':
      return post.end({ kind: 'later', retryAfterMs: post.silenceMs(), reason: 'ratelimited' });
    case '429 without':
      return post.end({ kind: 'later', retryAfterMs: null, reason: 'ratelimited' });
    case '500':
    case '502':
    case '503':
    case '504':
      if (post.isTaken()) post.take();
      return post.end({ kind: 'unknown', reason: `HTTP ${fault}` });
    case '403':
      post.goes();
      return post.end({ kind: 'unreachable', reason: 'is_archived' });
    case 'drop before':
      return post.end({ kind: 'unknown', reason: 'ECONNRESET' });
    case 'drop after':
      post.take();
      return post.end({ kind: 'unknown', reason: 'ECONNRESET' });
    case 'hang before':
      return post.hang();
    case 'hang after':
      post.take();
      return post.hang();
    case 'late answer':
      return post.endLate(() => ({ kind: 'sent', receipt: post.take() }));
  }
}
