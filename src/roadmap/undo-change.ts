import type { Saying } from '../chat/saying.js';
import type { HeldChange, Settlement } from './change.js';
import type { Refusal } from './ledger-wish.js';
import type { LedgerTools } from './ledger-tools.js';
import type { Milestone } from './milestone.js';
import { undoneSaying } from './held-says.js';
import { stillHeld } from './plan-release.js';
import { tellHowItEnded } from './tell-of-change.js';

/** A change that was dropped while it was held, and the milestone as it stands, as before. */
export interface Undone {
  readonly kind: 'undone';
  readonly change: HeldChange;
  readonly milestone: Milestone;
  readonly saying: Saying;
}

/**
 * Drops a change that is held: nothing of it ever stood in the ledger, and its reminders go on.
 * @param conversation where it is dropped; null for the command line.
 */
export async function undoChange(id: string, by: string, conversation: string | null, tools: LedgerTools): Promise<Undone | Refusal> {
  const { tx, newId, clock } = tools;
  const change = stillHeld(await tx.roadmap.findChange(id), id);
  if ('code' in change) return change;
  const milestone = await tx.roadmap.findMilestone(change.milestone);
  if (milestone === undefined) throw new Error(`${change.milestone} is held and not there`);
  await tx.roadmap.letGo(settled(change, 'undone', { at: clock.now(), by, replacedBy: null }));
  await tx.records.audit({ id: newId(), at: clock.machineNow(), by, action: 'roadmap.undo', subject: change.milestone, outcome: 'undone', before: change.new, after: { change: id } });
  const saying = undoneSaying(milestone);
  await tellHowItEnded(change, saying, conversation, tools);
  return { kind: 'undone', change, milestone, saying };
}

/** A change as it stands once it has ended. */
export function settled(change: HeldChange, state: 'released' | 'undone', settlement: Settlement): HeldChange {
  return { ...change, state, hold: { ...change.hold, settled: settlement } };
}
