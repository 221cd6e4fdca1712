import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { instantFromMs } from '../../src/time/instant.js';
import { WallTime } from '../../src/time/zone.js';
import { content } from '../support/sample-broadcast.js';
import { threeNetworksRoom } from './three-networks-room.js';

let room: Awaited<ReturnType<typeof threeNetworksRoom>>;
beforeEach(async () => {
  room = await threeNetworksRoom();
});
afterEach(() => room.close());

describe('on its way', () => {
  it('stops in mid-flight and goes on, each conversation once', async () => {
    const { number } = await room.lets(content);
    const first = await room.carries(1);

    await room.stop(number);
    expect(await room.carries()).toEqual([]);
    expect(await room.counts(number)).toMatchObject({ state: 'stopped', intended: 3, sent: 1, cancelled: 2, due: 0 });
    await room.resume(number);
    const rest = await room.carries();

    expect([...first, ...rest].map(({ conversation }) => conversation)).toEqual(['brazil', 'kenya', 'senegal']);
    expect(await room.counts(number)).toMatchObject({ state: 'sent', sent: 3 });
  });

  it('holds back what was being made ready when it was stopped, and lets it go afterwards', async () => {
    const { number } = await room.lets(content);
    const claimed = (await room.claims())!;
    await room.stop(number);

    expect(await room.carry(claimed, 'sent')).toBeUndefined();
    expect(await room.counts(number)).toMatchObject({ state: 'stopped', skipped: 1, cancelled: 2 });
    await room.resume(number);
    expect(await room.carries()).toHaveLength(3);
  });

  it('does not send again after a stop what the platform asked to have later', async () => {
    const { number } = await room.lets(content);
    const claimed = (await room.claims())!;
    await room.stop(number);
    await room.store.transact((tx) => tx.deliveries.settle('w', [{ key: claimed.key, attempt: claimed.attempts, asked: false, state: 'retrying', receipt: null, reason: 'rate limited', nextTry: room.clock.machineNow(), again: false, told: [] }], room.clock.machineNow()));

    await room.follow();

    expect(await room.carries()).toEqual([]);
    expect(await room.counts(number)).toMatchObject({ state: 'stopped', cancelled: 3, due: 0 });
  });

  it('looks for one in doubt as it was, though it was stopped meanwhile', async () => {
    const { number } = await room.lets(content);
    await room.carries(1, 'unknown');
    await room.stop(number);
    const doubt = (await room.store.reads.deliveries.deliveries({ states: ['unknown'], limit: 1 }))[0]!;

    expect(await room.compose(doubt)).toMatchObject({ kind: 'ready' });
    expect(await room.counts(number)).toMatchObject({ unknown: 1, cancelled: 2 });
  });

  it('counts who is gone, and brings it once it hears from there', async () => {
    await room.loses('brazil');
    const { number } = await room.lets(content);
    await room.loses('kenya');
    await room.follow();

    expect((await room.carries()).map(({ conversation }) => conversation)).toEqual(['senegal']);
    expect(await room.counts(number)).toMatchObject({ state: 'sent', intended: 3, sent: 1, unreachable: 2 });
    await room.hearsFrom('brazil');
    expect((await room.carries()).map(({ conversation }) => conversation)).toEqual(['brazil']);
    expect((await room.report(number)).rows.map(({ conversation, state, reason }) => [conversation, state, reason])).toEqual([['brazil', 'sent', null], ['kenya', 'unreachable', 'is_archived'], ['senegal', 'sent', null]]);
  });

  it('goes at its instant, and in each network at its own hour', async () => {
    const { number } = await room.begin(content);
    await room.approve(number);
    await room.send(number, { kind: 'local', day: CalendarDate.parse('2026-11-25'), time: WallTime.parse('09:00') });

    expect(await room.counts(number)).toMatchObject({ state: 'approved', due: 3 });
    room.clock.pass(21 * 3_600_000 + 60_000);
    expect((await room.carries()).map(({ conversation }) => conversation)).toEqual(['kenya']);
    room.clock.pass(3 * 3_600_000);
    expect((await room.carries()).map(({ conversation }) => conversation)).toEqual(['senegal']);
    expect(await room.counts(number)).toMatchObject({ state: 'sending', sent: 2, due: 1 });
    room.clock.pass(3 * 3_600_000);
    expect(await room.carries()).toHaveLength(1);
    expect(await room.counts(number)).toMatchObject({ state: 'sent' });
  });

  it('reads each conversation the text of its language, or says which one it is instead', async () => {
    await room.store.transact(async (tx) => {
      await tx.networks.settle('senegal', { language: 'fr' });
      await tx.networks.settle('brazil', { language: 'es' });
      await tx.networks.settle('kenya', { language: 'en' });
    });
    await room.lets(content);

    expect((await room.carries()).map(({ conversation, message }) => [conversation, message?.language, message?.text])).toEqual([
      ['brazil', 'en', 'Send your practice.\n\nAún no hay texto en español. Este está en inglés.'], ['kenya', 'en', 'Send your practice.'], ['senegal', 'fr', 'Envoyez votre pratique.'],
    ]);
  });
});

it('keeps the full stop of a line in Arabic at its end, under a text that runs the other way', async () => {
  await room.store.transact((tx) => tx.networks.settle('kenya', { language: 'ar' }));
  await room.lets(content);

  const copy = (await room.carries()).find(({ conversation }) => conversation === 'kenya');

  expect(copy?.message?.text).toMatch(/^Send your practice\.\n\n\u2068[^\u2069]+\.\u2069$/u);
});

it('goes at its hour, and not before, to where it was taken back while it had none, once a person has it tried again', async () => {
  const { number } = await room.begin(content);
  await room.approve(number);
  await room.store.transact((tx) => tx.deliveries.cancel(`broadcast:${number}:1:first:kenya`, 'taken back', room.clock.machineNow()));
  await room.send(number, { kind: 'at', at: instantFromMs(Date.parse('2026-11-24T10:00:00Z')) });
  expect(await room.counts(number)).toMatchObject({ due: 2, cancelled: 1 });

  await room.store.transact((tx) => tx.deliveries.tryAgain(`broadcast:${number}:1:first:kenya`, room.clock.machineNow()));
  const early = await room.carries();
  room.clock.pass(3_600_000);

  expect(early).toEqual([]);
  expect((await room.carries()).map(({ conversation }) => conversation)).toEqual(['brazil', 'kenya', 'senegal']);
});
