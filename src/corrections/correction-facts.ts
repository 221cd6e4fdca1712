import type { Delivery } from '../delivery/delivery.js';
import type { Facts } from '../roadmap/facts.js';
import type { MilestoneId } from '../roadmap/milestone.js';
import type { CorrectionReads, LastTold } from './repository.js';

/** What a correction is composed from beside the ledger: what was told where it goes, and whether calendars can reach the bot. */
export interface CorrectionFacts extends Facts {
  readonly toldHere: ReadonlyMap<MilestoneId, LastTold>;
  readonly hasCalendar: boolean;
}

/**
 * Reads what was last told where a correction goes, as it stands now. One that was given up in doubt counts as told itself; when a person
 * has it tried again, that must not keep it back.
 */
export async function readToldHere(corrections: Pick<CorrectionReads, 'lastToldIn'>, { key, conversation }: Pick<Delivery, 'key' | 'conversation'>, publicUrl: string | null, facts: Facts): Promise<CorrectionFacts> {
  const told = await corrections.lastToldIn(conversation, [...facts.ledger.byId.keys()], key);
  return { ...facts, toldHere: new Map(told.map((one) => [one.milestone, one])), hasCalendar: publicUrl !== null };
}
