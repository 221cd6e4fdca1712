import type { Instant } from '../time/instant.js';
import type { MilestoneId } from '../roadmap/milestone.js';

/**
 * What people in a conversation said of one milestone's reminders, the newest word only:
 *
 *   done      no more of these days, also once they are confirmed; a moved date is reminded anew
 *   snoozed   none before `until`, and one then
 *   muted     none of this milestone, whatever its date
 */
export interface Mark {
  readonly milestone: MilestoneId;
  readonly kind: 'done' | 'snoozed' | 'muted';
  readonly dateRevision: number;
  /** The roadmap's moment at which a snoozed one comes again; null for the others. */
  readonly until: Instant | null;
  /** The account, as `who` writes it. */
  readonly by: string;
  /** The roadmap's moment. */
  readonly at: Instant;
}

/** Whether no reminder of this date may go any more. `sameSince`: the revision since which it has named the same days. */
export function isSilent(mark: Mark | undefined, sameSince: number): boolean {
  if (mark === undefined) return false;
  return mark.kind === 'muted' || (mark.kind === 'done' && mark.dateRevision >= sameSince);
}

/** When a snoozed reminder of this date comes again; undefined where none is snoozed. */
export function snoozedUntil(mark: Mark | undefined, sameSince: number): Instant | undefined {
  return mark?.kind === 'snoozed' && mark.dateRevision >= sameSince ? (mark.until ?? undefined) : undefined;
}
