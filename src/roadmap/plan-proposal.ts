import type { HeldChange } from './change.js';
import { refuse, type Grounds, type LedgerView, type Plan, type Refusal } from './ledger-wish.js';
import type { HeldWish } from './held-wish.js';
import type { MilestoneId } from './milestone.js';
import { planChange } from './plan-change.js';

/** What waits beside the ledger: changes, and every milestone that one of them touches, with its id. */
export interface Waiting {
  readonly held: readonly HeldChange[];
  readonly touched: ReadonlyMap<MilestoneId, string>;
}

/** A change that may be held: what it would do, and the waiting one whose place it takes. */
export interface Proposal {
  readonly kind: 'proposal';
  readonly plan: Plan;
  readonly replaces: HeldChange | null;
}

/**
 * Plans a change that is to be held. Nothing of a waiting change stands in the ledger yet, so a second move of the same milestone
 * is planned from the value before the first: the two become one.
 * @param seenCode the date code that the person had before her eyes, where that is known.
 */
export function planProposal(view: LedgerView, { held, touched }: Waiting, wish: HeldWish, grounds: Grounds, seenCode: string | null): Proposal | Refusal {
  const current = view.milestones.find((one) => one.id === wish.id);
  if (seenCode !== null && current !== undefined && current.dateCode !== seenCode) return refuse('stale', current.dateCode);
  const earlier = wish.kind === 'move' ? (held.find((one) => one.milestone === wish.id && one.kind === 'move') ?? null) : null;
  const plan = planChange(view, wish, grounds);
  if (plan.kind === 'refused') return earlier !== null && plan.code === 'nothing-changes' ? refuse('undo-instead', earlier.id) : plan;
  const inTheWay = plan.steps.map((step) => touched.get(step.next.id)).find((change) => change !== undefined && change !== earlier?.id);
  return inTheWay === undefined ? { kind: 'proposal', plan, replaces: earlier } : refuse('held', inTheWay);
}
