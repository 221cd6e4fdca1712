import { describe, expect, it } from 'vitest';
import { milestone, moved } from '../contract/store-samples.js';
import { broadcastRoom } from '../support/broadcast-room.js';
import { content, textOf } from '../support/sample-broadcast.js';
import { about, moves, type Room } from './dated-broadcast.js';

describe('a copy in doubt, whose text is corrected before a person sends it again', () => {
  const withoutDate = { ...content, texts: { en: textOf('Not yet known.') } };

  async function inDoubt(): Promise<{ room: Room; number: number; key: string }> {
    const room = await broadcastRoom({ kenya: 'KE' });
    await room.store.transact((tx) => tx.roadmap.add(milestone(), []));
    const { number } = await room.lets(about);
    await room.carries(1, 'unknown');
    await room.correct(number, withoutDate);
    const key = `broadcast:${number}:1:first:kenya`;
    await room.store.transact((tx) => tx.deliveries.tryAgain(key, room.clock.machineNow()));
    await room.follow();
    return { room, number, key };
  }
  const told = async (room: Room) => (await room.store.reads.records.told('imrf-2026')).map(({ conversation, via, dateRevision }) => [conversation, via, dateRevision]);

  it('tells the dates of both texts: the first may have been read, and is corrected when its date moves', async () => {
    const { room } = await inDoubt();
    expect(await told(room)).toEqual([]);
    const went = await room.carries();

    expect(went.map(({ message }) => message?.text)).toEqual([expect.stringContaining('Not yet known.')]);
    expect(await told(room)).toEqual([['kenya', 'broadcast', 1]]);
    await moves(room);
    expect(await room.store.reads.corrections.toldTooLate(null)).toEqual(['imrf-2026']);
    await room.close();
  });

  it('goes, though the date of its first text moves or is being checked: it does not tell that any more', async () => {
    const { room } = await inDoubt();
    await moves(room);
    await room.store.transact((tx) => tx.roadmap.hold({ ...moved().change, id: 'c2', state: 'held' }, ['imrf-2026']));

    expect(await room.carries()).toHaveLength(1);
    expect(await told(room)).toEqual([['kenya', 'broadcast', 1]]);
    await room.close();
  });

  it('keeps the dates of all its texts, however often it was corrected', async () => {
    const { room, number } = await inDoubt();
    await room.correct(number, about);
    await room.correct(number, withoutDate);
    await room.carries();

    expect(await told(room)).toEqual([['kenya', 'broadcast', 1]]);
    await room.close();
  });

  it.each(['recall', 'stop'] as const)('tells them where nothing goes any more after a %s', async (step) => {
    const room = await broadcastRoom({ kenya: 'KE', senegal: 'SN' });
    await room.store.transact((tx) => tx.roadmap.add(milestone(), []));
    const { number } = await room.lets(about);
    await room.carries(1, 'unknown');
    await room.store.transact((tx) => tx.deliveries.tryAgain(`broadcast:${number}:1:first:kenya`, room.clock.machineNow()));
    await room[step](number);

    expect(await told(room)).toEqual([['kenya', 'broadcast', 1]]);
    await room.close();
  });
});
