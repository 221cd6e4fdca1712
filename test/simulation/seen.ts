import type { DeliveryState } from '../../src/delivery/delivery.js';
import type { BroadcastMoved } from './watch-broadcasts.js';

/** A conversation as it stands in the database, with what it wants to be reminded of. */
export interface PlaceSeen {
  readonly fromMs: number;
  readonly id: string;
  readonly address: string;
  readonly platform: string;
  readonly kind: string;
  readonly zone: string | null;
  readonly hour: string;
  readonly network: string | null;
  readonly isOpen: boolean;
  readonly wants: Wants | null;
}

export interface Wants {
  readonly offsets: readonly number[];
  readonly sinceMs: number;
  /** Offsets that are wanted since another moment. */
  readonly offsetsSince?: readonly { readonly milestone: string | null; readonly offsetDays: number; readonly since: string }[];
  readonly onWorkingDays: boolean;
  readonly mostADay: number;
  readonly choice: { readonly kinds: readonly string[]; readonly places: readonly string[]; readonly audience: readonly string[]; readonly deadlinesOnly: boolean; readonly only: string | null };
}

/** A milestone's date as it stands, and since when. */
export interface DateSeen {
  readonly fromMs: number;
  readonly id: string;
  readonly revision: number;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly precision: string;
  readonly status: string;
  readonly sinceMs: number | null;
  readonly region: string;
  readonly network: string | null;
  readonly kind: string;
  readonly deadline: boolean;
}

/** What people in a conversation said last of one milestone's reminders. */
export interface MarkSeen {
  readonly fromMs: number;
  readonly conversation: string;
  readonly milestone: string;
  readonly kind: 'done' | 'snoozed' | 'muted';
  readonly revision: number;
  readonly untilMs: number | null;
}

export interface DeliverySeen {
  readonly key: string;
  readonly says: string;
  readonly conversation: string;
  readonly only_for: string | null;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly next_try: string | null;
  readonly due: string;
  readonly changed: string;
  /** When it was first tried since it last became due. */
  readonly began: string | null;
  readonly worker: string | null;
  readonly receipt: string | null;
  readonly reason: string | null;
  readonly again: number;
}

export interface SubjectSeen {
  readonly delivery: string;
  readonly milestone: string;
  readonly date_revision: number;
  readonly offset_days: number;
  readonly conversation: string;
}

/** What one transaction changed, as far as the promises go. */
export interface Seen {
  readonly moved: readonly { readonly row: DeliverySeen; readonly from: DeliveryState | null }[];
  readonly factsChanged: boolean;
  readonly broadcasts: readonly BroadcastMoved[];
}
