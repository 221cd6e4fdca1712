import type { Content } from './broadcast.js';
import type { BroadcastTools } from './broadcast-tools.js';
import { carriedBy, copyKey, rowsOf, sharedBy } from './copy-keys.js';
import { mayAnyStand } from './may-stand.js';
import { tellApprovers } from './news.js';
import { planCorrect, planRecall, type Actor } from './plan-step.js';
import { REASONS } from './reasons.js';
import { refuse, type BroadcastRefusal } from './refusal.js';
import { step, type Stepped } from './write-broadcast.js';

/**
 * Puts another text in place of the one that was sent: what is not sent yet carries it from now on, every copy that arrived is edited,
 * or followed by a correction where it cannot be. Each approver is told: here one person's word is enough, since a wrong text stands meanwhile.
 */
export function correctBroadcast(number: number, content: Content, reason: string | null, actor: Actor, tools: BroadcastTools): Promise<Stepped> {
  return step(number, 'broadcasts.correct', actor, tools, async (before) => {
    const next = planCorrect(before, { content, reason, milestones: await tools.tx.roadmap.milestones(), mayStand: await mayAnyStand(before, tools.tx.broadcasts) }, actor);
    if ('refused' in next) return next;
    await tools.tx.broadcasts.carryText(rowsOf(before, 'first', ['due', 'retrying', 'cancelled', 'unreachable', 'skipped']), sharedBy(next, 'first', carriedBy(next)));
    // A correction that has not gone yet would bring a text that does not hold any more.
    await tools.tx.broadcasts.settleCopies(rowsOf(before, 'correction', ['due', 'unreachable']), 'cancelled', REASONS.corrected, actor.at);
    await tools.tx.broadcasts.settleCopies(rowsOf(before, 'correction', ['retrying']), 'cancelled', REASONS.correctedInTrying, actor.at);
    // What was left out because of the old text goes out with the new one, at once or once it is resumed.
    const left = rowsOf(before, 'first', ['skipped']);
    await (next.state === 'stopped' ? tools.tx.broadcasts.settleCopies(left, 'cancelled', REASONS.stopped, actor.at) : tools.tx.broadcasts.settleCopies(left, 'due', null, actor.at));
    await tellApprovers(next, 'corrected', reason, actor, tools);
    return next;
  });
}

/** Takes every copy back: what is not sent stays unsent, what arrived is removed. */
export function recallBroadcast(number: number, reason: string | null, actor: Actor, tools: BroadcastTools): Promise<Stepped> {
  return step(number, 'broadcasts.recall', actor, tools, async (before) => {
    const next = planRecall(before, actor);
    if ('refused' in next) return next;
    // Who could not be reached stays so in the report: should the bot hear from there, it is left out then.
    for (const part of ['first', 'correction', 'nudge'] as const) await tools.tx.broadcasts.settleCopies(rowsOf(before, part, ['due', 'retrying']), 'cancelled', REASONS.recalled, actor.at);
    await tellApprovers(next, 'recalled', reason, actor, tools);
    return next;
  });
}

/** One word to those who have it and have not seen it; to each conversation once for ever. Resolves with how many. */
export async function nudgeUnseen(number: number, actor: Actor, tools: BroadcastTools): Promise<number | BroadcastRefusal> {
  let added = 0;
  const stepped = await step(number, 'broadcasts.nudge', actor, tools, async (before) => {
    if (!['sending', 'sent', 'corrected'].includes(before.state)) return refuse('wrong-state', before.state);
    const seen = new Set((await tools.tx.broadcasts.seen(number)).map(({ conversation }) => conversation));
    const silent = (await tools.tx.broadcasts.copies(number, before.round)).filter(({ part, state, conversation }) => part === 'first' && state === 'sent' && !seen.has(conversation));
    added = await tools.tx.broadcasts.addCopies(silent.map(({ conversation }) => ({ key: copyKey(before, 'nudge', conversation), conversation, due: actor.at, updates: null, unreachable: null })), sharedBy(before, 'nudge', { ...carriedBy(before), dates: [] }), actor.at);
    return added === 0 ? refuse('none-left') : before;
  });
  return 'refused' in stepped ? stepped : added;
}
