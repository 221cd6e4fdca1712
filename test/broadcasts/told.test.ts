import { describe, expect, it } from 'vitest';
import { enqueueCorrections } from '../../src/corrections/enqueue-corrections.js';
import { milestone, moved } from '../contract/store-samples.js';
import { broadcastRoom } from '../support/broadcast-room.js';
import { content, textOf } from '../support/sample-broadcast.js';

const about = { ...content, milestones: ['imrf-2026'] };
type Room = Awaited<ReturnType<typeof broadcastRoom>>;

/** Its date is another from now on, and what is on its way with the old one is let go, as when a change is released. */
const moves = (room: Room) => room.store.transact(async (tx) => {
  const { change, next, former } = moved();
  await tx.roadmap.record(change, next, 1, former);
  await tx.deliveries.skipSubject({ milestone: 'imrf-2026', dateRevisionBelow: 2 }, 'the date has moved', room.clock.machineNow());
});

it('tells the dates that it carries, so that who read it is told when one of them moves', async () => {
  const room = await broadcastRoom({ kenya: 'KE', senegal: 'SN' });
  await room.store.transact((tx) => tx.roadmap.add(milestone(), []));
  await room.lets(about);
  await room.carries();

  const told = await room.store.reads.records.told('imrf-2026');
  const corrections = await room.store.transact(async (tx) => {
    const { change, next, former } = moved();
    await tx.roadmap.record(change, next, 1, former);
    return enqueueCorrections([next], tx, room.clock.machineNow());
  });

  expect(told.map(({ conversation, via, dateRevision }) => [conversation, via, dateRevision])).toEqual([['senegal', 'broadcast', 1], ['kenya', 'broadcast', 1]].sort());
  expect(corrections).toBe(2);
  await room.close();
});

it('tells the dates of one that was in doubt, once somebody there presses a button under it', async () => {
  const room = await broadcastRoom({ kenya: 'KE', senegal: 'SN' });
  await room.store.transact((tx) => tx.roadmap.add(milestone(), []));
  const { number } = await room.lets(about);
  await room.carries(1, 'unknown');
  await room.store.transact((tx) => tx.broadcasts.settleArrived(`broadcast:${number}:1:first:kenya`, 'pressed', room.clock.machineNow()));

  expect((await room.store.reads.records.told('imrf-2026')).map(({ conversation, dateRevision }) => [conversation, dateRevision])).toEqual([['kenya', 1]]);
  await room.close();
});

it('is left out where its date has moved before it went, until it is corrected', async () => {
  const room = await broadcastRoom({ kenya: 'KE', senegal: 'SN' });
  await room.store.transact((tx) => tx.roadmap.add(milestone(), []));
  const { number } = await room.lets(about);
  await room.carries(1);
  await room.store.transact(async (tx) => {
    const { change, next, former } = moved();
    await tx.roadmap.record(change, next, 1, former);
    await tx.deliveries.skipSubject({ milestone: 'imrf-2026', dateRevisionBelow: 2 }, 'its date has moved', room.clock.machineNow());
  });

  expect(await room.carries()).toEqual([]);
  expect(await room.counts(number)).toMatchObject({ sent: 1, skipped: 1 });
  await room.correct(number, { ...about, texts: { en: textOf('In June.') } });
  expect((await room.carries()).map(({ conversation, updates }) => [conversation, updates])).toEqual([['kenya', 'broadcast:1:1:first:kenya'], ['senegal', null]]);
  expect((await room.store.reads.records.told('imrf-2026')).map(({ dateRevision }) => dateRevision).sort()).toEqual([1, 2, 2]);
  await room.close();
});

it.each([['tells no date any more', [], 1, []], ['tells a date as the one before did not', ['imrf-2026'], 0, [1]]] as const)('counts the dates of the text that goes, where the corrected one %s', async (_what, milestones, went, told) => {
  const room = await broadcastRoom({ kenya: 'KE', senegal: 'SN' });
  await room.store.transact((tx) => tx.roadmap.add(milestone(), []));
  const { number } = await room.lets({ ...content, milestones: milestones.length === 0 ? ['imrf-2026'] : [] });
  await room.correct(number, { ...content, milestones: [...milestones], texts: { en: textOf('Once more.') } });
  await room.carries(1, 'unknown');
  await room.store.transact((tx) => tx.broadcasts.settleArrived(`broadcast:${number}:1:first:kenya`, 'pressed', room.clock.machineNow()));
  await room.store.transact((tx) => tx.deliveries.skipSubject({ milestone: 'imrf-2026', dateRevisionBelow: 2 }, 'its date has moved', room.clock.machineNow()));

  expect(await room.carries()).toHaveLength(went);
  expect((await room.store.reads.records.told('imrf-2026')).map(({ dateRevision }) => dateRevision)).toEqual(told);
  await room.close();
});

it('leaves out a conversation that has muted every date that it tells', async () => {
  const room = await broadcastRoom({ kenya: 'KE', senegal: 'SN' });
  await room.store.transact(async (tx) => {
    await tx.roadmap.add(milestone(), []);
    await tx.reminders.mark('kenya', { milestone: 'imrf-2026', kind: 'muted', dateRevision: 1, until: null, by: 'slack:T1/UA', at: room.clock.machineNow() });
  });
  const { number } = await room.lets(about);

  expect((await room.carries()).map(({ conversation }) => conversation)).toEqual(['senegal']);
  expect((await room.report(number)).rows.map(({ conversation, state, reason }) => [conversation, state, reason])).toEqual([['kenya', 'skipped', 'its date is muted there'], ['senegal', 'sent', null]]);
  await room.close();
});

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

it('is left out as a whole where one of several dates has moved: a frozen text cannot be told without it', async () => {
  const room = await broadcastRoom({ kenya: 'KE', senegal: 'SN' });
  await room.store.transact(async (tx) => {
    await tx.roadmap.add(milestone(), []);
    await tx.roadmap.add(milestone({ id: 'imrf-2030', dateCode: 'D-2QX' }), []);
  });
  const { number } = await room.lets({ ...content, milestones: ['imrf-2026', 'imrf-2030'] });
  await room.loses('kenya');
  await room.follow();
  await moves(room);

  expect(await room.counts(number)).toMatchObject({ skipped: 1, unreachable: 1 });
  await room.hearsFrom('kenya');
  expect(await room.carries()).toEqual([]);
  expect((await room.report(number)).rows.map(({ reason }) => reason)).toEqual(['the date has moved', 'the date has moved']);
  await room.close();
});
