import type { Broadcast, Content } from './broadcast.js';
import { broadcastCode } from './broadcast.js';
import type { BroadcastTools } from './broadcast-tools.js';
import { contentHash } from './content-hash.js';
import { rowsOf } from './copy-keys.js';
import { follow } from './follow.js';
import { mayAnyStand } from './may-stand.js';
import { tellApprovers } from './news.js';
import { planEdit, planPropose, type Actor } from './plan-step.js';
import { REASONS } from './reasons.js';
import { refuse, type BroadcastRefusal } from './refusal.js';

/** What a step came to: the broadcast as it stands now, or why nothing was changed. */
export type Stepped = Broadcast | BroadcastRefusal;

/** Writes a new one: a draft, or proposed at once to every approver. */
export async function writeBroadcast(content: Content, state: 'draft' | 'proposed', actor: Actor, tools: BroadcastTools): Promise<Broadcast> {
  const { by, at } = actor;
  const broadcast = await tools.tx.broadcasts.begin({
    state, content, hash: contentHash(content), writers: [by], approval: null, round: 0, schedule: null, beginsAt: null, corrections: 0, madeAt: at, changedAt: at,
  });
  await note(null, broadcast, 'broadcasts.write', actor, tools);
  if (state === 'proposed') await tellApprovers(broadcast, 'proposed', null, actor, tools);
  return broadcast;
}

/** Writes it anew; its approval and its rows in the outbox are gone. */
export async function editBroadcast(number: number, content: Content, actor: Actor, tools: BroadcastTools): Promise<Stepped> {
  return step(number, 'broadcasts.edit', actor, tools, async (before) => {
    const next = planEdit(before, content, await mayAnyStand(before, tools.tx.broadcasts), actor);
    if (!('refused' in next) && before.approval !== null) await tools.tx.broadcasts.settleCopies(rowsOf(before, 'first', ['due', 'retrying', 'unreachable']), 'cancelled', REASONS.takenBack, actor.at);
    if (!('refused' in next) && next.state === 'proposed') await tellApprovers({ ...next, revision: next.revision + 1 }, 'proposed', null, actor, tools);
    return next;
  });
}

/** Hands a draft to the approvers. */
export function proposeBroadcast(number: number, actor: Actor, tools: BroadcastTools): Promise<Stepped> {
  return step(number, 'broadcasts.propose', actor, tools, async (before) => {
    const next = planPropose(before, actor);
    if (!('refused' in next)) await tellApprovers(next, 'proposed', null, actor, tools);
    return next;
  });
}

/**
 * Takes one step: brings the broadcast to where it stands by itself, plans, writes, and notes who did what; a step that is refused
 * is noted too. `plan` writes its own effects in the same transaction.
 */
export async function step(number: number, action: string, actor: Actor, tools: BroadcastTools, plan: (before: Broadcast) => Promise<Stepped> | Stepped): Promise<Stepped> {
  const found = await tools.tx.broadcasts.find(number);
  if (found === undefined) return refuse('unknown', broadcastCode(number));
  const before = await follow(found, tools);
  const next = await plan(before);
  if ('refused' in next) {
    await tools.tx.records.audit({ id: tools.newId(), at: actor.at, by: actor.by, action, subject: broadcastCode(number), outcome: 'refused', before: null, after: { refused: next.refused } });
    return next;
  }
  const kept = await tools.tx.broadcasts.keep(next);
  await note(before, kept, action, actor, tools);
  return follow(kept, tools);
}

/** Hashes and states, no words of anybody. */
async function note(before: Broadcast | null, after: Broadcast, action: string, { by, at }: Actor, { tx, newId }: BroadcastTools): Promise<void> {
  const brief = ({ state, hash, approval }: Broadcast) => ({ state, hash: hash.slice(0, 12), override: approval?.override === undefined || approval.override === null ? undefined : true });
  await tx.records.audit({ id: newId(), at, by, action, subject: broadcastCode(after.number), outcome: 'done', before: before === null ? null : brief(before), after: brief(after) });
}
