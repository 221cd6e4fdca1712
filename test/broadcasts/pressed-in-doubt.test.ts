import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AGE_LIMITS } from '../../src/delivery/age-limits.js';
import { broadcastRoom } from '../support/broadcast-room.js';
import { content } from '../support/sample-broadcast.js';
import { pressesSeen } from './presses-seen.js';
import { corrected } from './three-networks-room.js';

const KEY = 'broadcast:1:1:first:kenya';

let room: Awaited<ReturnType<typeof broadcastRoom>>;
beforeEach(async () => {
  room = await broadcastRoom({ kenya: 'KE' });
  await room.lets(content);
});
afterEach(() => room.close());

const agesOut = () => {
  room.clock.pass(25 * 3_600_000);
  return room.store.transact((tx) => tx.deliveries.ageOut(AGE_LIMITS, room.clock.machineNow()));
};
const cancels = () => room.store.transact((tx) => tx.deliveries.cancel(KEY, 'taken back', room.clock.machineNow()));

describe('a copy of which nobody could say whether it arrived', () => {
  it.each([['given up after a day', agesOut, 'refused'], ['taken back by a person', cancels, 'cancelled']] as const)('has arrived where somebody presses a button under it, though it was %s: it is corrected and recalled as others are', async (_what, ends, ended) => {
    await room.carries(1, 'unknown');
    await ends();
    const before = await room.counts(1);
    await pressesSeen(room);
    const after = await room.counts(1);
    await room.correct(1, corrected);
    await room.follow();
    const edits = await room.carries();
    await room.recall(1);
    await room.follow();
    const removals = await room.carries();

    expect(before).toMatchObject({ [ended]: 1, sent: 0 });
    expect(after).toMatchObject({ intended: 1, sent: 1, [ended]: 0, seen: 1 });
    expect(await room.store.reads.deliveries.findDelivery(KEY)).toMatchObject({ receipt: 'posted-there', reason: 'it may stand twice; somebody pressed a button under it' });
    expect(edits.map(({ updates, message }) => [updates, message?.text.includes('by Friday')])).toEqual([[KEY, true]]);
    expect(removals.map(({ updates }) => updates)).toEqual([KEY]);
  });
});

describe('a copy that a person had sent again as its text was corrected', () => {
  beforeEach(async () => {
    await room.carries(1, 'unknown');
    await room.store.transact((tx) => tx.deliveries.tryAgain(KEY, room.clock.machineNow()));
    await room.correct(1, corrected);
    await room.follow();
  });

  it.each([['still in doubt', () => Promise.resolve(0)], ['given up after a day', agesOut]] as const)('may show either text where somebody presses a button under it: it is corrected, once (%s)', async (_what, ends) => {
    await room.carries(1, 'unknown');
    await ends();
    await pressesSeen(room);
    await room.follow();
    const edits = await room.carries();
    await room.follow();

    expect(edits.map(({ updates, message }) => [updates, message?.text.includes('by Friday')])).toEqual([[KEY, true]]);
    expect(await room.carries()).toEqual([]);
  });

  it('shows the new text where it arrived: nothing more goes', async () => {
    await room.carries(1, 'sent-again');
    await pressesSeen(room);
    await room.follow();

    expect(await room.carries()).toEqual([]);
  });
});

it('counts where the platform has not answered yet: people may be quicker', async () => {
  const open = (await room.claims())!;
  await pressesSeen(room);
  await room.carry(open, 'sent');

  expect(await room.counts(1)).toMatchObject({ sent: 1, seen: 1 });
});

describe('a copy that never went', () => {
  it.each([['refused by the platform', () => room.carries(1, 'refused')], ['taken back before it went', cancels]])('is none that somebody can have seen: %s', async (_what, ends) => {
    await ends();
    const before = await room.counts(1);
    const answered = await pressesSeen(room);

    expect(answered.says).toEqual([]);
    expect(await room.counts(1)).toEqual({ ...before, seen: 0 });
  });
});
