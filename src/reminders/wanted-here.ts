import type { Facts } from '../roadmap/facts.js';
import type { Milestone, MilestoneId } from '../roadmap/milestone.js';
import { sameDaysSince } from '../roadmap/same-days.js';
import { isSilent, type Mark } from './mark.js';
import type { ReminderReads } from './repository.js';

/** What a reminder is composed from beside the ledger: what people said since where it goes. */
export interface ReminderFacts extends Facts {
  /** Absent where it answers what was just said there. */
  readonly wantedHere?: WantedHere;
}

interface WantedHere {
  readonly isStopped: boolean;
  readonly marks: ReadonlyMap<MilestoneId, Mark>;
}

/** Reads what people want where a reminder goes, as it stands now: it may have been in the outbox for hours. */
export async function readWantedHere(reminders: Pick<ReminderReads, 'findSubscription' | 'marks'>, conversation: string, facts: Facts): Promise<ReminderFacts> {
  const marks = (await reminders.marks(conversation)).map(({ mark }): [MilestoneId, Mark] => [mark.milestone, mark]);
  return { ...facts, wantedHere: { isStopped: (await reminders.findSubscription(conversation)) === undefined, marks: new Map(marks) } };
}

/** Why no reminder of this date is wanted any more where it goes; undefined where it is. */
export function unwantedHere(milestone: Milestone, { wantedHere, ledger }: ReminderFacts): string | undefined {
  if (wantedHere === undefined) return undefined;
  if (wantedHere.isStopped) return 'reminders were stopped here';
  return isSilent(wantedHere.marks.get(milestone.id), sameDaysSince(milestone, ledger.formerDates).dateRevision) ? 'no more reminders of it are wanted here' : undefined;
}
