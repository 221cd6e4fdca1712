import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Left } from '../support/question-room.js';
import { desk, deskRoom, kenya, stepOf, WRITTEN } from './desk-room.js';

let room: Awaited<ReturnType<typeof deskRoom>>;
beforeEach(async () => {
  room = await deskRoom();
  await room.approved();
});
afterEach(() => room.close());

const inKenya = (left: readonly Left[]) => left.find(({ conversation }) => conversation === 'CKENYA');
const sends = async () => inKenya(await room.says('UANA', desk, 'broadcast send B-1'));
const forges = (user: string, what: string) => room.happens(user, kenya, { kind: 'pressed', action: 'broadcast.press', value: { broadcast: 1, what }, message: null });

describe('“Seen”, before a copy went there', () => {
  it('counts nothing under a test, and says so to whoever tried it alone', async () => {
    const [tried] = await room.says('UANA', kenya, 'broadcast test B-1');
    const before = await room.pressesButton('UANA', kenya, tried, stepOf(tried, 'seen'));
    await sends();
    const button = stepOf(tried, 'seen');
    const { left: after } = await room.happens('UANA', kenya, { kind: 'pressed', action: button?.id ?? '', value: button?.value, message: null });

    expect([...before, ...after].map(({ onlyFor, text }) => [onlyFor, text])).toEqual(Array(2).fill(['UANA', 'This is a test: nothing is counted.']));
    expect(await room.store.reads.broadcasts.seen(1)).toEqual([]);
  });

  it('says nothing of it where the press was forged: noted, and nothing counted', async () => {
    const approved = await forges('UAMINA', 'seen');
    await room.submit('UANA', 'broadcast.compose', { broadcast: '1' }, { ...WRITTEN, 'text-en': 'Nobody has approved this.' });
    const unapproved = [await forges('UAMINA', 'seen'), await forges('UAMINA', 'ask')];

    expect([approved, ...unapproved].map(({ left }) => left)).toEqual([[], [], []]);
    expect(await room.store.reads.broadcasts.countSeen(1)).toBe(0);
    expect(await room.refusals()).toEqual(['broadcasts.seen', 'broadcasts.seen', 'broadcasts.seen']);
  });

  it('adds no dates of it to a calendar', async () => {
    await room.submit('UANA', 'broadcast.compose', { broadcast: '1' }, { ...WRITTEN, milestones: 'migrants-day-2026', buttons: ['calendar'] });
    await room.says('UBEN', desk, 'broadcast approve B-1');
    const { left: [forged] } = await forges('UAMINA', 'calendar');

    expect(forged?.file).toBeNull();
  });
});
