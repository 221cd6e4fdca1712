import type { DeliveryState } from '../delivery/delivery.js';
import type { Broadcast } from './broadcast.js';
import type { BroadcastTools } from './broadcast-tools.js';
import { carriedBy, copyKey, rowsOf, sharedBy } from './copy-keys.js';
import { REASONS } from './reasons.js';
import type { Copy, NewCopy } from './repository.js';
import { mayGoOn, stateNow, tallyOf, WAITING, type CopyCounts } from './tally.js';
import { messagesBesideTheNewest, messagesThatStand, newestMessages, shownIn } from './what-stands.js';

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
  return added + (await remove(messagesBesideTheNewest(copies, newest), copies, broadcast, { tx, clock }));
}

/** In the order of their numbers, as the store lists them: the newest is the last. */
function nameOfCorrection({ corrections }: Pick<Broadcast, 'corrections'>): string {
  return String(corrections).padStart(6, '0');
}

/** Every message of it that stands somewhere is removed. */
async function removeCopies(broadcast: Broadcast, tools: Pick<BroadcastTools, 'tx' | 'clock'>): Promise<number> {
  const copies = await tools.tx.broadcasts.copies(broadcast.number, broadcast.round);
  return remove(messagesThatStand(copies), copies, broadcast, tools);
}

async function remove(messages: readonly Copy[], copies: readonly Copy[], broadcast: Broadcast, { tx, clock }: Pick<BroadcastTools, 'tx' | 'clock'>): Promise<number> {
  const at = clock.machineNow();
  const removals = messages.map(({ conversation, delivery, part }): NewCopy => ({ key: copyKey(broadcast, 'removal', conversation, part === 'first' ? '' : delivery), conversation, due: at, updates: delivery, unreachable: null }));
  return tx.broadcasts.addCopies(unknownTo(copies, removals), sharedBy(broadcast, 'removal', { ...carriedBy(broadcast), dates: [] }), at);
}

/** What was written before is not written every minute again. */
function unknownTo(copies: readonly Copy[], added: readonly NewCopy[]): NewCopy[] {
  const known = new Set(copies.map(({ delivery }) => delivery));
  return added.filter(({ key }) => !known.has(key));
}

function hasAny(counts: CopyCounts, states: readonly DeliveryState[]): boolean {
  return states.some((one) => (counts[one] ?? 0) > 0);
}
