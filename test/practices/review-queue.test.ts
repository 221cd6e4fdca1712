import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DESK, practiceRoom, textOf } from '../support/practice-room.js';

let room: Awaited<ReturnType<typeof practiceRoom>>;
beforeEach(async () => {
  room = await practiceRoom();
});
afterEach(() => room.close());

describe('the queue', () => {
  it('shows what waits, with whom and since when, to those who review and to nobody else', async () => {
    const first = await room.submitted({ title: 'First' });
    await room.submitted({ title: 'Second' });
    await room.types('ana', `review ${first} assign me`);

    const queue = await room.types('ben', 'review');
    const refused = await room.types('mariam', 'review');
    const forged = await room.happens('mariam', DESK, { kind: 'pressed', action: 'review.step', value: { practice: first, revision: 2, step: 'approve' }, message: null });

    expect(queue[0]?.text).toBe('Practices that wait for review: 2.\n1. First (Kenya), since 8 December 2026. With: slack:T1/ana\n2. Second (Kenya), since 8 December 2026. With: nobody yet');
    expect(queue[0]?.buttons.map(({ label }) => label)).toEqual(['Show 1', 'Show 2']);
    expect(textOf(refused)).toContain('Only the Secretariat may do this');
    expect(textOf(forged.left)).toContain('Only the Secretariat may do this');
    expect(await room.standing(first)).toBe('submitted');
  });

  it('is turned page by page', async () => {
    for (let n = 1; n <= 9; n += 1) await room.submitted({ title: `Practice ${n}` });

    const [first] = await room.types('ana', 'review');
    const [second] = await room.presses('ana', DESK, first, 'review.queue');

    expect(first?.text).toContain('Page 1 of 2.');
    expect(second?.text).toContain('8. Practice 8 (Kenya)');
    expect(second?.text).not.toContain('7. Practice 7');
    expect((await room.types('ana', 'review 2'))[0]?.text).toBe(second?.text);
  });
});
