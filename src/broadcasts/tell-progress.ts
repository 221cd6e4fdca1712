import { PRIORITY, type NewDelivery } from '../delivery/delivery.js';
import { laterOf, plusMs, type Instant } from '../time/instant.js';
import type { BroadcastTools } from './broadcast-tools.js';
import { broadcastProgress } from './desk-says.js';
import { follow } from './follow.js';

/** A transaction is written later than it says when it changed something: what was told within so long after that may have been told without it. */
const WRITTEN_WITHIN_MS = 1_000;

type Tools = Pick<BroadcastTools, 'tx' | 'clock' | 'newId'>;

/** How many messages are to be changed, and of which broadcasts some are just being changed and may show it only with the change after that. */
export interface ToldProgress {
  readonly told: number;
  readonly later: ReadonlyMap<number, Instant>;
}

/** Which broadcast a row of the outbox belongs to; undefined where it is none's. */
export function broadcastOf(delivery: string): number | undefined {
  const number = /^broadcast:(\d+):/.exec(delivery)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** Lets each come to the state in which it stands by itself, and tells how far it has come. `changes`: by number, when something of it ended last, machine time. */
export async function tellProgress(changes: ReadonlyMap<number, Instant>, tools: Tools): Promise<ToldProgress> {
  let told = 0;
  const later = new Map<number, Instant>();
  for (const [number, changedAt] of changes) {
    const found = await tools.tx.broadcasts.find(number);
    if (found === undefined) continue;
    const followed = await follow(found, tools);
    const done = await tellStale(number, laterOf(changedAt, followed.changedAt), tools);
    told += done.told;
    if (done.isLater) later.set(number, changedAt);
  }
  return { told, later };
}

/**
 * Changes every message that tells how far this broadcast has come, and was told before it or one of its rows changed last. One change of a
 * message is made at a time: two might arrive in either order, and where it is gone each would write another. One that waits shows what holds
 * when it goes.
 */
export async function tellStale(number: number, changedAt: Instant, { tx, clock, newId }: Tools): Promise<{ readonly told: number; readonly isLater: boolean }> {
  const at = clock.machineNow();
  const stale = (await tx.broadcasts.progressMessages(number)).filter(({ isWaiting, toldAsOf }) => !isWaiting && toldAsOf <= plusMs(changedAt, WRITTEN_WITHIN_MS));
  const changes = stale.filter(({ isOnItsWay }) => !isOnItsWay).map(({ delivery, conversation, language }): NewDelivery => ({
    key: `broadcast-progress:${number}:${newId()}`, conversation, thread: null, onlyFor: null, saying: broadcastProgress.of({ broadcast: number }), language,
    // What people ask, and what they must know, goes first.
    priority: PRIORITY.reminder, due: at, subjects: [], updates: delivery,
  }));
  const told = changes.length === 0 ? 0 : await tx.deliveries.enqueue(changes, at);
  return { told, isLater: stale.length > changes.length };
}
