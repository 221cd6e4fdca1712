import { expect, it } from 'vitest';
import { enqueueCorrections } from '../../src/corrections/enqueue-corrections.js';
import { milestone, moved } from '../contract/store-samples.js';
import { broadcastRoom } from '../support/broadcast-room.js';
import { content, textOf } from '../support/sample-broadcast.js';
import { about, moves } from './dated-broadcast.js';

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
    await tx.deliveries.skipSubject({ milestone: 'imrf-2026', dateRevisionBelow: 2, sparesReminders: false }, 'its date has moved', room.clock.machineNow());
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
  await room.store.transact((tx) => tx.deliveries.skipSubject({ milestone: 'imrf-2026', dateRevisionBelow: 2, sparesReminders: false }, 'its date has moved', room.clock.machineNow()));

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

it('goes with the text that was corrected, where its date moved between the approval and the sending', async () => {
  const room = await broadcastRoom({ kenya: 'KE', senegal: 'SN' });
  await room.store.transact((tx) => tx.roadmap.add(milestone(), []));
  const { number } = await room.begin(about);
  await room.approve(number);
  await moves(room);
  await room.send(number);

  expect(await room.carries()).toEqual([]);
  expect((await room.report(number)).rows.map(({ state, reason }) => [state, reason])).toEqual(Array(2).fill(['skipped', 'the date has moved']));
  await room.correct(number, { ...about, texts: { en: textOf('The new day.') } });
  expect((await room.carries()).map(({ conversation, message }) => [conversation, message?.text.split('\n')[0]])).toEqual([['kenya', 'The new day.'], ['senegal', 'The new day.']]);
  await room.close();
});
