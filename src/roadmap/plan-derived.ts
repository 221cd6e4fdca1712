import { plusDays } from '../time/calendar-date.js';
import type { DateWish } from './date-wish.js';
import type { Grounds, LedgerView, Step } from './ledger-wish.js';
import type { Milestone } from './milestone.js';
import { changeStep, type NewCode } from './plan-step.js';

/**
 * What is computed from a milestone that moved, computed anew: each its own step, whose reason names the anchor, then what hangs on that.
 * Only what no source gives (derived, expected) follows; a confirmed date stays until a source moves it.
 */
export function planDerived(anchor: Milestone, view: LedgerView, grounds: Grounds, newCode: NewCode, seen: ReadonlySet<string> = new Set([anchor.id])): Step[] {
  const following = view.milestones.filter((one) => one.derivedFrom?.id === anchor.id && !seen.has(one.id) && isComputed(one));
  return following.flatMap((one) => {
    const step = changeStep(one, 'move', { ...dateFrom(anchor, one), time: null }, { ...grounds, reason: `computed from ${anchor.id}`, source: null }, newCode);
    return step === undefined ? [] : [step, ...planDerived(step.next, view, grounds, newCode, new Set([...seen, one.id]))];
  });
}

/** Whether a milestone follows its anchor. */
export function isComputed({ status }: Pick<Milestone, 'status'>): boolean {
  return status === 'derived' || status === 'expected';
}

/** Counted from the first day of the anchor; where that is known only roughly, so is this. */
function dateFrom(anchor: Milestone, { derivedFrom }: Milestone): DateWish | undefined {
  if (derivedFrom === null) return undefined;
  const startsOn = plusDays(anchor.startsOn, derivedFrom.startOffsetDays);
  if (anchor.precision === 'day') return { startsOn, endsOn: plusDays(anchor.startsOn, derivedFrom.endOffsetDays), precision: 'day', grain: 'day' };
  return { startsOn, endsOn: plusDays(anchor.endsOn, derivedFrom.endOffsetDays), precision: 'window', grain: anchor.grain };
}
