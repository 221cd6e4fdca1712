import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { content } from '../support/sample-broadcast.js';
import { threeNetworksRoom } from './three-networks-room.js';

let room: Awaited<ReturnType<typeof threeNetworksRoom>>;
beforeEach(async () => {
  room = await threeNetworksRoom();
});
afterEach(() => room.close());

describe('afterwards', () => {
  it('asks once where nobody has seen it', async () => {
    const { number } = await room.lets(content);
    await room.carries();
    await room.store.transact((tx) => tx.broadcasts.markSeen(number, { conversation: 'kenya', by: 'slack:T1/UA', at: room.clock.machineNow() }));

    expect(await room.nudge(number)).toBe(2);
    expect((await room.carries()).map(({ conversation }) => conversation)).toEqual(['brazil', 'senegal']);
    expect(await room.nudge(number)).toMatchObject({ refused: 'none-left' });
    expect(await room.counts(number)).toMatchObject({ sent: 3, seen: 1 });
  });

  it('proves whom it reached', async () => {
    await room.loses('kenya');
    const { number } = await room.lets(content);
    room.clock.pass(1_800_000);
    await room.carries();

    expect((await room.report(number)).proof).toEqual({ reached: 2, networks: 3, hours: 0.5, missing: ['KE'] });
  });
});
