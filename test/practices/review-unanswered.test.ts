import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DESK, KENYA, practiceRoom, textOf } from '../support/practice-room.js';

let room: Awaited<ReturnType<typeof practiceRoom>>;
beforeEach(async () => {
  room = await practiceRoom();
});
afterEach(() => room.close());

const DAY_MS = 86_400_000;

describe('what a submitter does not answer', () => {
  it('stands in the queue and in the week after seven days, until she signs, writes or steps', async () => {
    const id = await room.submitted();
    await room.types('ana', `review ${id} comment summary: Which year?`);
    const [, told] = await room.types('ana', `review ${id} request-changes`);
    room.clock.pass(6 * DAY_MS);
    const early = await room.types('ana', 'review');
    room.clock.pass(2 * DAY_MS);

    const late = await room.types('ana', 'review');
    const week = await room.types('ana', 'weekly');
    const stranger = await room.presses('mariam', DESK, told, 'practices.seen');
    const still = await room.types('ana', 'review');
    const signed = await room.presses('amina', KENYA, told, 'practices.seen');
    const after = await room.types('ana', 'review');

    expect(textOf(early)).toBe('No practice waits for review.');
    expect(late[0]?.text).toContain('Told a week ago or longer, and nothing came back: 1.\nOne-stop centre in Busia (Kenya): changes requested, told on 8 December 2026');
    expect(week[0]?.text).toContain('Practices that wait for review, or whose submitter has not answered for a week: 1.');
    expect(textOf(stranger)).toBe('Thank you, noted.');
    expect(textOf(still)).toBe(textOf(late));
    expect(textOf(signed)).toBe('Thank you, noted.');
    expect(textOf(after)).toBe('No practice waits for review.');
  });
});

describe('opening what was asked', () => {
  it('is a sign, too', async () => {
    const id = await room.submitted();
    await room.types('ana', `review ${id} comment summary: Which year?`);
    const [, told] = await room.types('ana', `review ${id} request-changes`);
    room.clock.pass(8 * DAY_MS);

    const before = await room.types('ana', 'review');
    const opened = await room.happens('amina', KENYA, { kind: 'pressed', action: 'practices.open', value: told?.buttons[0]?.value, message: told?.receipt ?? null });
    const after = await room.types('ana', 'review');

    expect(before[0]?.text).toContain('nothing came back: 1.');
    expect(opened.direct).toMatchObject({ kind: 'open-form', form: { id: 'practices.practice', about: { practice: id } } });
    expect(textOf(after)).toBe('No practice waits for review.');
  });
});
