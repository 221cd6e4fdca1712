import type { Instant } from '../time/instant.js';
import { BEGUN, type Broadcast, type BroadcastState, type CarriedDate, type Content, type Schedule } from './broadcast.js';
import { contentHash } from './content-hash.js';
import { refuse, type BroadcastRefusal } from './refusal.js';

/** Who takes a step, and when (machine time). */
export interface Actor {
  readonly by: string;
  readonly at: Instant;
}

/** From so many conversations on their number is typed to confirm it. */
export const CONFIRM_ABOVE = 20;

/**
 * Writes it anew. What was approved was another text: the approval is gone. Once it has begun, it is corrected instead.
 * @param mayStand whether a copy of it stands somewhere, or may.
 */
export function planEdit(broadcast: Broadcast, content: Content, mayStand: boolean, { by, at }: Actor): Broadcast | BroadcastRefusal {
  if (!isIn(broadcast, mayStand ? ['draft', 'proposed', 'approved'] : ['draft', 'proposed', 'approved', 'stopped'])) return refuse('wrong-state', broadcast.state);
  const hash = contentHash(content);
  if (hash === broadcast.hash) return refuse('unchanged');
  const state = broadcast.state === 'draft' ? 'draft' : 'proposed';
  return { ...broadcast, content, hash, state, writers: withOne(broadcast.writers, by), approval: null, schedule: null, beginsAt: null, changedAt: at };
}

/** Hands a draft to a second person. */
export function planPropose(broadcast: Broadcast, { at }: Actor): Broadcast | BroadcastRefusal {
  return isIn(broadcast, ['draft']) ? { ...broadcast, state: 'proposed', changedAt: at } : refuse('wrong-state', broadcast.state);
}

/** What an approver gives with her word. `hash`: the text that she read, where her face knows it. `override`: why she approves her own. */
export interface ApprovalWish {
  readonly hash: string | null;
  readonly confirm: number | null;
  readonly override: string | null;
}

/** What an approver's word is about: how many conversations are meant, and the dates of the ledger. */
export interface Standing {
  readonly conversations: number;
  readonly milestones: Milestones;
}

type Milestones = readonly { readonly id: string; readonly dateRevision: number }[];

/** Approves this very text for so many conversations. Nobody approves what she wrote, but in an emergency, with a reason. */
export function planApprove(broadcast: Broadcast, { hash, confirm, override }: ApprovalWish, { conversations, milestones }: Standing, { by, at }: Actor): Broadcast | BroadcastRefusal {
  if (!isIn(broadcast, ['proposed'])) return refuse('wrong-state', broadcast.state);
  if (hash !== null && hash !== broadcast.hash) return refuse('text-changed');
  const isOwn = broadcast.writers.includes(by);
  if (isOwn && override === null) return refuse('own-text');
  if (override?.trim() === '') return refuse('no-reason');
  if (conversations === 0) return refuse('no-one');
  const wrong = wrongNumber(confirm, conversations);
  if (wrong !== undefined) return wrong;
  const approval = { by, at, hash: broadcast.hash, override: isOwn ? (override?.trim() ?? null) : null, dates: datesIn(broadcast.content, milestones) };
  return { ...broadcast, state: 'approved', approval, round: broadcast.round + 1, changedAt: at };
}

/** A number that was typed must be the right one; above twenty it must be typed. */
export function wrongNumber(confirm: number | null, conversations: number): BroadcastRefusal | undefined {
  if (confirm === null) return conversations > CONFIRM_ABOVE ? refuse('confirm-missing', conversations) : undefined;
  return confirm === conversations ? undefined : refuse('confirm-wrong', conversations);
}

/** Lets it go, at once or later. Until its hour it can be given another. */
export function planSend(broadcast: Broadcast, schedule: Schedule, beginsAt: Instant, { at }: Actor): Broadcast | BroadcastRefusal {
  if (!isIn(broadcast, ['approved'])) return refuse('wrong-state', broadcast.state);
  if (broadcast.approval?.hash !== broadcast.hash) return refuse('text-changed');
  return { ...broadcast, state: beginsAt <= at ? 'sending' : 'approved', schedule, beginsAt, changedAt: at };
}

/** Holds back what is not sent yet. */
export function planStop(broadcast: Broadcast, { at }: Actor): Broadcast | BroadcastRefusal {
  const isOnItsWay = broadcast.state === 'sending' || (broadcast.state === 'approved' && broadcast.schedule !== null);
  return isOnItsWay ? { ...broadcast, state: 'stopped', changedAt: at } : refuse('wrong-state', broadcast.state);
}

/** Goes on where it was stopped; before its hour it waits for it as before. */
export function planResume(broadcast: Broadcast, { at }: Actor): Broadcast | BroadcastRefusal {
  if (!isIn(broadcast, ['stopped'])) return refuse('wrong-state', broadcast.state);
  return { ...broadcast, state: broadcast.beginsAt !== null && broadcast.beginsAt > at ? 'approved' : 'sending', changedAt: at };
}

/** What is put in place of a text, and why. */
export interface Correction {
  readonly content: Content;
  readonly reason: string | null;
  readonly milestones: Milestones;
  /** Whether a copy of it stands somewhere, or may. */
  readonly mayStand: boolean;
}

/** Whether one person's word is enough for another text. Not where it was stopped before any of it went: nothing wrong stands anywhere, and a second person can be asked. */
export function mayBeCorrected(broadcast: Broadcast, mayStand: boolean): boolean {
  return isIn(broadcast, BEGUN) && (broadcast.state !== 'stopped' || mayStand);
}

/** Another text in place of the one that was sent, by an approver; to whom it went stays. */
export function planCorrect(broadcast: Broadcast, { content: given, reason, milestones, mayStand }: Correction, { by, at }: Actor): Broadcast | BroadcastRefusal {
  if (!mayBeCorrected(broadcast, mayStand)) return refuse('wrong-state', broadcast.state);
  const content = { ...given, audience: broadcast.content.audience };
  const hash = contentHash(content);
  if (hash === broadcast.hash) return refuse('unchanged');
  const state = isIn(broadcast, ['sent', 'corrected']) ? 'corrected' : broadcast.state;
  return { ...broadcast, content, hash, state, writers: withOne(broadcast.writers, by), approval: { by, at, hash, override: reason, dates: datesIn(content, milestones) }, corrections: broadcast.corrections + 1, changedAt: at };
}

/** Takes every copy back. */
export function planRecall(broadcast: Broadcast, { at }: Actor): Broadcast | BroadcastRefusal {
  return isIn(broadcast, ['approved', ...BEGUN]) ? { ...broadcast, state: 'recalled', changedAt: at } : refuse('wrong-state', broadcast.state);
}

function isIn({ state }: Pick<Broadcast, 'state'>, states: readonly BroadcastState[]): boolean {
  return states.includes(state);
}

function withOne(writers: readonly string[], by: string): string[] {
  return writers.includes(by) ? [...writers] : [...writers, by];
}

function datesIn({ milestones: named }: Content, milestones: Milestones): CarriedDate[] {
  return milestones.filter(({ id }) => named.includes(id)).map(({ id, dateRevision }) => ({ milestone: id, dateRevision }));
}
