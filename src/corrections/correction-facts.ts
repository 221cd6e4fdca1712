import type { Facts } from '../roadmap/facts.js';
import type { MilestoneId } from '../roadmap/milestone.js';
import type { CorrectionReads, LastTold } from './repository.js';

/** What a correction is composed from beside the ledger: what was told where it goes, and whether calendars can reach the bot. */
export interface CorrectionFacts extends Facts {
  readonly toldHere: ReadonlyMap<MilestoneId, LastTold>;
  readonly hasCalendar: boolean;
}

/** Reads what was last told in a conversation, as it stands now. */
export async function readToldHere(corrections: Pick<CorrectionReads, 'lastToldIn'>, conversation: string, publicUrl: string | null, facts: Facts): Promise<CorrectionFacts> {
  const told = await corrections.lastToldIn(conversation, [...facts.ledger.byId.keys()]);
  return { ...facts, toldHere: new Map(told.map((one) => [one.milestone, one])), hasCalendar: publicUrl !== null };
}
