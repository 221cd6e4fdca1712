import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readNetworkDirectory } from '../../src/networks/directory.js';
import { PLAIN } from '../../src/reminders/subscription.js';
import { given, migrantsDay } from '../support/cast.js';
import { channel, questionRoom } from '../support/question-room.js';
import { ticking } from './ticking.js';

const networks = readNetworkDirectory(new URL('../../data/', import.meta.url).pathname);
const kenya = channel('C1');
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

let room: Awaited<ReturnType<typeof questionRoom>>;
let tick: () => Promise<number>;

beforeEach(async () => {
  // One in the afternoon in Nairobi; International Migrants Day is fifteen days ahead.
  room = await questionRoom('2026-12-03T10:00:00Z');
  tick = ticking(room.store, networks, room.clock);
  await says('network KE');
});
afterEach(() => room.close());

async function says(text: string) {
  return (await room.says('UAMINA', kenya, text))[0];
}

/** The only subscription. */
async function isSet() {
  return (await room.store.reads.reminders.subscriptions())[0];
}

describe('what was still owed when somebody changes the reminders', () => {
  it('waits for the next morning and comes then, whatever else is asked for meanwhile', async () => {
    const [conversation] = await room.store.reads.networks.conversations();
    const eleven = Array.from({ length: 11 }, (_, nth) => given(migrantsDay, { id: `day-${nth}`, title: `Day ${nth}`, dateCode: `D-Q${String(nth).padStart(2, '0')}` }));
    await room.store.transact(async (tx) => {
      for (const one of eleven) await tx.roadmap.add(one, []);
      await tx.reminders.subscribe({ ...PLAIN, mostADay: 1, conversation: conversation?.id ?? '', offsetsDays: [14], since: room.clock.now() });
    });
    room.clock.pass(DAY);
    const first = await tick();
    await says('When is International Migrants Day in 2026?');
    await says('remind us three days before that');
    room.clock.pass(DAY);

    expect([first, await tick()]).toEqual([1, 1]);
  });

  it('comes at once, and once, where the hour is set earlier than it is on the morning of a reminder', async () => {
    await says('remind 14d');
    room.clock.pass(19 * HOUR); // eight in the morning
    const early = await tick();
    await says('remind us 14 days before at 7:30');
    const then = await tick();
    room.clock.pass(2 * HOUR);

    expect([early, then, await tick()]).toEqual([0, 1, 0]);
  });

  it('comes at once also where reminders were set on that very morning', async () => {
    room.clock.pass(19 * HOUR);
    await says('remind 14d');
    room.clock.pass(10 * MINUTE);
    await says('remind us 14 days before at 7:30');

    expect(await tick()).toBe(1);
  });

  it('comes where reminders are stopped and brought back before the planner looked', async () => {
    await says('remind 14d');
    const before = await isSet();
    room.clock.pass(20 * HOUR + 20_000); // nine in the morning, and twenty seconds
    const stopped = await says('stop reminders');
    await room.presses('UAMINA', kenya, stopped, 'reminders.undo');
    room.clock.pass(MINUTE);

    expect(await isSet()).toMatchObject({ offsetsDays: [14], since: before?.since });
    expect(await tick()).toBe(1);
  });

  it('is brought back with all its moments where a change is undone', async () => {
    await says('remind 14d');
    room.clock.pass(HOUR);
    await says('remind 14d 7d');
    const before = await isSet();
    room.clock.pass(HOUR);
    const changed = await says('remind us 3 days before each deadline');
    await room.presses('UAMINA', kenya, changed, 'reminders.undo');

    expect(await isSet()).toEqual({ ...before, revision: 4 });
  });
});

describe('what is new brings no reminder of a moment that is past', () => {
  it('a new offset', async () => {
    await says('remind 14d');
    room.clock.pass(DAY);
    const owed = await tick();
    room.clock.pass(6 * DAY);
    await says('remind 14d 9d 8d');

    expect([owed, await tick()]).toEqual([1, 0]);
  });

  it('an offset for one date alone', async () => {
    await says('remind 2d');
    room.clock.pass(7 * DAY);
    await says('When is International Migrants Day in 2026?');
    await says('remind us nine days before that');

    expect(await tick()).toBe(0);
  });

  it('another choice of dates', async () => {
    await says('remind us 14 days before each deadline');
    room.clock.pass(7 * DAY);
    await says('remind 14d');

    expect(await tick()).toBe(0);
  });

  it('the same settings after they were stopped', async () => {
    await says('remind 14d');
    await says('stop reminders');
    room.clock.pass(7 * DAY);
    await says('remind 14d');

    expect(await tick()).toBe(0);
  });
});
