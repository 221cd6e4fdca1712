import { PRIORITY } from '../delivery/delivery.js';
import type { DeliveryWrites } from '../delivery/repository.js';
import type { PeopleReads } from '../people/repository.js';
import type { Clock } from '../time/clock.js';
import type { NewId } from '../time/ids.js';
import type { RoadmapReads } from './repository.js';
import type { ShippedEntry } from './shipped-entry.js';
import type { ShippedWrites } from './shipped-repository.js';
import { shippedWaits } from './shipped-says.js';
import { proposeShipped, valuesOf } from './shipped-values.js';

/** What noting a file reads and writes. */
export interface NoteTools {
  readonly tx: { readonly shipped: ShippedWrites; readonly roadmap: Pick<RoadmapReads, 'milestones'>; readonly people: Pick<PeopleReads, 'directConversations'>; readonly deliveries: Pick<DeliveryWrites, 'enqueue'> };
  readonly newId: NewId;
  readonly clock: Pick<Clock, 'machineNow'>;
}

/**
 * Notes what ships now beside what shipped before. The ledger is left as it is: where a newer file says something else,
 * the approvers are told once, and decide. Resolves with the number of entries that wait for them.
 */
export async function noteShipped(entries: readonly ShippedEntry[], { tx, newId, clock }: NoteTools): Promise<number> {
  const known = new Map((await tx.shipped.shipped()).map((pair) => [pair.now.id, pair]));
  let isNewer = false;
  for (const now of entries.map(valuesOf)) {
    const pair = known.get(now.id);
    if (pair !== undefined && JSON.stringify(pair.now) === JSON.stringify(now)) continue;
    if (pair !== undefined) isNewer = true;
    await tx.shipped.keepShipped({ before: pair?.before ?? now, now });
  }
  if (!isNewer) return 0;
  const count = proposeShipped(await tx.shipped.undecided(), await tx.roadmap.milestones()).length;
  if (count === 0) return 0;
  const at = clock.machineNow();
  const direct = await tx.people.directConversations('approver');
  await tx.deliveries.enqueue(direct.map(({ conversation }) => ({
    key: `shipped:${newId()}`, conversation, thread: null, onlyFor: null, saying: shippedWaits.of({ count }), language: null, priority: PRIORITY.reply, due: at, subjects: [], updates: null,
  })), at);
  return count;
}
