import type { Delivery, Settled } from '../../src/delivery/delivery.js';
import { readNetworkDirectory } from '../../src/networks/directory.js';
import { findPreview } from '../../src/reminders/find-preview.js';
import { reminder } from '../../src/reminders/tell-reminder.js';
import { PLAIN } from '../../src/reminders/subscription.js';
import { gatherFacts } from '../../src/roadmap/gather-facts.js';
import type { Milestone } from '../../src/roadmap/milestone.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { ALL, sent } from '../contract/store-samples.js';
import { ledgerRoom } from '../support/ledger-room.js';
import { ticking } from './ticking.js';

const networks = readNetworkDirectory(new URL('../../data/', import.meta.url).pathname);

/** A house with these milestones, in which Kenya's channel is reminded at nine in Nairobi so many days before. */
export async function kenyaRoom(milestones: readonly Milestone[], offsetsDays: readonly number[] = [14], start?: string) {
  const room = await ledgerRoom(milestones, start);
  await room.store.transact(async (tx) => {
    await tx.networks.openConversation('kenya', { platform: 'slack', tenant: 'T1', conversation: 'C1', kind: 'channel', route: null }, null, room.clock.now());
    await tx.networks.settle('kenya', { network: 'KE' });
    await tx.reminders.subscribe({ ...PLAIN, conversation: 'kenya', offsetsDays, since: room.clock.now() });
  });
  return {
    ...room,
    tick: ticking(room.store, networks, room.clock),
    /** The outbox, newest changed first. */
    queued: () => room.store.reads.deliveries.deliveries({ limit: 20 }),
    /** What is first in line, on its way now; undefined where nothing may go. */
    claim: async (): Promise<Delivery | undefined> => (await room.store.transact((tx) => tx.deliveries.claim('w', room.clock.machineNow(), 1, ALL)))[0],
    /** How the try of what was claimed ended. */
    ended: ({ key, attempts }: Delivery, how: Partial<Settled> = {}) => room.store.transact((tx) => tx.deliveries.settle('w', [sent(key, { attempt: attempts, ...how })], room.clock.machineNow())),
    /** The bot hears from the channel. */
    heard: () => room.store.transact((tx) => tx.networks.openConversation('again', { platform: 'slack', tenant: 'T1', conversation: 'C1', kind: 'channel', route: null }, null, room.clock.machineNow())),
    /** What a preview says of these days. */
    previewed: (from: string, to: string) => findPreview(room.store.reads, networks, { from: CalendarDate.parse(from), to: CalendarDate.parse(to), network: null, conversation: null }),
    /** What would be said now. */
    async spokenOf(key: string) {
      const delivery = await room.store.reads.deliveries.findDelivery(key);
      return reminder.compose(delivery?.saying.args, await gatherFacts(room.store.reads, { network: 'KE', zone: null }, 'en', networks, room.clock.now()));
    },
  };
}
