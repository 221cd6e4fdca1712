import type { Meant } from './audience.js';
import type { Broadcast } from './broadcast.js';
import type { BroadcastTools } from './broadcast-tools.js';
import { carriedBy, copyKey, NO_HOUR, sharedBy } from './copy-keys.js';
import { findAudience } from './find-audience.js';
import { tellApprovers } from './news.js';
import { planApprove, type Actor, type ApprovalWish } from './plan-step.js';
import { step, type Stepped } from './write-broadcast.js';

/**
 * A second person's word on this very text: the rows of the outbox are written, one for each conversation that is meant, and wait
 * without an hour until somebody sends it. A writer who approves her own in an emergency gives a reason, and every approver is told.
 */
export function approveBroadcast(number: number, wish: ApprovalWish, actor: Actor, tools: BroadcastTools): Promise<Stepped> {
  return step(number, 'broadcasts.approve', actor, tools, async (before) => {
    const meant = await findAudience(before.content.audience, tools.tx, tools.networks);
    const next = planApprove(before, wish, { conversations: meant.length, milestones: await tools.tx.roadmap.milestones() }, actor);
    if ('refused' in next) return next;
    await writeRows(next, meant, actor, tools);
    const { approval } = next;
    if (approval !== null && approval.override !== null) await tellApprovers(next, 'overridden', approval.override, actor, tools);
    return next;
  });
}

async function writeRows(broadcast: Broadcast, meant: readonly Meant[], { at }: Actor, { tx }: BroadcastTools): Promise<void> {
  const copies = meant.map(({ conversation: { id }, reason }) => ({ key: copyKey(broadcast, 'first', id), conversation: id, due: NO_HOUR, updates: null, unreachable: reason }));
  await tx.broadcasts.addCopies(copies, sharedBy(broadcast, 'first', carriedBy(broadcast)), at);
}
