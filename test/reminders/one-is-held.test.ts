import { afterEach, describe, expect, it } from 'vitest';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { given, migrantsDay } from '../support/cast.js';
import { heldOf, moveTo, tell } from '../support/ledger-room.js';
import { kenyaRoom } from './kenya-room.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Closes on the very day on which migrants' day is fourteen days ahead. */
const closing = given(migrantsDay, { id: 'closing', title: 'Closing', startsOn: CalendarDate.parse('2026-12-04'), endsOn: CalendarDate.parse('2026-12-04'), deadline: true, dateCode: 'D-CCC' });

let close: () => Promise<void> = () => Promise.resolve();
afterEach(() => close());

/** Friday, 4 December, just after nine in Nairobi: one message with both is in the outbox. A second person releases what moves migrants' day. */
async function open() {
  const room = await kenyaRoom([closing, migrantsDay], [14, 0], '2026-12-03T10:00:00Z');
  close = room.close;
  await tell(room.store, migrantsDay, 6);
  await tell(room.store, closing, 6);
  room.clock.pass(20.2 * HOUR_MS);
  await room.tick();
  return room;
}

type Room = Awaited<ReturnType<typeof open>>;

async function isHeld(room: Room, id: string): Promise<string> {
  return heldOf(await room.propose(moveTo(id, '2026-12-20'), 'console:ana')).change.id;
}

/** Which dates the first in line tells; null where nothing may go. */
async function goes(room: Room): Promise<string[] | null> {
  const one = await room.claim();
  if (one === undefined) return null;
  const spoken = await room.spokenOf(one.key);
  await room.ended(one);
  return 'about' in spoken ? spoken.about.map(({ milestone }) => milestone) : [];
}

describe('a message with several dates, one of which a change waits for', () => {
  it('goes without it on its day, and it is reminded of once that is decided', async () => {
    const room = await open();
    const change = await isHeld(room, migrantsDay.id);
    room.clock.pass(HOUR_MS);
    const meanwhile = [await room.tick(), await goes(room), await room.tick()];

    await room.undo(change, 'console:ana');

    expect(meanwhile).toEqual([0, ['closing'], 0]);
    expect([await room.tick(), await goes(room), await room.tick(), await goes(room)]).toEqual([1, ['migrants-day-2026'], 0, null]);
  });

  it('goes without it also where the message bears its name: once decided it comes under another', async () => {
    const room = await open();
    const change = await isHeld(room, closing.id);
    room.clock.pass(HOUR_MS);
    const meanwhile = await goes(room);

    await room.undo(change, 'console:ana');

    expect([meanwhile, await room.tick(), await goes(room), await room.tick()]).toEqual([['migrants-day-2026'], 1, ['closing'], 0]);
  });

  it('goes without it where it was to be tried again', async () => {
    const room = await open();
    const tried = await room.claim();
    if (tried !== undefined) await room.ended(tried, { state: 'retrying', receipt: null, reason: '503', nextTry: room.clock.machineNow() });
    await isHeld(room, migrantsDay.id);
    room.clock.pass(MINUTE_MS);

    expect(await goes(room)).toEqual(['closing']);
  });

  it('goes with both where that was decided before it went', async () => {
    const room = await open();
    const change = await isHeld(room, migrantsDay.id);
    await room.undo(change, 'console:ana');

    expect([await goes(room), await room.tick()]).toEqual([['closing', 'migrants-day-2026'], 0]);
  });

  it('waits whole where all of them are waited for', async () => {
    const room = await open();
    await isHeld(room, migrantsDay.id);
    await isHeld(room, closing.id);

    expect(await goes(room)).toBeNull();
  });

  it('waits whole where it may have arrived already: what it told then counts as told', async () => {
    const room = await open();
    const tried = await room.claim();
    if (tried !== undefined) await room.ended(tried, { state: 'retrying', receipt: null, reason: 'no answer', nextTry: room.clock.machineNow(), again: true });
    await isHeld(room, migrantsDay.id);
    room.clock.pass(MINUTE_MS);

    expect(await goes(room)).toBeNull();
  });
});
