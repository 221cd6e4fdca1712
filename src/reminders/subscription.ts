import { z } from 'zod';
import type { Instant } from '../time/instant.js';

/** Days before the first day of a milestone, 0 on the day itself. */
export const OffsetDays = z.number().int().min(0).max(365);

/** What a conversation wants to be reminded of: one row a conversation. */
export interface Subscription {
  readonly conversation: string;
  readonly offsetsDays: readonly number[];
  /** The roadmap's moment of subscribing: what was due before it is not sent. */
  readonly since: Instant;
  readonly revision: number;
}
