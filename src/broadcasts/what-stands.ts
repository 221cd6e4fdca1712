import { REASONS } from './reasons.js';
import type { Copy } from './repository.js';

/**
 * By conversation: the text that stands there, or may; null where nobody knows. So it is of a copy that went more than once, or was given up,
 * and counts as sent only since somebody pressed under it: between two tries it may have been given another text. A correction that was taken back
 * before it was tried changed nothing. One that was left out because its date moved may have been tried before: whatever is approved next goes there.
 */
export function shownIn(copies: readonly Copy[]): Map<string, string | null> {
  const shown = new Map<string, string | null>(copies.filter(({ part }) => part === 'first').map(({ conversation, hash, reason }) => [conversation, reason === REASONS.pressed ? null : hash]));
  for (const { part, reason, conversation, hash } of copies) if (part === 'correction' && reason !== REASONS.corrected) shown.set(conversation, reason === REASONS.moved ? null : hash);
  return shown;
}

/**
 * By conversation: the correction whose message stands there. It is the copy, changed in place; where that was removed by hand, it is another
 * message, which the next correction has to change: beside one that is written anew it would stand on with the older text.
 */
export function newestMessages(copies: readonly Copy[]): Map<string, Copy> {
  return new Map(copies.filter(({ part, state, receipt }) => part === 'correction' && state === 'sent' && receipt !== null).map((copy) => [copy.conversation, copy]));
}

/** Every message of it that is known, once, by the copy where that wrote it. */
export function messagesThatStand(copies: readonly Copy[]): Copy[] {
  return onePerMessage(rowsThatStand(copies));
}

/**
 * Messages that stand beside the newest: one was removed by hand, a correction that wrote another in its place was in doubt while the next
 * was written, and that wrote one more. They are taken away: a conversation has one copy. What only asked to look at it stays.
 */
export function messagesBesideTheNewest(all: readonly Copy[], newest: ReadonlyMap<string, Copy>): Copy[] {
  const copies = rowsThatStand(all).filter(({ part }) => part !== 'nudge');
  const receipts = new Map(copies.map(({ delivery, receipt }) => [delivery, receipt]));
  const replaced = new Set(copies.flatMap(({ conversation, receipt, updates }) => {
    const before = receipts.get(updates ?? '') ?? receipt;
    return before === receipt ? [] : [messageOf({ conversation, receipt: before })];
  }));
  return onePerMessage(copies).filter((copy) => newest.has(copy.conversation) && newest.get(copy.conversation)?.receipt !== copy.receipt && !replaced.has(messageOf(copy)));
}

/**
 * Whether people in one conversation may read another text than this, by all its copies: the newest correction has not changed it (yet), or
 * something stands beside: it could not be taken away, or went again after a doubt, so that nobody can name the earlier message.
 */
export function mayShowOlder(copies: readonly Copy[], hash: string): boolean {
  const corrections = copies.filter(({ part, reason }) => part === 'correction' && reason !== REASONS.corrected);
  const first = copies.filter(({ part }) => part === 'first');
  const newest = corrections.at(-1) ?? first.at(0);
  const beside = [...first, ...corrections.slice(0, -1)];
  return newest?.state !== 'sent' || newest.hash !== hash || beside.some(({ again }) => again) || copies.some(({ part, state }) => part === 'removal' && state !== 'sent');
}

/** Rows that wrote a message, or changed it last or before. */
function rowsThatStand(copies: readonly Copy[]): Copy[] {
  return copies.filter(({ part, state, receipt }) => part !== 'removal' && state === 'sent' && receipt !== null);
}

/** A correction that changed a copy in place is that same message. */
function onePerMessage(copies: readonly Copy[]): Copy[] {
  const first = new Map<string, Copy>();
  for (const copy of [...copies].sort((one) => (one.part === 'first' ? -1 : 1))) {
    const message = messageOf(copy);
    if (!first.has(message)) first.set(message, copy);
  }
  return [...first.values()];
}

/** Receipts are each conversation's own. */
function messageOf({ conversation, receipt }: Pick<Copy, 'conversation' | 'receipt'>): string {
  return `${conversation} ${receipt ?? ''}`;
}
