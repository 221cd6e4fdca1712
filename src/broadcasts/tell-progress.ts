import { PRIORITY, type NewDelivery } from '../delivery/delivery.js';
import { plusMs, type Instant } from '../time/instant.js';
import type { BroadcastTools } from './broadcast-tools.js';
import { broadcastProgress } from './desk-says.js';
import { follow } from './follow.js';
import type { ProgressMessage } from './repository.js';

/** A transaction is written later than it says when it changed something: what was told within so long after that may have been told without it. */
const WRITTEN_WITHIN_MS = 1_000;

/** Which broadcast a row of the outbox belongs to; undefined where it is none's. */
export function broadcastOf(delivery: string): number | undefined {
  const number = /^broadcast:(\d+):/.exec(delivery)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** How many messages are to be changed, and of which broadcasts some are just being changed: they may need it once more after that. */
export interface ToldProgress {
  readonly told: number;
  readonly later: ReadonlySet<number>;
}

/** Changes every message that tells how far these have come, and lets each come to the state in which it stands by itself. */
export async function tellProgress(numbers: ReadonlySet<number>, tools: Pick<BroadcastTools, 'tx' | 'clock' | 'newId'>): Promise<ToldProgress> {
  let told = 0;
  const later = new Set<number>();
  for (const number of numbers) {
    const found = await tools.tx.broadcasts.find(number);
    if (found === undefined) continue;
    await follow(found, tools);
    const messages = (await tools.tx.broadcasts.progressMessages(number)).filter(({ isWaiting }) => !isWaiting);
    if (messages.some(({ isOnItsWay }) => isOnItsWay)) later.add(number);
    told += await change(number, messages, tools);
  }
  return { told, later };
}

/**
 * The same for messages that were told before the broadcast or one of its rows changed last: the process ended before it told them, or
 * somebody else stopped it, or saw it. Resolves with the number of messages that are to be changed.
 */
export async function tellLateProgress(number: number, changedAt: Instant, tools: Pick<BroadcastTools, 'tx' | 'clock' | 'newId'>): Promise<number> {
  const messages = await tools.tx.broadcasts.progressMessages(number);
  return change(number, messages.filter(({ isWaiting, toldAsOf }) => !isWaiting && toldAsOf <= plusMs(changedAt, WRITTEN_WITHIN_MS)), tools);
}

/** Two changes of a message at once might arrive in either order, and where it is gone each would write another. */
function change(number: number, messages: readonly ProgressMessage[], { tx, clock, newId }: Pick<BroadcastTools, 'tx' | 'clock' | 'newId'>): Promise<number> {
  const at = clock.machineNow();
  const changes = messages.filter(({ isOnItsWay }) => !isOnItsWay).map(({ delivery, conversation, language }): NewDelivery => ({
    key: `broadcast-progress:${number}:${newId()}`, conversation, thread: null, onlyFor: null, saying: broadcastProgress.of({ broadcast: number }), language, priority: PRIORITY.reply, due: at, subjects: [], updates: delivery,
  }));
  return changes.length === 0 ? Promise.resolve(0) : tx.deliveries.enqueue(changes, at);
}
