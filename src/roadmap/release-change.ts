import type { HeldChange } from './change.js';
import type { Saying } from '../chat/saying.js';
import { gatherEffect } from './effect.js';
import type { Plan, Refusal } from './ledger-wish.js';
import { viewLedger, type LedgerTools } from './ledger-tools.js';
import { makeChange } from './make-change.js';
import { planChange } from './plan-change.js';
import { planRelease, stillHeld } from './plan-release.js';
import { isSamePerson } from './same-person.js';
import { sayingOf } from './says.js';
import { tellHowItEnded } from './tell-of-change.js';
import { settled } from './undo-change.js';

/** A change that took effect, and what it did. */
export interface Released {
  readonly kind: 'released';
  readonly change: HeldChange;
  readonly plan: Plan;
  readonly saying: Saying;
}

/**
 * Releases a change that is held: only now the ledger moves, with new date codes. Planned anew on the ledger of this moment,
 * so that what was edited meanwhile stays.
 * @param by who releases it; null: by itself, when its hold is over. It counts as made then, also when the bot was down.
 * @param conversation where it is released; null for the command line and by itself.
 */
export async function releaseChange(id: string, by: string | null, conversation: string | null, tools: LedgerTools): Promise<Released | Refusal> {
  const { tx, newId, clock, networks } = tools;
  const change = stillHeld(await tx.roadmap.findChange(id), id);
  if ('code' in change) return change;
  const now = clock.now();
  const view = await viewLedger(tx.roadmap);
  const plan = planChange(view, change.hold.wish, { by: change.by, now: by === null ? change.hold.until : now, reason: change.reason, source: change.source });
  if (plan.kind === 'refused') return plan;
  const { told: concerns } = await gatherEffect(plan, view.milestones, tx, networks, now);
  const verdict = planRelease(change, { isMaker: by === null || (await isSamePerson(by, change.by, tx.people)), now, concerns });
  const audit = { id: newId(), at: clock.machineNow(), by: by ?? 'bot', action: 'roadmap.release', subject: change.milestone, before: null, after: { change: id, concerns } };
  if (verdict !== 'release') {
    if (by !== null) await tx.records.audit({ ...audit, outcome: 'refused' });
    return verdict;
  }
  const done = settled(change, 'released', { at: now, by, replacedBy: null });
  await tx.roadmap.letGo(done);
  await makeChange(plan, done, tools);
  await tx.records.audit({ ...audit, outcome: 'done' });
  const saying = sayingOf(plan, new Map(view.milestones.map((one) => [one.id, one.title])), by === null ? 'itself' : 'second');
  await tellHowItEnded(done, saying, conversation, tools);
  return { kind: 'released', change: done, plan, saying };
}
