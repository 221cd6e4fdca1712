import type { FormerDate, Milestone, MilestoneId } from '../roadmap/milestone.js';
import type { CalendarDate } from '../time/calendar-date.js';

/**
 * What holds of a date in a letter. holds: the ledger gives it; refined: the ledger is more exact and not against it; moved: the ledger gives another
 * date for what the sentence talks about; unknown: the sentence talks about nothing that the ledger holds, or is more exact than the ledger.
 */
export type Verdict = 'holds' | 'refined' | 'moved' | 'unknown';

/** A date as a letter writes it. `edge`: the sentence names it as the first or the last day of something. */
export interface WrittenDate {
  /** As it stands in the letter, from `offset` on (UTF-16 units). */
  readonly text: string;
  readonly offset: number;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** How exactly it is written: a range of days is written to the day. */
  readonly grain: 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year';
  readonly edge: 'first' | 'last' | null;
  /** False where the year was supplied from the dates around it. */
  readonly isYearSaid: boolean;
}

/** A date of a letter, with what its sentence talks about; null where the ledger holds nothing of it. */
export interface Finding extends WrittenDate {
  readonly milestone: MilestoneId | null;
  readonly verdict: Verdict;
}

const GRAINS = ['day', 'week', 'month', 'quarter', 'half', 'year'] as const;

/** What holds of a written date, if it is this milestone's. */
export function verdictOf(date: WrittenDate, milestone: Milestone): Verdict {
  const isFiner = GRAINS.indexOf(date.grain) < GRAINS.indexOf(milestone.grain);
  const isCoarser = GRAINS.indexOf(date.grain) > GRAINS.indexOf(milestone.grain);
  if (date.to < milestone.startsOn || milestone.endsOn < date.from) return 'moved';
  if (date.from === milestone.startsOn && date.to === milestone.endsOn) return 'holds';
  if (isCoarser) return 'refined';
  if (isFiner) return 'unknown';
  return agrees(date, milestone) ? 'holds' : 'moved';
}

/** Whether a written date is one that once held of this milestone. */
export function isFormer(date: WrittenDate, former: FormerDate): boolean {
  return former.grain === date.grain && agrees(date, former);
}

/** Days within an event hold ("the Forum, on 6 May"); a first or last day that is named as one must be it. */
function agrees({ from, to, edge }: WrittenDate, { startsOn, endsOn }: Pick<Milestone, 'startsOn' | 'endsOn'>): boolean {
  if (edge === 'first') return from === startsOn;
  if (edge === 'last') return to === endsOn;
  return startsOn <= from && to <= endsOn;
}
