import { enqueueCorrections } from '../corrections/enqueue-corrections.js';
import { DATE_HAS_MOVED } from '../delivery/delivery.js';
import type { HeldChange } from './change.js';
import type { Grounds, InstantWish, Plan, Refusal, Step } from './ledger-wish.js';
import { viewLedger, type LedgerTools } from './ledger-tools.js';
import { planChange } from './plan-change.js';
import type { RoadmapWrites } from './repository.js';
import { isSameDays } from './same-days.js';

/** Plans an addition or an edit on the ledger as it stands in this transaction and makes it at once: nobody was told anything else. */
export async function changeLedger(wish: InstantWish, grounds: Omit<Grounds, 'now'>, tools: LedgerTools): Promise<Plan | Refusal> {
  const plan = planChange(await viewLedger(tools.tx.roadmap), wish, { ...grounds, now: tools.clock.now() });
  if (plan.kind === 'plan') await makeChange(plan, null, tools);
  return plan;
}

/**
 * Makes a plan that was made in this same transaction: rows, audit, no reminder of an old date leaves any more, and who was told one is
 * told the new one.
 * Throws when it is stale after all, so that nothing of it stays.
 * @param waited the change that was held, settled: its row becomes that of the first step; null where nothing was held.
 */
export async function makeChange(plan: Plan, waited: HeldChange | null, tools: LedgerTools): Promise<void> {
  const first = waited?.id ?? tools.newId();
  for (const [at, step] of plan.steps.entries()) await makeStep(step, at === 0 ? first : tools.newId(), first, at === 0 ? waited : null, tools);
  await enqueueCorrections(plan.steps.filter(({ former }) => former !== null).map(({ next }) => next), tools.tx, tools.clock.machineNow());
}

async function makeStep(step: Step, id: string, first: string, waited: HeldChange | null, { tx, newId, clock }: LedgerTools): Promise<void> {
  const { change, next, former } = step;
  const row = { ...change, id, at: waited?.at ?? change.at, partOf: id === first ? null : first, hold: waited?.hold ?? null };
  if (!(await isWritten(step, row, tx.roadmap))) throw new Error(`${next.id} was changed meanwhile: nothing was written.`);
  const at = clock.machineNow();
  if (former !== null) await tx.deliveries.skipSubject({ milestone: next.id, dateRevisionBelow: next.dateRevision, sparesReminders: isSameDays(next, former) }, DATE_HAS_MOVED, at);
  await tx.records.audit({ id: newId(), at, by: change.by, action: `roadmap.${change.kind}`, subject: next.id, outcome: 'done', before: change.old, after: { ...change.new, change: id } });
}

async function isWritten({ next, former, seen }: Step, row: Parameters<RoadmapWrites['keepChange']>[0], roadmap: RoadmapWrites): Promise<boolean> {
  if (seen !== null) return (await roadmap.record(row, next, seen, former)) === 'recorded';
  if (!(await roadmap.add(next, []))) return false;
  await roadmap.keepChange(row);
  return true;
}
