import type { Instant } from '../time/instant.js';
import type { Broadcast, Schedule } from './broadcast.js';
import type { BroadcastTools } from './broadcast-tools.js';
import { rowsOf } from './copy-keys.js';
import { findSpan } from './find-span.js';
import { goesAt, onMachine } from './goes-at.js';
import { placesOf } from './places-of.js';
import { planResume, planSend, planStop, wrongNumber, type Actor } from './plan-step.js';
import { REASONS } from './reasons.js';
import { refuse } from './refusal.js';
import { step, type Stepped } from './write-broadcast.js';

/** What a person was shown before she said yes: which revision of the broadcast, and to how many conversations it goes. */
export interface Shown {
  readonly revision: number | null;
  readonly conversations: number | null;
}

/** Lets an approved one go: now, at an instant, or when the clocks of each conversation show an hour; refused where that has passed everywhere. `confirm`: how many, where somebody typed it. */
export function sendBroadcast(number: number, schedule: Schedule, confirm: number | null, actor: Actor, tools: BroadcastTools): Promise<Stepped> {
  return sendAsShown(number, schedule, { revision: null, conversations: confirm }, actor, tools);
}

/** The same after it was shown back: where it is not any more what was shown, or was set already, nothing changes. */
export function sendAsShown(number: number, schedule: Schedule, { revision, conversations: confirm }: Shown, actor: Actor, tools: BroadcastTools): Promise<Stepped> {
  return step(number, 'broadcasts.send', actor, tools, async (before) => {
    if (revision !== null && revision !== before.revision) return refuse('stale');
    // What was left out meanwhile goes once it is corrected, or a person has it tried again: then it needs its hour, too.
    const waiting = rowsOf(before, 'first', ['due', 'unreachable', 'skipped', 'cancelled']);
    const copies = before.state === 'approved' ? (await tools.tx.broadcasts.copies(before.number, before.round)).filter(({ part }) => part === 'first') : [];
    const wrong = before.state === 'approved' && confirm !== null ? wrongNumber(confirm, copies.length) : undefined;
    if (wrong !== undefined) return wrong;
    const due = await dueOf(before, schedule, copies.map(({ conversation }) => conversation), tools);
    const next = planSend(before, schedule, typeof due === 'string' ? due : (firstOf(due) ?? actor.at), actor);
    if ('refused' in next) return next;
    const span = schedule.kind === 'now' ? undefined : await findSpan(before, schedule, tools.tx, tools);
    if (span !== undefined && 'refused' in span) return span;
    await tools.tx.broadcasts.scheduleCopies(waiting, due, actor.at);
    return next;
  });
}

/** Holds back all that is not sent yet, in one statement. What is open at this very moment ends. */
export function stopBroadcast(number: number, actor: Actor, tools: BroadcastTools): Promise<Stepped> {
  return step(number, 'broadcasts.stop', actor, tools, async (before) => {
    const next = planStop(before, actor);
    if (!('refused' in next)) await tools.tx.broadcasts.settleCopies(rowsOf(before, 'first', ['due', 'retrying']), 'cancelled', REASONS.stopped, actor.at);
    return next;
  });
}

/** Goes on with what was held back, each at its hour; what was sent is not sent again. */
export function resumeBroadcast(number: number, actor: Actor, tools: BroadcastTools): Promise<Stepped> {
  return step(number, 'broadcasts.resume', actor, tools, async (before) => {
    const next = planResume(before, actor);
    if (!('refused' in next)) await tools.tx.broadcasts.settleCopies(rowsOf(before, 'first', ['cancelled', 'skipped'], [REASONS.stopped]), 'due', null, actor.at);
    return next;
  });
}

/** When each goes, on the machine's clock. Where its hour has passed already, now. */
async function dueOf({ content }: Broadcast, schedule: Schedule, conversations: readonly string[], { tx, clock, networks }: BroadcastTools): Promise<ReadonlyMap<string, Instant> | Instant> {
  switch (schedule.kind) {
    case 'now':
      return clock.machineNow();
    case 'at':
      return onMachine(schedule.at, clock);
    case 'local': {
      const known = await placesOf(content.audience, tx);
      return new Map(conversations.map((id) => [id, onMachine(goesAt(schedule, known.get(id), networks), clock)]));
    }
  }
}

function firstOf(due: ReadonlyMap<string, Instant>): Instant | undefined {
  return [...due.values()].reduce<Instant | undefined>((first, one) => (first === undefined || one < first ? one : first), undefined);
}
