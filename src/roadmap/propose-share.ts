import { dateOfMilestone, shareWaits } from './share-says.js';
import type { HeldChange } from './change.js';
import { refuse, type Refusal } from './ledger-wish.js';
import { viewLedger, type LedgerTools } from './ledger-tools.js';
import type { Milestone } from './milestone.js';
import { planChange } from './plan-change.js';
import { askToRelease } from './tell-of-change.js';

/** A network asks that its own date be shown to more than itself. */
export interface ShareAsked {
  readonly kind: 'asked';
  readonly change: HeldChange;
  /** How many of the Secretariat were asked where they can be written to alone. */
  readonly asked: number;
}

/** Asks the Secretariat to show a network's own date to a region or to all (`global`). Until it agrees, only the network sees it. */
export async function proposeShare(milestone: Milestone, region: string, { by, conversation }: { readonly by: string; readonly conversation: string }, tools: LedgerTools): Promise<ShareAsked | Refusal> {
  const { tx, newId, clock } = tools;
  const waiting = (await tx.roadmap.proposedChanges()).find((one) => one.milestone === milestone.id);
  if (waiting !== undefined) return refuse('held', waiting.id);
  const now = clock.now();
  const wish = { kind: 'share', id: milestone.id, region } as const;
  const plan = planChange(await viewLedger(tx.roadmap), wish, { by, now, reason: null, source: null });
  if (plan.kind === 'refused') return plan;
  const change: HeldChange = { ...plan.steps[0].change, id: newId(), state: 'proposed', partOf: null, hold: { wish, until: now, conversation, settled: null } };
  await tx.roadmap.keepChange(change);
  await tx.records.audit({ id: newId(), at: clock.machineNow(), by, action: 'roadmap.propose', subject: milestone.id, outcome: 'done', before: change.old, after: { ...change.new, change: change.id } });
  const asked = await askToRelease(change, shareWaits.of({ change: change.id, title: milestone.title, network: milestone.network ?? '', region, date: dateOfMilestone(milestone) }), tools);
  return { kind: 'asked', change, asked };
}
