import { sql, type RawBuilder } from 'kysely';
import type { Instant } from '../src/time/instant.js';

/** What the row of a conversation holds while it is open. */
export const OPEN = { state: 'open', reason: null, closed_at: null } as const;

/** What it holds once it has closed. Where it is known to have closed later, that stays: what was heard from it before then does not open it. */
export function closedSince(closedAt: Instant, reason: string | null): { readonly state: 'unreachable'; readonly reason: string | null; readonly closed_at: RawBuilder<Instant> } {
  return { state: 'unreachable', reason, closed_at: sql<Instant>`case when state = 'unreachable' and closed_at > ${closedAt} then closed_at else ${closedAt} end` };
}
