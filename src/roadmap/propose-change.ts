import { plusMs } from '../time/instant.js';
import type { HeldChange } from './change.js';
import { gatherEffect } from './effect.js';
import type { Grounds, LedgerView, Refusal } from './ledger-wish.js';
import type { HeldWish } from './held-wish.js';
import { viewLedger, type LedgerTools } from './ledger-tools.js';
import { planProposal } from './plan-proposal.js';
import { HOLD_MS, MOST_ALONE } from './plan-release.js';
import { heldArgs, releaseWaits } from './held-says.js';
import type { Proposed } from './proposed.js';
import { askToRelease } from './tell-of-change.js';
import { settled } from './undo-change.js';

/** Where a change is proposed from, and what was seen there. */
export interface Asked {
  /** To tell there how it ended; null for the command line. */
  readonly conversation: string | null;
  /** The date code that the person had before her eyes; null where that is not known. */
  readonly seenCode: string | null;
}

/** Proposes a move, a confirmation or a cancellation: it is held, and until it is released the ledger stands as it stood. */
export async function proposeChange(wish: HeldWish, grounds: Omit<Grounds, 'now'>, { conversation, seenCode }: Asked, tools: LedgerTools): Promise<Proposed | Refusal> {
  const { tx, newId, clock, networks } = tools;
  const now = clock.now();
  const view = await viewLedger(tx.roadmap);
  const waiting = { held: await tx.roadmap.heldChanges(), touched: await tx.roadmap.heldMilestones() };
  const proposal = planProposal(view, waiting, wish, { ...grounds, now }, seenCode);
  if (proposal.kind === 'refused') return proposal;
  const { plan, replaces } = proposal;
  const effect = await gatherEffect(plan, view.milestones, tx, networks, now);
  const hold = { wish, until: plusMs(now, HOLD_MS), conversation, settled: null };
  const change: HeldChange = { ...plan.steps[0].change, id: newId(), state: 'held', partOf: null, hold };
  if (replaces !== null) await tx.roadmap.letGo(settled(replaces, 'undone', { at: now, by: grounds.by, replacedBy: change.id }));
  await tx.roadmap.hold(change, plan.steps.map((step) => step.next.id));
  await tx.records.audit({ id: newId(), at: clock.machineNow(), by: grounds.by, action: 'roadmap.propose', subject: wish.id, outcome: 'done', before: change.old, after: { ...change.new, change: change.id } });
  const proposed = { kind: 'proposed', change, plan, effect, needsSecond: effect.told > MOST_ALONE, replaced: replaces, ...standing(wish, view) } as const;
  const asked = proposed.needsSecond ? await askToRelease(change, releaseWaits.of(heldArgs(proposed, { asked: 0, forOthers: true })), tools) : 0;
  return { ...proposed, asked };
}

function standing({ id }: HeldWish, { milestones }: LedgerView): Pick<Proposed, 'before' | 'titles'> {
  const before = milestones.find((one) => one.id === id);
  if (before === undefined) throw new Error(`${id} was planned and is not there`);
  return { before, titles: new Map(milestones.map((one) => [one.id, one.title])) };
}
