import { PRIORITY, type NewDelivery } from '../delivery/delivery.js';
import type { DeliveryReads, DeliveryWrites } from '../delivery/repository.js';
import type { CalendarDate } from '../time/calendar-date.js';
import type { Instant } from '../time/instant.js';
import type { Zone } from '../time/zone.js';
import type { WeeklyReads } from './repository.js';
import { weekTold } from './tell-week.js';
import { planWeek } from './week.js';

/**
 * Finds to whom the newest week is still to be told.
 * @param now the roadmap's time; `machineNow` is when the outbox may send it (at once).
 * @param onlyConversation where a process serves one conversation; null for all.
 */
export async function findDueWeeks(reads: { readonly weekly: WeeklyReads; readonly deliveries: Pick<DeliveryReads, 'knownKeys'> }, zone: Zone, now: Instant, machineNow: Instant, onlyConversation: string | null): Promise<NewDelivery[]> {
  const readers = (await reads.weekly.readers()).filter(({ conversation }) => onlyConversation === null || conversation === onlyConversation);
  if (readers.length === 0) return [];
  const planned = planWeek(now, zone, readers).map(({ conversation, monday }) => deliveryOf(conversation, monday, machineNow));
  const known = await reads.deliveries.knownKeys(planned.map(({ key }) => key));
  return planned.filter(({ key }) => !known.has(key));
}

/** Puts them into the outbox; what another process put there meanwhile stays single. */
export function enqueueWeeks(tx: { readonly deliveries: Pick<DeliveryWrites, 'enqueue'> }, due: readonly NewDelivery[], machineNow: Instant): Promise<number> {
  return tx.deliveries.enqueue(due, machineNow);
}

function deliveryOf(conversation: string, monday: CalendarDate, due: Instant): NewDelivery {
  return { key: `weekly:${conversation}:${monday}`, conversation, thread: null, onlyFor: null, saying: weekTold.of({ monday }), language: null, priority: PRIORITY.reminder, due, subjects: [], updates: null };
}
