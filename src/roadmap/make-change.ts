import type { DeliveryWrites } from '../delivery/repository.js';
import type { RecordWrites } from '../records/repository.js';
import type { Clock } from '../time/clock.js';
import type { NewId } from '../time/ids.js';
import type { Instant } from '../time/instant.js';
import type { Grounds, LedgerView, LedgerWish, Plan, Refusal, Step } from './ledger-wish.js';
import { planChange } from './plan-change.js';
import type { RoadmapReads, RoadmapWrites } from './repository.js';

/** What a change of the ledger writes to. */
export interface LedgerTools {
  readonly tx: { readonly roadmap: RoadmapWrites; readonly deliveries: Pick<DeliveryWrites, 'skipSubject'>; readonly records: Pick<RecordWrites, 'audit'> };
  readonly newId: NewId;
  readonly clock: Pick<Clock, 'now' | 'machineNow'>;
}

/** Plans a wish on the ledger as it stands in this transaction and makes it: rows, audit, and no reminder of an old date leaves any more. */
export async function changeLedger(wish: LedgerWish, grounds: Omit<Grounds, 'now'>, tools: LedgerTools): Promise<Plan | Refusal> {
  const plan = planChange(await viewLedger(tools.tx.roadmap), wish, { ...grounds, now: tools.clock.now() });
  if (plan.kind === 'plan') await makeChange(plan, tools);
  return plan;
}

async function viewLedger(roadmap: Pick<RoadmapReads, 'milestones' | 'formerDates'>): Promise<LedgerView> {
  const milestones = await roadmap.milestones();
  const codes = new Set([...milestones, ...(await roadmap.formerDates())].map((one) => one.dateCode));
  return { milestones, isTaken: (code) => codes.has(code) };
}

/** Makes a plan that was made in this same transaction. Throws when it is stale after all, so that nothing of it stays. */
async function makeChange(plan: Plan, tools: LedgerTools): Promise<void> {
  const at = tools.clock.machineNow();
  for (const step of plan.steps) await makeStep(step, at, tools);
}

async function makeStep(step: Step, at: Instant, tools: LedgerTools): Promise<void> {
  const { tx, newId } = tools;
  const { change, next, former } = step;
  const id = newId();
  if (!(await isWritten(step, id, tx.roadmap))) throw new Error(`${next.id} was changed meanwhile: nothing was written.`);
  if (former !== null) await tx.deliveries.skipSubject({ milestone: next.id, dateRevisionBelow: next.dateRevision }, 'the date has moved', at);
  await tx.records.audit({ id: newId(), at, by: change.by, action: `roadmap.${change.kind}`, subject: next.id, outcome: 'done', before: change.old, after: { ...change.new, change: id } });
}

async function isWritten({ change, next, former, seen }: Step, id: string, roadmap: RoadmapWrites): Promise<boolean> {
  if (seen !== null) return (await roadmap.record({ ...change, id }, next, seen, former)) === 'recorded';
  if (!(await roadmap.add(next, []))) return false;
  await roadmap.keepChange({ ...change, id });
  return true;
}
