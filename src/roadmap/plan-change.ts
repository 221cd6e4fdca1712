import { dayIn } from '../time/zone.js';
import { refuse, type EditableFields, type Grounds, type LedgerView, type LedgerWish, type Plan, type Refusal, type Step } from './ledger-wish.js';
import type { DateWish } from './date-wish.js';
import type { Milestone } from './milestone.js';
import { planAdd } from './plan-add.js';
import { planDerived } from './plan-derived.js';
import { changeStep, codeGiver, type Changes } from './plan-step.js';

/** Plans what a wish does to the ledger, or says why it does nothing. Pure: nothing is written. */
export function planChange(view: LedgerView, wish: LedgerWish, grounds: Grounds): Plan | Refusal {
  if (wish.kind === 'add') return planAdd(view, wish.milestone, grounds);
  const milestone = view.milestones.find((one) => one.id === wish.id);
  if (milestone === undefined) return refuse('unknown', wish.id);
  switch (wish.kind) {
    case 'move':
      return planMove(milestone, wish.date, view, grounds);
    case 'confirm':
      return planConfirm(milestone, view, grounds);
    case 'cancel':
      return planCancel(milestone, view, grounds);
    case 'share':
      return planShare(milestone, wish.region, view, grounds);
    case 'edit':
      return planEdit(milestone, wish.fields, view, grounds);
  }
}

/**
 * A new date. With a source it is confirmed; without one only a date that nobody confirmed can move, and stays as unsure as it was.
 * What is computed from it follows; its parts are named, not moved: nobody gave their new days.
 */
function planMove(milestone: Milestone, date: DateWish, view: LedgerView, grounds: Grounds): Plan | Refusal {
  if (date.startsOn > date.endsOn) return refuse('end-before-start');
  if (isBlank(grounds.reason)) return refuse('reason-missing');
  if (grounds.source === null && milestone.status !== 'expected') return refuse('source-needed');
  const isSame = milestone.startsOn === date.startsOn && milestone.endsOn === date.endsOn && milestone.precision === date.precision && milestone.grain === date.grain;
  const status = grounds.source === null ? milestone.status : 'confirmed';
  // The hours were published for the old days.
  const time = isSame ? milestone.time : null;
  const newCode = codeGiver(view);
  const step = changeStep(milestone, 'move', { ...date, status, time, ...sourced(grounds) }, grounds, newCode);
  if (step?.former === undefined || step.former === null) return refuse('nothing-changes', milestone.id);
  const derived = planDerived(step.next, view, grounds, newCode);
  return { kind: 'plan', steps: [step, ...derived], alsoLook: partsOf(milestone, view, derived) };
}

/** A source gives the date that stands. */
function planConfirm(milestone: Milestone, view: LedgerView, grounds: Grounds): Plan | Refusal {
  if (grounds.source === null) return refuse('source-needed');
  if (milestone.status === 'cancelled') return refuse('cancelled', milestone.id);
  return planOne(milestone, changeStep(milestone, 'confirm', { status: 'confirmed', ...sourced(grounds) }, grounds, codeGiver(view)), []);
}

/** It will not take place. What hangs on it is named, not cancelled. */
function planCancel(milestone: Milestone, view: LedgerView, grounds: Grounds): Plan | Refusal {
  if (isBlank(grounds.reason)) return refuse('reason-missing');
  if (milestone.status === 'cancelled') return refuse('nothing-changes', milestone.id);
  const following = view.milestones.filter((one) => one.derivedFrom?.id === milestone.id).map((one) => one.id);
  const look = [...new Set([...partsOf(milestone, view, []), ...following])];
  return planOne(milestone, changeStep(milestone, 'cancel', { status: 'cancelled', ...sourced(grounds) }, grounds, codeGiver(view)), look);
}

/** A network's own date is shown to a region or to all. Reminders of it that were due before are owed to nobody new. */
function planShare(milestone: Milestone, region: string, view: LedgerView, grounds: Grounds): Plan | Refusal {
  if (milestone.network === null) return refuse('nothing-changes', milestone.id);
  const step = changeStep(milestone, 'share', { network: null, region }, grounds, codeGiver(view));
  return planOne(milestone, step === undefined ? undefined : { ...step, next: { ...step.next, dateSince: grounds.now } }, []);
}

/** Title, summary, place or notes: nobody is reminded twice for a mended title. */
function planEdit(milestone: Milestone, fields: EditableFields, view: LedgerView, grounds: Grounds): Plan | Refusal {
  if (fields.title !== undefined && isBlank(fields.title)) return refuse('incomplete', 'title');
  return planOne(milestone, changeStep(milestone, 'edit', { ...fields, ...sourced(grounds) }, grounds, codeGiver(view)), []);
}

function planOne(milestone: Milestone, step: Step | undefined, alsoLook: string[]): Plan | Refusal {
  return step === undefined ? refuse('nothing-changes', milestone.id) : { kind: 'plan', steps: [step], alsoLook };
}

function sourced({ source, now }: Grounds): Changes {
  return source === null ? {} : { source, checkedOn: dayIn('UTC', now) };
}

function partsOf(milestone: Milestone, { milestones }: LedgerView, moved: readonly Step[]): string[] {
  const done = new Set(moved.map((step) => step.next.id));
  return milestones.filter((one) => one.parent === milestone.id && one.status !== 'cancelled' && !done.has(one.id)).map((one) => one.id);
}

function isBlank(text: string | null): boolean {
  return text === null || text.trim() === '';
}
