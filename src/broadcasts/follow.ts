import { msOf } from '../time/instant.js';
import type { Broadcast } from './broadcast.js';
import type { BroadcastTools } from './broadcast-tools.js';
import { carriedBy, copyKey, rowsOf, sharedBy } from './copy-keys.js';
import { REASONS } from './reasons.js';
import type { Copy, NewCopy } from './repository.js';
import { stateNow, tallyOf } from './tally.js';

/** What is left in the outbox of an old one is over by then (`age-limits.ts`). */
const LOOKED_AFTER_MS = 31 * 24 * 3_600_000;

/** Looks after every broadcast that is alive. Resolves with the number of rows that were put into the outbox or let go. */
export async function followAll(tools: Pick<BroadcastTools, 'tx' | 'clock'>): Promise<number> {
  const now = tools.clock.machineNow();
  let changed = 0;
  for (const broadcast of await tools.tx.broadcasts.alive()) {
    if (hasEnded(broadcast) && msOf(now) - msOf(broadcast.changedAt) > LOOKED_AFTER_MS) continue;
    changed += await lookAfter(broadcast, tools);
    await settleState(broadcast, tools);
  }
  return changed;
}

function hasEnded({ state }: Broadcast): boolean {
  return state === 'sent' || state === 'corrected' || state === 'recalled';
}

/** Brings one to where it stands by itself: who is gone, what was caught between two steps, whether its hour has come or all is sent. */
export async function follow(broadcast: Broadcast, tools: Pick<BroadcastTools, 'tx' | 'clock'>): Promise<Broadcast> {
  await lookAfter(broadcast, tools);
  return settleState(broadcast, tools);
}

async function settleState(broadcast: Broadcast, { tx, clock }: Pick<BroadcastTools, 'tx' | 'clock'>): Promise<Broadcast> {
  const now = clock.machineNow();
  const tally = tallyOf(await tx.broadcasts.countCopies(broadcast.number, broadcast.round));
  const state = stateNow(broadcast, tally, now);
  return state === broadcast.state ? broadcast : tx.broadcasts.keep({ ...broadcast, state, changedAt: now });
}

async function lookAfter(broadcast: Broadcast, tools: Pick<BroadcastTools, 'tx' | 'clock'>): Promise<number> {
  if (broadcast.approval === null) return 0;
  const { tx, clock } = tools;
  const now = clock.machineNow();
  await tx.broadcasts.settleGone(broadcast.number, broadcast.round, now);
  switch (broadcast.state) {
    case 'draft':
    case 'proposed':
    case 'approved':
      return 0;
    case 'stopped':
      await tx.broadcasts.settleCopies(rowsOf(broadcast, 'first', ['due', 'retrying']), 'cancelled', REASONS.stopped, now);
      // What stands is put right, also while the rest is held back.
      return correctCopies(broadcast, tools);
    case 'sending':
    case 'sent':
    case 'corrected':
      return (await letGo(broadcast, tools)) + (await correctCopies(broadcast, tools));
    case 'recalled':
      return (await tx.broadcasts.settleCopies(rowsOf(broadcast, 'first', ['due', 'retrying']), 'cancelled', REASONS.recalled, now)) + (await removeCopies(broadcast, tools));
  }
}

/** What was being made ready when it was stopped and resumed, or corrected, was left out then: now it goes. */
async function letGo(broadcast: Broadcast, { tx, clock }: Pick<BroadcastTools, 'tx' | 'clock'>): Promise<number> {
  const caught = rowsOf(broadcast, 'first', ['skipped'], [REASONS.stopped, REASONS.corrected]);
  if (broadcast.corrections > 0) await tx.broadcasts.carryText(rowsOf(broadcast, 'first', ['due', 'retrying', 'skipped', 'unreachable']), sharedBy(broadcast, 'first', carriedBy(broadcast)));
  return tx.broadcasts.settleCopies(caught, 'due', null, clock.machineNow());
}

/** Every copy that shows an older text is given the new one, once. */
async function correctCopies(broadcast: Broadcast, { tx, clock }: Pick<BroadcastTools, 'tx' | 'clock'>): Promise<number> {
  if (broadcast.corrections === 0) return 0;
  const at = clock.machineNow();
  const copies = await tx.broadcasts.copies(broadcast.number, broadcast.round);
  const shown = shownIn(copies);
  const stale = copies.filter(({ part, state, conversation }) => part === 'first' && state === 'sent' && shown.get(conversation) !== broadcast.hash);
  const corrections = stale.map(({ conversation, delivery }): NewCopy => ({ key: copyKey(broadcast, 'correction', conversation, nameOfCorrection(broadcast)), conversation, due: at, updates: delivery, unreachable: null }));
  return tx.broadcasts.addCopies(corrections, sharedBy(broadcast, 'correction', carriedBy(broadcast)), at);
}

/** By conversation: the text that stands there, or may. A correction that was taken back before it was tried changed nothing. */
function shownIn(copies: readonly Copy[]): Map<string, string> {
  const shown = new Map(copies.filter(({ part }) => part === 'first').map(({ conversation, hash }) => [conversation, hash]));
  for (const { part, reason, conversation, hash } of copies) if (part === 'correction' && reason !== REASONS.corrected) shown.set(conversation, hash);
  return shown;
}

/** In the order of their numbers, as the store lists them: the newest is the last. */
function nameOfCorrection({ corrections }: Pick<Broadcast, 'corrections'>): string {
  return String(corrections).padStart(6, '0');
}

/** Every message of it that stands somewhere is removed; a correction that changed one in place is that same message. */
async function removeCopies(broadcast: Broadcast, { tx, clock }: Pick<BroadcastTools, 'tx' | 'clock'>): Promise<number> {
  const at = clock.machineNow();
  const standing = (await tx.broadcasts.copies(broadcast.number, broadcast.round)).filter(({ part, state, receipt }) => part !== 'removal' && state === 'sent' && receipt !== null);
  const removals = onePerMessage(standing).map(({ conversation, delivery, part }): NewCopy => ({ key: copyKey(broadcast, 'removal', conversation, part === 'first' ? '' : delivery), conversation, due: at, updates: delivery, unreachable: null }));
  return tx.broadcasts.addCopies(removals, sharedBy(broadcast, 'removal', { ...carriedBy(broadcast), dates: [] }), at);
}

function onePerMessage(copies: readonly Copy[]): Copy[] {
  const first = new Map<string, Copy>();
  for (const copy of [...copies].sort((one) => (one.part === 'first' ? -1 : 1))) {
    const message = `${copy.conversation} ${copy.receipt ?? ''}`;
    if (!first.has(message)) first.set(message, copy);
  }
  return [...first.values()];
}
