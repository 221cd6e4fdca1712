import { moved } from '../contract/store-samples.js';
import type { broadcastRoom } from '../support/broadcast-room.js';
import { content } from '../support/sample-broadcast.js';

/** What every network is told, about a meeting and its date. */
export const about = { ...content, milestones: ['imrf-2026'] };

/** A house in which broadcasts are written and carried. */
export type Room = Awaited<ReturnType<typeof broadcastRoom>>;

/** Its date is another from now on, and what is on its way with the old one is let go, as when a change is released. */
export const moves = (room: Room) => room.store.transact(async (tx) => {
  const { change, next, former } = moved();
  await tx.roadmap.record(change, next, 1, former);
  await tx.deliveries.skipSubject({ milestone: 'imrf-2026', dateRevisionBelow: 2, sparesReminders: false }, 'the date has moved', room.clock.machineNow());
});
