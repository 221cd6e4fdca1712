import type { BroadcastState } from '../../src/broadcasts/broadcast.js';
import type { DeliveryState } from '../../src/delivery/delivery.js';

/** The arrows on top of src/delivery/delivery.ts; a row that is new comes from nothing. */
const ARROWS: Readonly<Record<string, readonly DeliveryState[]>> = {
  new: ['due'],
  due: ['sending', 'skipped', 'cancelled'],
  sending: ['sent', 'due', 'retrying', 'unknown', 'refused', 'unreachable', 'skipped'],
  retrying: ['sending', 'skipped', 'cancelled'],
  unknown: ['sent', 'retrying', 'refused', 'skipped', 'due', 'cancelled'],
  refused: ['due'], unreachable: ['due', 'skipped'], skipped: ['due'], cancelled: ['due'], sent: [],
};
/** Those of copies beside: who cannot be reached stands so from the beginning, and when the broadcast is stopped, goes on, or is taken back; where somebody presses what was given up it had arrived. */
const ARROWS_OF_COPIES: Readonly<Record<string, readonly DeliveryState[]>> = {
  new: ['unreachable'], due: ['unreachable'], retrying: ['unreachable'], unreachable: ['cancelled'], skipped: ['cancelled', 'sent'], refused: ['sent'], cancelled: ['sent'],
};
/** Two that may be taken in one transaction, so that nobody sees what stands between them: by what. */
const THROUGH: Readonly<Record<string, DeliveryState>> = { 'new → sending': 'due', 'unknown → sending': 'retrying' };
/** What was held back may go on and go, or not be reached; what is new be held back; what was tried when it was stopped be held back and go on. */
const THROUGH_OF_COPIES: Readonly<Record<string, DeliveryState>> = {
  'new → cancelled': 'due', 'cancelled → sending': 'due', 'cancelled → unreachable': 'due', 'skipped → unreachable': 'due', 'retrying → due': 'cancelled',
};

/** The arrows on top of src/broadcasts/broadcast.ts. */
const STEPS: Readonly<Record<string, readonly BroadcastState[]>> = {
  new: ['draft', 'proposed'],
  draft: ['proposed'],
  proposed: ['approved'],
  approved: ['proposed', 'sending', 'stopped', 'recalled'],
  sending: ['stopped', 'sent', 'corrected', 'recalled'],
  stopped: ['proposed', 'approved', 'sending', 'recalled'],
  sent: ['corrected', 'recalled'],
  corrected: ['recalled'],
  recalled: [],
};
/** Where nothing is left to send. */
const STEPS_THROUGH: Readonly<Record<string, BroadcastState>> = { 'approved → sent': 'sending', 'approved → corrected': 'sending', 'stopped → sent': 'sending', 'stopped → corrected': 'sending' };

/** The states that a delivery took on its way, in their order, the last included; null where there is no such way. */
export function wayOf(from: DeliveryState | 'new', to: DeliveryState, isCopy: boolean): readonly DeliveryState[] | null {
  const through = THROUGH[`${from} → ${to}`] ?? (isCopy ? THROUGH_OF_COPIES[`${from} → ${to}`] : undefined);
  if (through !== undefined) return [through, to];
  return [...(ARROWS[from] ?? []), ...(isCopy ? (ARROWS_OF_COPIES[from] ?? []) : [])].includes(to) ? [to] : null;
}

/** The same of a broadcast. */
export function stepsOf(from: BroadcastState | 'new', to: BroadcastState): readonly BroadcastState[] | null {
  const through = STEPS_THROUGH[`${from} → ${to}`];
  if (through !== undefined) return [through, to];
  return (STEPS[from] ?? []).includes(to) ? [to] : null;
}
