import type { Language } from '../language/language.js';
import type { Network, NetworkDirectory } from '../networks/network.js';
import type { MilestoneId, MilestoneStatus } from '../roadmap/milestone.js';
import type { CalendarDate } from '../time/calendar-date.js';
import type { Instant } from '../time/instant.js';
import type { Turn } from './turns/turn.js';

/** What a question wants. `unknown`: the ledger lacks it. `offtopic`: not what the house is for. `clarify`: several fit. */
export type Intent = 'date' | 'next' | 'period' | 'changed' | 'support' | 'reference' | 'unknown' | 'offtopic' | 'clarify';

/** The answer to a question as data: ids and dates of the ledger, never text. */
export interface Answer {
  /** The language of the question. */
  readonly locale: Language;
  readonly intent: Intent;
  /** Of the first milestone; null without one. */
  readonly status: MilestoneStatus | null;
  readonly milestones: readonly MilestoneId[];
  /** First and last, as exact as each date may be told: `2026-05-05`, `2027-07`, `2028-Q1`, `2030`. */
  readonly dates: readonly string[];
  /** Calendar days from the asker's day to the first day; null where no day is set or it has passed. */
  readonly days: number | null;
  /** What of data/reference.json answers it, as `objective:5`. */
  readonly refs: readonly string[];
  /** Of another cycle or region, where what was asked for is not held: never the answer itself. */
  readonly related: readonly MilestoneId[];
  /** The days that were asked about. */
  readonly window?: { readonly from: CalendarDate; readonly to: CalendarDate };
  /** True when a person speaks of her own or a relative's case: the answer says where help is. */
  readonly distress: boolean;
}

/** Where and when a question is asked. */
export interface Asked {
  readonly now: Instant;
  /** The asker's day. */
  readonly today: CalendarDate;
  /** The language of questions that do not show their own. */
  readonly language: Language;
  readonly network: Network | undefined;
  readonly networks: NetworkDirectory;
  /** What the last turns were about, where this may be a follow-up. */
  readonly turn?: Turn;
}
