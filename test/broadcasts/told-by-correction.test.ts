import { describe, expect, it } from 'vitest';
import { milestone, moved } from '../contract/store-samples.js';
import { broadcastRoom } from '../support/broadcast-room.js';
import { content, textOf } from '../support/sample-broadcast.js';
import { about, moves, type Room } from './dated-broadcast.js';

describe('a correction that tells a date', () => {
  /** Sent without a date, then corrected to tell one; one channel cannot be reached meanwhile. */
  async function corrected(): Promise<{ room: Room; number: number }> {
    const room = await broadcastRoom({ kenya: 'KE', senegal: 'SN' });
    await room.store.transact((tx) => tx.roadmap.add(milestone(), []));
    const { number } = await room.lets(content);
    await room.carries();
    await room.correct(number, { ...about, texts: { en: textOf('In May.') } });
    return { room, number };
  }

  it.each([
    ['waits in line', () => Promise.resolve()],
    ['was asked to come later', (room: Room) => room.carries(2, 'later')],
    ['is being made ready', async (room: Room) => [await room.claims()]],
  ] as const)('is left out where that moves while it %s, until the broadcast is corrected anew', async (_what, waits) => {
    const { room, number } = await corrected();
    const ready = (await waits(room)) ?? [];
    await moves(room);

    const went = [...(await Promise.all(ready.flatMap((one) => (one !== undefined && 'saying' in one ? [room.carry(one, 'sent')] : [])))), ...(await room.carries())];
    expect(went.filter((one) => one !== undefined)).toEqual([]);
    expect(await room.store.reads.records.told('imrf-2026')).toEqual([]);
    await room.correct(number, { ...about, texts: { en: textOf('In June.') } });
    expect((await room.carries()).map(({ conversation, message }) => [conversation, message?.text.includes('In June.')])).toEqual([['kenya', true], ['senegal', true]]);
    expect((await room.store.reads.records.told('imrf-2026')).map(({ via, dateRevision }) => [via, dateRevision])).toEqual([['broadcast.correction', 2], ['broadcast.correction', 2]]);
    await room.close();
  });

  it('is left out where the bot hears from there only after that moved', async () => {
    const { room } = await corrected();
    await room.carries(1, 'unreachable');
    await room.loses('kenya');
    await moves(room);
    await room.hearsFrom('kenya');

    expect(await room.carries()).toEqual([]);
    await room.close();
  });

  it('waits with what holds its date', async () => {
    const { room } = await corrected();
    await room.store.transact((tx) => tx.roadmap.hold({ ...moved().change, state: 'held' }, ['imrf-2026']));

    expect(await room.carries()).toEqual([]);
    await room.close();
  });

  it('counts as told where it may have arrived and is taken back', async () => {
    const { room, number } = await corrected();
    await room.carries(1, 'unknown');
    await room.store.transact((tx) => tx.deliveries.cancel(`broadcast:${number}:1:correction:000001:kenya`, 'taken back', room.clock.machineNow()));

    expect((await room.store.reads.records.told('imrf-2026')).map(({ conversation, dateRevision }) => [conversation, dateRevision])).toEqual([['kenya', 1]]);
    await room.close();
  });

  it('is given once more where the text of one that was left out comes back after another', async () => {
    const { room, number } = await corrected();
    await moves(room);
    await room.correct(number, { ...about, texts: { en: textOf('In June.') } });
    await room.correct(number, { ...about, texts: { en: textOf('In May.') } });

    expect((await room.carries()).map(({ message }) => message?.text.includes('In May.'))).toEqual([true, true]);
    await room.close();
  });
});
