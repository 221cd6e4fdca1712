import type { DeliveryState } from '../delivery/delivery.js';
import type { Broadcast } from './broadcast.js';
import type { BroadcastTools } from './broadcast-tools.js';
import { carriedBy, copyKey, rowsOf, sharedBy } from './copy-keys.js';
import { REASONS } from './reasons.js';
import type { Copy, NewCopy } from './repository.js';
import { mayGoOn, stateNow, tallyOf, WAITING, type CopyCounts } from './tally.js';

const NOT_SENT: readonly DeliveryState[] = [...WAITING, 'skipped', 'unreachable'];

/** Brings one to where it stands by itself: who is gone, what was caught between two steps, whether its hour has come or all is sent. */
export async function follow(broadcast: Broadcast, tools: Pick<BroadcastTools, 'tx' | 'clock'>): Promise<Broadcast> {
  await lookAfter(broadcast, await tools.tx.broadcasts.countCopies(broadcast.number, broadcast.round), tools);
  return settleState(broadcast, tools);
}

/** The state that it has come to. */
export async function settleState(broadcast: Broadcast, { tx, clock }: Pick<BroadcastTools, 'tx' | 'clock'>): Promise<Broadcast> {
  if (!mayGoOn(broadcast)) return broadcast;
  const now = clock.machineNow();
  const tally = tallyOf(await tx.broadcasts.countCopies(broadcast.number, broadcast.round));
  const state = stateNow(broadcast, tally, now);
  return state === broadcast.state ? broadcast : tx.broadcasts.keep({ ...broadcast, state, changedAt: now });
}

/**
 * Resolves with the number of rows that were put into the outbox or let go.
 * @param counts where its copies stand: nobody looks for what is not there.
 */
export async function lookAfter(broadcast: Broadcast, counts: CopyCounts, tools: Pick<BroadcastTools, 'tx' | 'clock'>): Promise<number> {
  if (broadcast.approval === null) return 0;
  const { tx, clock } = tools;
  const now = clock.machineNow();
  const isWaiting = hasAny(counts, WAITING);
  if (isWaiting) await tx.broadcasts.settleGone(broadcast.number, broadcast.round, now);
  switch (broadcast.state) {
    case 'draft':
    case 'proposed':
    case 'approved':
      return 0;
    case 'stopped':
      if (isWaiting) await tx.broadcasts.settleCopies(rowsOf(broadcast, 'first', WAITING), 'cancelled', REASONS.stopped, now);
      // What stands is put right, also while the rest is held back.
      return correctCopies(broadcast, tools);
    case 'sending':
    case 'sent':
    case 'corrected':
      return (await letGo(broadcast, counts, tools)) + (await correctCopies(broadcast, tools));
    case 'recalled':
      return (isWaiting ? await tx.broadcasts.settleCopies(rowsOf(broadcast, 'first', WAITING), 'cancelled', REASONS.recalled, now) : 0) + (await removeCopies(broadcast, tools));
  }
}

/** What was being made ready when it was stopped and resumed, or corrected, was left out then: now it goes. */
async function letGo(broadcast: Broadcast, counts: CopyCounts, { tx, clock }: Pick<BroadcastTools, 'tx' | 'clock'>): Promise<number> {
  if (broadcast.corrections > 0 && hasAny(counts, NOT_SENT)) await tx.broadcasts.carryText(rowsOf(broadcast, 'first', NOT_SENT), sharedBy(broadcast, 'first', carriedBy(broadcast)));
  if (!hasAny(counts, ['skipped'])) return 0;
  const caught = rowsOf(broadcast, 'first', ['skipped'], [REASONS.stopped, REASONS.corrected]);
  return tx.broadcasts.settleCopies(caught, 'due', null, clock.machineNow());
}

/** Every copy that shows an older text is given the new one, once. */
async function correctCopies(broadcast: Broadcast, { tx, clock }: Pick<BroadcastTools, 'tx' | 'clock'>): Promise<number> {
  if (broadcast.corrections === 0) return 0;
  const at = clock.machineNow();
  const copies = await tx.broadcasts.copies(broadcast.number, broadcast.round);
  const shown = shownIn(copies);
  const newest = newestMessages(copies);
  const stale = copies.filter(({ part, state, conversation }) => part === 'first' && state === 'sent' && shown.get(conversation) !== broadcast.hash);
  const corrections = stale.map(({ conversation, delivery }): NewCopy => ({ key: copyKey(broadcast, 'correction', conversation, nameOfCorrection(broadcast)), conversation, due: at, updates: newest.get(conversation)?.delivery ?? delivery, unreachable: null }));
  const added = await tx.broadcasts.addCopies(unknownTo(copies, corrections), sharedBy(broadcast, 'correction', carriedBy(broadcast)), at);
  return added + (await remove(besideTheNewest(copies, newest), copies, broadcast, { tx, clock }));
}

/**
 * Messages that stand beside the newest: one was removed by hand, a correction that wrote another in its place was in doubt while the next
 * was written, and that wrote one more. They are taken away: a conversation has one copy.
 */
function besideTheNewest(copies: readonly Copy[], newest: ReadonlyMap<string, Copy>): Copy[] {
  const receipts = new Map(copies.map(({ delivery, receipt }) => [delivery, receipt]));
  const replaced = new Set(copies.flatMap(({ conversation, state, receipt, updates }) => {
    const before = updates === null ? null : (receipts.get(updates) ?? null);
    return state === 'sent' && receipt !== null && before !== null && before !== receipt ? [`${conversation} ${before}`] : [];
  }));
  return standing(copies).filter(({ conversation, receipt }) => newest.has(conversation) && newest.get(conversation)?.receipt !== receipt && !replaced.has(`${conversation} ${receipt ?? ''}`));
}

/**
 * By conversation: the text that stands there, or may; null where nobody knows. So it is of a copy that went more than once, or was given up,
 * and counts as sent only since somebody pressed under it: between two tries it may have been given another text. A correction that was taken back
 * before it was tried changed nothing. One that was left out because its date moved may have been tried before: whatever is approved next goes there.
 */
function shownIn(copies: readonly Copy[]): Map<string, string | null> {
  const shown = new Map<string, string | null>(copies.filter(({ part }) => part === 'first').map(({ conversation, hash, reason }) => [conversation, reason === REASONS.pressed ? null : hash]));
  for (const { part, reason, conversation, hash } of copies) if (part === 'correction' && reason !== REASONS.corrected) shown.set(conversation, reason === REASONS.moved ? null : hash);
  return shown;
}

/**
 * By conversation: the correction whose message stands there. It is the copy, changed in place; where that was removed by hand, it is another
 * message, which the next correction has to change: beside one that is written anew it would stand on with the older text.
 */
function newestMessages(copies: readonly Copy[]): Map<string, Copy> {
  return new Map(copies.filter(({ part, state, receipt }) => part === 'correction' && state === 'sent' && receipt !== null).map((copy) => [copy.conversation, copy]));
}

/** In the order of their numbers, as the store lists them: the newest is the last. */
function nameOfCorrection({ corrections }: Pick<Broadcast, 'corrections'>): string {
  return String(corrections).padStart(6, '0');
}

/** Every message of it that stands somewhere is removed. */
async function removeCopies(broadcast: Broadcast, tools: Pick<BroadcastTools, 'tx' | 'clock'>): Promise<number> {
  const copies = await tools.tx.broadcasts.copies(broadcast.number, broadcast.round);
  return remove(standing(copies), copies, broadcast, tools);
}

async function remove(messages: readonly Copy[], copies: readonly Copy[], broadcast: Broadcast, { tx, clock }: Pick<BroadcastTools, 'tx' | 'clock'>): Promise<number> {
  const at = clock.machineNow();
  const removals = messages.map(({ conversation, delivery, part }): NewCopy => ({ key: copyKey(broadcast, 'removal', conversation, part === 'first' ? '' : delivery), conversation, due: at, updates: delivery, unreachable: null }));
  return tx.broadcasts.addCopies(unknownTo(copies, removals), sharedBy(broadcast, 'removal', { ...carriedBy(broadcast), dates: [] }), at);
}

/** Each message that is known, once; a correction that changed one in place is that same message. */
function standing(copies: readonly Copy[]): Copy[] {
  return onePerMessage(copies.filter(({ part, state, receipt }) => part !== 'removal' && state === 'sent' && receipt !== null));
}

/** What was written before is not written every minute again. */
function unknownTo(copies: readonly Copy[], added: readonly NewCopy[]): NewCopy[] {
  const known = new Set(copies.map(({ delivery }) => delivery));
  return added.filter(({ key }) => !known.has(key));
}

function hasAny(counts: CopyCounts, states: readonly DeliveryState[]): boolean {
  return states.some((one) => (counts[one] ?? 0) > 0);
}

function onePerMessage(copies: readonly Copy[]): Copy[] {
  const first = new Map<string, Copy>();
  for (const copy of [...copies].sort((one) => (one.part === 'first' ? -1 : 1))) {
    const message = `${copy.conversation} ${copy.receipt ?? ''}`;
    if (!first.has(message)) first.set(message, copy);
  }
  return [...first.values()];
}
