import type { Source } from '../roadmap/milestone.js';
import type { CalendarDate } from '../time/calendar-date.js';
import type { Instant } from '../time/instant.js';
import type { ReferenceEntry } from './entry.js';

/** What somebody wants done to a reference fact. `fields` are words as they were typed: `email=…`. */
export type ReferenceWish =
  | { readonly kind: 'add' | 'edit'; readonly ref: string; readonly fields: Readonly<Record<string, string>> }
  | { readonly kind: 'remove'; readonly ref: string };

/** Who wants it, why, and by which source. */
export interface ReferenceGrounds {
  readonly by: string;
  readonly at: Instant;
  readonly today: CalendarDate;
  readonly reason: string | null;
  readonly source: Source | null;
  /** When the source says that it is so; the day of the change where it was not said. */
  readonly asOf: string | null;
  /** Until when it may be told without a warning; a year from the change where it was not said. */
  readonly expires: string | null;
}

/** Why nothing was done; `refusalText` has the words for each. */
export const REFUSALS = ['unknown', 'not-editable', 'exists', 'field-unknown', 'field-broken', 'field-missing', 'reason-missing', 'source-needed', 'as-of-broken', 'expires-broken', 'nothing-changes', 'incomplete', 'stale'] as const;

export interface ReferenceRefusal {
  readonly kind: 'refused';
  readonly code: (typeof REFUSALS)[number];
  readonly said: string;
}

/** A change that can be made: the entry as it is to stand, and as it stood. */
export interface ReferencePlan {
  readonly kind: 'plan';
  readonly before: ReferenceEntry | null;
  readonly next: ReferenceEntry;
}

export function refuse(code: ReferenceRefusal['code'], said: string): ReferenceRefusal {
  return { kind: 'refused', code, said };
}
