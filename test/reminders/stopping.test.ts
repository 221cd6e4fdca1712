import { pino } from 'pino';
import { afterEach, expect, it } from 'vitest';
import { readNetworkDirectory } from '../../src/networks/directory.js';
import { plannerOf } from '../../src/planner-tick.js';
import { PLAIN } from '../../src/reminders/subscription.js';
import { migrantsDay } from '../support/cast.js';
import { ledgerRoom } from '../support/ledger-room.js';

const networks = readNetworkDirectory(new URL('../../data/', import.meta.url).pathname);
const CHANNELS = 250;

let close: () => Promise<void> = () => Promise.resolve();
afterEach(() => close());

it('a planner that is stopped while much is due ends with what it has in hand, and the next process does the rest, each once', async () => {
  const room = await ledgerRoom([migrantsDay], '2026-12-03T10:00:00Z');
  close = room.close;
  await room.store.transact(async (tx) => {
    for (let nth = 0; nth < CHANNELS; nth += 1) {
      await tx.networks.openConversation(`c${nth}`, { platform: 'slack', tenant: 'T1', conversation: `C${nth}`, kind: 'channel', route: null }, null, room.clock.now());
      await tx.reminders.subscribe({ ...PLAIN, conversation: `c${nth}`, offsetsDays: [14], since: room.clock.now() });
    }
  });
  room.clock.pass(86_400_000);
  const ground = { store: room.store, networks, clock: room.clock, newId: room.newId, secretariatZone: 'UTC', log: pino({ level: 'silent' }) };
  const stopped: Promise<void>[] = [];
  const first = plannerOf(ground, { wake: () => stopped.push(first.stop()) }, null);

  await first.plan();
  await Promise.all(stopped);
  const begun = await room.store.reads.deliveries.countByState();
  await first.plan();
  const afterStop = await room.store.reads.deliveries.countByState();
  await plannerOf(ground, { wake: () => undefined }, null).plan();

  expect(begun.due).toBeGreaterThan(0);
  expect(begun.due).toBeLessThan(CHANNELS);
  expect(afterStop).toEqual(begun);
  expect(await room.store.reads.deliveries.countByState()).toEqual({ due: CHANNELS });
});
