import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { WallTime } from '../../src/time/zone.js';
import { broadcastRoom } from '../support/broadcast-room.js';
import { content } from '../support/sample-broadcast.js';
import { corrected, threeNetworksRoom } from './three-networks-room.js';

const DAY_MS = 86_400_000;

let room: Awaited<ReturnType<typeof threeNetworksRoom>>;
beforeEach(async () => {
  room = await threeNetworksRoom();
});
afterEach(() => room.close());

describe('four eyes', () => {
  it('sends nothing before a second person has approved it and somebody lets it go', async () => {
    const { number } = await room.begin(content);

    expect(await room.send(number)).toMatchObject({ refused: 'wrong-state' });
    expect(await room.approve(number, 'UANA')).toMatchObject({ refused: 'own-text' });
    expect(await room.approve(number)).toMatchObject({ state: 'approved', approval: { by: 'slack:T1/UBEN' } });
    expect(await room.carries()).toEqual([]);
    expect(await room.counts(number)).toMatchObject({ state: 'approved', intended: 3, due: 3 });
    expect(await room.send(number)).toMatchObject({ state: 'sending' });
    expect((await room.carries()).map(({ conversation }) => conversation)).toEqual(['brazil', 'kenya', 'senegal']);
    expect(await room.counts(number)).toEqual({ id: 'B-1', state: 'sent', intended: 3, sent: 3, unknown: 0, refused: 0, unreachable: 0, skipped: 0, cancelled: 0, due: 0, seen: 0 });
  });

  it('takes the approval back when the text is edited; whoever edited it cannot approve it either', async () => {
    const { number } = await room.begin(content);
    await room.approve(number);

    expect(await room.edit(number, corrected, 'UCLEO')).toMatchObject({ state: 'proposed', approval: null });
    expect(await room.counts(number)).toMatchObject({ intended: 0, due: 0 });
    expect(await room.approve(number, 'UCLEO')).toMatchObject({ refused: 'own-text' });
    expect(await room.approve(number, 'UBEN')).toMatchObject({ state: 'approved' });
    await room.send(number);
    expect((await room.carries()).map(({ message }) => message?.text.split('\n')[0])).toEqual(Array(3).fill('Send your practice by Friday.'));
  });

  it('is bound to the text that was read', async () => {
    const first = await room.begin(content);
    await room.edit(first.number, corrected);

    expect(await room.approve(first.number, 'UBEN', { hash: first.hash })).toMatchObject({ refused: 'text-changed' });
  });

  it('lets a writer approve her own in an emergency, with a reason, and tells every other approver', async () => {
    await room.store.transact(async (tx) => {
      for (const user of ['UANA', 'UBEN']) {
        const person = await tx.people.meet(user, { platform: 'slack', tenant: 'T1', user });
        await tx.people.grant(person.id, { role: 'approver', network: null });
        await tx.networks.openConversation(`D${user}`, { platform: 'slack', tenant: 'T1', conversation: `D${user}`, kind: 'person', route: null }, null, room.clock.machineNow());
        await tx.people.rememberDirect(`D${user}`, person.id);
      }
    });
    const { number } = await room.begin(content);
    await room.carries();

    expect(await room.approve(number, 'UANA', { override: ' ' })).toMatchObject({ refused: 'no-reason' });
    expect(await room.approve(number, 'UANA', { override: 'the hall burns' })).toMatchObject({ state: 'approved', approval: { override: 'the hall burns' } });
    expect((await room.carries()).map(({ conversation, message }) => [conversation, message?.text])).toEqual([['DUBEN', 'slack:T1/UANA approved B-1, Call for practices, without a second person.\nReason: the hall burns']]);
  });

  it.each([['before its hour', 0], ['before its hour, which has passed since', 2 * DAY_MS]])('asks for a second person where it was stopped %s: it is edited, not corrected by one', async (_when, passed) => {
    const { number } = await room.begin(content);
    await room.approve(number);
    await room.send(number, { kind: 'local', day: CalendarDate.parse('2026-11-25'), time: WallTime.parse('09:00') });
    await room.stop(number);
    room.clock.pass(passed);

    expect(await room.correct(number, corrected)).toMatchObject({ refused: 'wrong-state', said: 'stopped' });
    expect(await room.edit(number, corrected, 'UBEN')).toMatchObject({ state: 'proposed', approval: null, schedule: null });
    expect(await room.approve(number, 'UBEN')).toMatchObject({ refused: 'own-text' });
    expect(await room.carries()).toEqual([]);
    await room.approve(number, 'UCLEO');
    await room.send(number);
    expect((await room.carries()).map(({ conversation, message }) => [conversation, message?.text.split('\n')[0]])).toEqual(['brazil', 'kenya', 'senegal'].map((one) => [one, 'Send your practice by Friday.']));
  });

  it.each(['sent', 'unknown'] as const)('lets one approver correct what was stopped where a copy stands, or may: %s', async (ending) => {
    const { number } = await room.lets(content);
    await room.carries(1, ending);
    await room.stop(number);

    expect(await room.edit(number, corrected)).toMatchObject({ refused: 'wrong-state', said: 'stopped' });
    expect(await room.correct(number, corrected)).toMatchObject({ state: 'stopped', corrections: 1 });
  });

  it('asks for the number above twenty conversations', async () => {
    const many = await broadcastRoom(Object.fromEntries(Array.from({ length: 21 }, (_, at) => [`c${at}`, 'KE'])));
    const { number } = await many.begin(content);

    expect(await many.approve(number)).toMatchObject({ refused: 'confirm-missing', said: '21' });
    expect(await many.approve(number, 'UBEN', { confirm: 20 })).toMatchObject({ refused: 'confirm-wrong' });
    expect(await many.approve(number, 'UBEN', { confirm: 21 })).toMatchObject({ state: 'approved' });
    await many.close();
  });
});
