import { PRIORITY, type NewDelivery } from '../delivery/delivery.js';
import type { DeliveryReads } from '../delivery/repository.js';
import type { Instant } from '../time/instant.js';
import type { Zone } from '../time/zone.js';
import { deskPlaces, type PlaceReads } from './desk-places.js';
import { dueTold } from './desk-says.js';
import { planDue, type DueNote } from './plan-due.js';
import type { SupportReads } from './repository.js';
import { OPEN_STATES } from './support-request.js';

/** What due reminders are found in. */
export interface DueReads {
  readonly support: Pick<SupportReads, 'requests' | 'placeOf'>;
  readonly weekly: PlaceReads['weekly'];
  readonly deliveries: Pick<DeliveryReads, 'knownKeys'>;
}

/**
 * Finds of which requests the Secretariat is still to be reminded: whoever has taken it on, alone, else where its week is told.
 * @param now the roadmap's time; `machineNow` is when the outbox may send it (at once).
 * @param onlyConversation where a process serves one conversation; null for all.
 */
export async function findDueRequests(reads: DueReads, zone: Zone, now: Instant, machineNow: Instant, onlyConversation: string | null): Promise<NewDelivery[]> {
  const notes = planDue(now, zone, await reads.support.requests(OPEN_STATES));
  const planned: NewDelivery[] = [];
  for (const note of notes) {
    const places = (await deskPlaces(note.request.assignee, reads)).filter((one) => onlyConversation === null || one === onlyConversation);
    planned.push(...places.map((conversation) => deliveryOf(note, conversation, machineNow)));
  }
  const known = planned.length === 0 ? new Set<string>() : await reads.deliveries.knownKeys(planned.map(({ key }) => key));
  return planned.filter(({ key }) => !known.has(key));
}

function deliveryOf({ request: { number }, day, key }: DueNote, conversation: string, due: Instant): NewDelivery {
  return { key: `${key}:${conversation}`, conversation, thread: null, onlyFor: null, saying: dueTold.of({ number, day }), language: null, priority: PRIORITY.reminder, due, subjects: [], updates: null };
}
