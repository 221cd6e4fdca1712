import { afterEach, describe, expect, it } from 'vitest';
import { Instant } from '../../src/time/instant.js';
import { migrantsDay } from '../support/cast.js';
import { heldOf, moveTo, tell } from '../support/ledger-room.js';
import { kenyaRoom } from './kenya-room.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let close: () => Promise<void> = () => Promise.resolve();
afterEach(() => close());

/** Friday, 4 December, just after nine in Nairobi: the reminder of fourteen days before is in the outbox. */
async function open(offsetsDays: readonly number[] = [14, 7]) {
  const room = await kenyaRoom([migrantsDay], offsetsDays, '2026-12-03T10:00:00Z');
  close = room.close;
  room.clock.pass(20.2 * HOUR_MS);
  await room.tick();
  return room;
}

type Room = Awaited<ReturnType<typeof open>>;

/** Sends all that may go now; how many that were. */
async function sendAll(room: Room): Promise<number> {
  for (let sent = 0; ; sent += 1) {
    const one = await room.claim();
    if (one === undefined) return sent;
    await room.ended(one);
  }
}

/** The channel is archived when the reminder is to go. */
async function archived(room: Room): Promise<void> {
  const one = await room.claim();
  if (one === undefined) throw new Error('nothing is due');
  await room.ended(one, { state: 'unreachable', receipt: null, reason: 'is_archived' });
}

describe('a reminder that comes late, when the next one of the same date is due', () => {
  it('says it all: a channel that comes back after eight days is told once', async () => {
    const room = await open();
    await archived(room);
    room.clock.pass(8 * DAY_MS);
    const whileAway = await room.tick();

    await room.heard();

    expect([whileAway, await room.tick(), await sendAll(room), await room.tick(), await sendAll(room)]).toEqual([0, 0, 1, 0, 0]);
  });

  it('says it all also where it went before anybody looked for what is due', async () => {
    const room = await open();
    await archived(room);
    room.clock.pass(8 * DAY_MS);

    await room.heard();

    expect([await sendAll(room), await room.tick(), await sendAll(room)]).toEqual([1, 0, 0]);
  });

  it('says it all where it waited for days until a change of its date was decided', async () => {
    const room = await open();
    await tell(room.store, migrantsDay, 6);
    const { change } = heldOf(await room.propose(moveTo(migrantsDay.id, '2026-12-20'), 'console:ana'));
    room.clock.pass(8 * DAY_MS);
    const whileHeld = [await room.tick(), await sendAll(room)];

    await room.undo(change.id, 'console:ana');

    expect([whileHeld, await room.tick(), await sendAll(room), await room.tick()]).toEqual([[0, 0], 0, 1, 0]);
  });

  it('leaves the one after that to come at its own time', async () => {
    const room = await open([14, 7, 3]);
    await archived(room);
    room.clock.pass(8 * DAY_MS);
    await room.heard();
    await room.tick();
    await sendAll(room);

    room.clock.pass(3 * DAY_MS);

    expect([await room.tick(), await sendAll(room)]).toEqual([1, 1]);
  });

  it('does not stand for it where it fails in the end: the next one is found by the next look', async () => {
    const room = await open();
    await archived(room);
    room.clock.pass(8 * DAY_MS);
    await room.heard();
    const whileItMayGo = await room.tick();
    const [late] = await room.queued();

    await room.store.transact((tx) => tx.deliveries.cancel(late?.key ?? '', 'not wanted', room.clock.machineNow()));

    expect([whileItMayGo, await room.tick(), await room.tick()]).toEqual([0, 1, 0]);
  });

  it('does not stand for one that somebody snoozed to a day', async () => {
    const room = await open([14]);
    await archived(room);
    await room.store.transact((tx) => tx.reminders.mark('kenya', { milestone: migrantsDay.id, kind: 'snoozed', dateRevision: 1, until: Instant.parse('2026-12-11T06:00:00.000Z'), by: 'slack:T1/UAMINA', at: room.clock.now() }));
    room.clock.pass(8 * DAY_MS);

    await room.heard();

    expect([await room.tick(), await room.tick()]).toEqual([1, 0]);
  });
});
