import { afterEach, beforeEach, expect, it } from 'vitest';
import { broadcastFollower } from '../../src/broadcasts/follow-all.js';
import { broadcastRoom } from '../support/broadcast-room.js';
import { content } from '../support/sample-broadcast.js';

const HOUR_MS = 3_600_000;

let room: Awaited<ReturnType<typeof broadcastRoom>>;
let looks: number;
let written: number;
let isDown: boolean;
let follow: () => Promise<number>;
beforeEach(async () => {
  room = await broadcastRoom({ kenya: 'KE', senegal: 'SN' });
  looks = 0;
  written = 0;
  isDown = false;
  const counting: typeof room.store.transact = (work) => room.store.transact((tx) => work({ ...tx, broadcasts: {
    ...tx.broadcasts,
    copies: (...which) => ((looks += 1), tx.broadcasts.copies(...which)),
    addCopies: (copies, ...rest) => ((written += copies.length), tx.broadcasts.addCopies(copies, ...rest)),
  } }));
  follow = broadcastFollower({ store: { transact: (work) => (isDown ? Promise.reject(new Error('the disk is full')) : counting(work)) }, clock: room.clock, newId: room.newId, onFault: (fault) => {
    throw fault;
  } });
});
afterEach(() => room.close());

/** Recalled while the copy in Senegal was in doubt; the one in Kenya is removed. */
async function recalledInDoubt() {
  const { number } = await room.lets(content);
  await room.carries(1);
  await room.carries(1, 'unknown');
  await room.recall(number);
  await room.carries();
  room.clock.pass(HOUR_MS);
  return number;
}

it('looks at the copies of one that has ended while they change, and not every minute of the month after', async () => {
  await recalledInDoubt();

  expect([await follow(), await follow()]).toEqual([0, 0]);
  const first = looks;
  room.clock.pass(HOUR_MS);

  expect([await follow(), await follow()]).toEqual([0, 0]);
  expect([first, looks, written]).toEqual([1, 1, 0]);
});

it.each([['as time goes', HOUR_MS], ['after the clock was set back', -HOUR_MS]])('removes a copy of a recalled one that turns out to have arrived, %s', async (_when, passedMs) => {
  await recalledInDoubt();
  await follow();
  room.clock.pass(passedMs);

  await room.store.transact((tx) => tx.broadcasts.settleArrived('broadcast:1:1:first:senegal', 'posted-1', room.clock.machineNow()));

  expect(await follow()).toBe(1);
  expect(await follow()).toBe(0);
  expect((await room.carries()).map(({ updates }) => updates)).toEqual(['broadcast:1:1:first:senegal']);
});

it('looks again at what it could not look at', async () => {
  await recalledInDoubt();
  isDown = true;

  await expect(follow()).rejects.toThrow('the disk is full');
  isDown = false;
  await follow();

  expect(looks).toBe(1);
});

it('looks at what still waits, however long ago it changed: who is to read it may have gone since', async () => {
  await room.loses('kenya');
  const { number } = await room.lets(content);
  await room.carries();
  await follow();
  await room.hearsFrom('kenya');
  room.clock.pass(HOUR_MS);
  await follow();
  const heard = await room.counts(number);
  room.clock.pass(HOUR_MS);
  await room.loses('kenya');

  await follow();

  expect([heard, await room.counts(number)]).toMatchObject([{ sent: 1, due: 1, unreachable: 0 }, { sent: 1, due: 0, unreachable: 1 }]);
});
