import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { content } from '../support/sample-broadcast.js';
import { corrected, threeNetworksRoom } from './three-networks-room.js';

let room: Awaited<ReturnType<typeof threeNetworksRoom>>;
beforeEach(async () => {
  room = await threeNetworksRoom();
});
afterEach(() => room.close());

describe('afterwards', () => {
  it('removes every copy when it is recalled, and lists those that it could not', async () => {
    const { number } = await room.lets(content);
    await room.carries(2);
    await room.carries(1, 'unknown');
    await room.recall(number);
    const [removed] = await room.carries(1);
    await room.carries(1, 'refused');

    expect(removed).toMatchObject({ conversation: 'brazil', updates: 'broadcast:1:1:first:brazil', message: null });
    const report = await room.report(number);
    expect(report.counts).toMatchObject({ state: 'recalled', intended: 3, sent: 2, unknown: 1 });
    expect(report.rows.map(({ conversation, isRemoved }) => [conversation, isRemoved])).toEqual([['brazil', true], ['kenya', false], ['senegal', false]]);
  });

  it.each([['may stand twice', 'sent-again', 'sent'], ['is in doubt', 'unknown', 'sent'], ['was removed, and what it corrected was not', 'sent-anew', 'refused']] as const)('lists as not removed where a correction %s', async (_what, how, removed) => {
    const { number } = await room.lets(content);
    await room.carries();
    await room.correct(number, corrected);
    await room.carries(1, how);
    await room.carries();
    await room.recall(number);
    await room.carries(1, removed);
    await room.carries();

    expect((await room.report(number)).rows.map(({ conversation, isRemoved }) => [conversation, isRemoved])).toEqual([['brazil', false], ['kenya', true], ['senegal', true]]);
  });

  it('sends nothing more of what is recalled before it went', async () => {
    const { number } = await room.lets(content);
    const open = (await room.claims())!;
    await room.recall(number);

    expect(await room.carry(open, 'sent')).toBeUndefined();
    expect(await room.carries()).toEqual([]);
    expect(await room.counts(number)).toMatchObject({ state: 'recalled', skipped: 1, cancelled: 2 });
  });
});
