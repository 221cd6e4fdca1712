import type { Answered, Heard } from '../people/heard.js';
import { who } from '../people/person.js';
import { changeHeld, heldArgs, releaseButton, undoButton, waitingSaying } from './held-says.js';
import type { Grounds, Refusal } from './ledger-wish.js';
import type { HeldWish } from './held-wish.js';
import type { LedgerTools } from './ledger-tools.js';
import { proposeChange } from './propose-change.js';
import { releaseChange } from './release-change.js';
import { refusalOf } from './refused.js';
import { undoChange } from './undo-change.js';

/** Proposes a change from a conversation: what it would set in motion, and until when it is held. */
export async function propose(heard: Heard, wish: HeldWish, grounds: Omit<Grounds, 'now' | 'by'>, seenCode: string | null, tools: LedgerTools): Promise<Refusal | Answered> {
  const { conversation, person } = heard;
  const proposed = await proposeChange(wish, { ...grounds, by: who(person.account) }, { conversation: conversation.id, seenCode }, tools);
  if (proposed.kind === 'refused') return proposed;
  const forOthers = conversation.address.kind !== 'person';
  return { says: [changeHeld.of(heldArgs(proposed, { asked: proposed.asked, forOthers }))] };
}

/** `release CHANGE`: the second person lets it take effect. */
export async function release(heard: Heard, change: string, tools: LedgerTools): Promise<Answered> {
  if (change.trim() === '') return tellHeldChanges(heard, tools);
  const released = await releaseChange(change.trim(), who(heard.person.account), heard.conversation.id, tools);
  return { says: [released.kind === 'refused' ? refusalOf(released) : released.saying] };
}

/** `undo CHANGE`: it is dropped, and all stays as it was. */
export async function undo(heard: Heard, change: string, tools: LedgerTools): Promise<Answered> {
  if (change.trim() === '') return tellHeldChanges(heard, tools);
  const undone = await undoChange(change.trim(), who(heard.person.account), heard.conversation.id, tools);
  return { says: [undone.kind === 'refused' ? refusalOf(undone) : undone.saying] };
}

/** The button under a proposal; once it has ended, the message says how. */
export async function pressRelease(heard: Heard, value: unknown, tools: LedgerTools): Promise<Answered> {
  return inPlace(await release(heard, releaseButton.read(value)?.change ?? '', tools));
}

/** The button that takes a proposal back. */
export async function pressUndo(heard: Heard, value: unknown, tools: LedgerTools): Promise<Answered> {
  return inPlace(await undo(heard, undoButton.read(value)?.change ?? '', tools));
}

/** `held`: what waits, with the ids to release or undo it by. */
export async function tellHeldChanges({ facts }: Heard, { tx }: LedgerTools): Promise<Answered> {
  const changes = (await tx.roadmap.heldChanges()).filter((change) => facts.ledger.byId.has(change.milestone));
  return { says: [waitingSaying(changes, facts.ledger)] };
}

/** A refusal stands beside the proposal, which still waits. */
function inPlace(answered: Answered): Answered {
  return answered.says[0]?.says === 'roadmap.refused' ? answered : { ...answered, updatesPressed: true };
}
