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

describe('“Seen”, under what stands there', () => {
  it('leaves the copy in the language of the conversation, whoever presses', async () => {
    const copy = await sends();
    const button = stepOf(copy, 'seen');
    const { left: [seen] } = await room.happens('UFATOU', kenya, { kind: 'pressed', action: button?.id ?? '', value: button?.value, message: copy?.receipt ?? null }, 'fr-FR');

    expect(seen).toMatchObject({ receipt: copy?.receipt });
    expect(seen?.text.split('\n\n')).toEqual(['Call for practices', 'Send your practice to us (https://example.org/).', 'Seen: slack:T1/UFATOU']);
  });

  it('is told in one line under the question whether it was seen: that becomes no second copy, which a correction would not reach', async () => {
    const copy = await sends();
    const nudge = inKenya(await room.says('UANA', desk, 'broadcast nudge B-1'));
    const [seen] = await room.pressesButton('UAMINA', kenya, nudge, stepOf(nudge, 'seen'));
    const [twice] = await room.pressesButton('UKAMAU', kenya, nudge, stepOf(nudge, 'seen'));
    const { left } = await room.submit('UBEN', 'broadcast.correct', { broadcast: '1' }, { ...WRITTEN, 'text-en': 'Send your practice by Friday.' });

    expect(seen).toMatchObject({ receipt: nudge?.receipt, buttons: [], onlyFor: null, text: 'The Secretariat asks whether you have seen its message: Call for practices\n\nSeen: slack:T1/UAMINA' });
    expect(twice?.text).toContain('whether you have seen its message: Call for practices\n\nSeen: slack:T1/UKAMAU');
    expect(inKenya(left)).toMatchObject({ receipt: copy?.receipt });
    expect(await room.store.reads.broadcasts.countSeen(1)).toBe(1);
  });
});
