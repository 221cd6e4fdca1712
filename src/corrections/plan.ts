import type { FormerDate, Milestone } from '../roadmap/milestone.js';
import { toldWrong, type Corrected } from './correction.js';
import type { LastTold } from './repository.js';

/** One message to one conversation: every date of one change that is another than it was told. */
export interface PlannedCorrection {
  readonly conversation: string;
  readonly dates: readonly [Corrected, ...Corrected[]];
}

/** What is known of the dates that changed. */
export interface Known {
  /** As they stand now. */
  readonly milestones: readonly Milestone[];
  readonly former: readonly FormerDate[];
  readonly told: readonly LastTold[];
  /** Whether a correction that tells this date there is in the outbox, sent or not. */
  readonly isCarried: (conversation: string, corrected: Corrected) => boolean;
}

/** A message with more dates than this is not read. */
const MOST_DATES = 10;

/** Whom to tell that a date has changed: each conversation that was last told another one, once. In the order of the milestones. */
export function planCorrections({ milestones, former, told, isCarried }: Known): PlannedCorrection[] {
  const byConversation = new Map<string, Corrected[]>();
  for (const milestone of milestones) {
    const corrected = { milestone: milestone.id, dateRevision: milestone.dateRevision };
    for (const one of told.filter((each) => each.milestone === milestone.id)) {
      const { conversation } = one;
      if (toldWrong(milestone, former, one) === undefined || isCarried(conversation, corrected)) continue;
      byConversation.set(conversation, [...(byConversation.get(conversation) ?? []), corrected]);
    }
  }
  return [...byConversation].flatMap(([conversation, dates]) => inTens(dates).map((some) => ({ conversation, dates: some })));
}

function inTens(dates: readonly Corrected[]): [Corrected, ...Corrected[]][] {
  const [first, ...others] = dates.slice(0, MOST_DATES);
  return first === undefined ? [] : [[first, ...others], ...inTens(dates.slice(MOST_DATES))];
}
