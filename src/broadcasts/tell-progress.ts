import { PRIORITY, type NewDelivery } from '../delivery/delivery.js';
import type { BroadcastTools } from './broadcast-tools.js';
import { follow } from './follow.js';
import { broadcastProgress } from './desk-says.js';

/** Which broadcast a row of the outbox belongs to; undefined where it is none's. */
export function broadcastOf(delivery: string): number | undefined {
  const number = /^broadcast:(\d+):/.exec(delivery)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** Changes every message that tells how far these have come, and lets each come to the state in which it stands by itself. Resolves with the number of messages. */
export async function tellProgress(numbers: ReadonlySet<number>, tools: Pick<BroadcastTools, 'tx' | 'clock' | 'newId'>): Promise<number> {
  const { tx, clock, newId } = tools;
  const at = clock.machineNow();
  let told = 0;
  for (const number of numbers) {
    const found = await tx.broadcasts.find(number);
    if (found === undefined) continue;
    await follow(found, tools);
    const updates = (await tx.broadcasts.progressMessages(number)).map(({ delivery, conversation, language }): NewDelivery => ({
      key: `broadcast-progress:${number}:${newId()}`, conversation, thread: null, onlyFor: null, saying: broadcastProgress.of({ broadcast: number }), language, priority: PRIORITY.reply, due: at, subjects: [], updates: delivery,
    }));
    told += await tx.deliveries.enqueue(updates, at);
  }
  return told;
}
