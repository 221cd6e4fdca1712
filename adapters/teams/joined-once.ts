import type { Incoming } from '../../src/chat/incoming.js';
import type { Clock } from '../../src/time/clock.js';
import { msOf } from '../../src/time/instant.js';

const SAME_INSTALLATION_MS = 60_000;
const MOST_KEPT = 10_000;

/**
 * Teams tells one installation twice: installationUpdate and conversationUpdate, in any order. The second within a
 * minute takes the first one's event id, so that the door knows it already and nobody is welcomed twice.
 */
export function joinedOnce(clock: Pick<Clock, 'machineNow'>): (incoming: Incoming) => Incoming {
  const joined = new Map<string, { readonly eventId: string; readonly atMs: number }>();
  return (incoming) => {
    const { tenant, conversation } = incoming.address;
    const place = `${tenant} ${conversation}`;
    const atMs = msOf(clock.machineNow());
    if (incoming.happening.kind === 'left') joined.delete(place);
    if (incoming.happening.kind !== 'joined') return incoming;
    const before = joined.get(place);
    if (before !== undefined && atMs - before.atMs < SAME_INSTALLATION_MS) return { ...incoming, eventId: before.eventId };
    if (joined.size >= MOST_KEPT) joined.clear();
    joined.set(place, { eventId: incoming.eventId, atMs });
    return incoming;
  };
}
