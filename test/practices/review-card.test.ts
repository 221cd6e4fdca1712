import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { practiceRoom } from '../support/practice-room.js';

let room: Awaited<ReturnType<typeof practiceRoom>>;
beforeEach(async () => {
  room = await practiceRoom();
});
afterEach(() => room.close());

describe('the card', () => {
  it('shows every field by the pages of the form, whole, with what was said of it and what was overruled', async () => {
    const long = 'A centre at the border gives advice in one place. '.repeat(60).trim();
    const id = await room.submitted({ primaryObjectives: ['5', '16'], summary: long, submitterName: 'Amina', geographicScope: 'national' });
    await room.store.transact((tx) => tx.practices.stepPractice(id, 2, { at: room.clock.now(), overruled: [{ code: 'short', field: 'summary', reason: 'It says all.' }] }));
    await room.types('ana', `review ${id} comment Summary: Which year was it?`);

    const [card] = await room.types('ana', `review ${id}`);

    for (const words of ['One-stop centre in Busia', 'What and where', 'Contact and consent', long, 'Amina', 'Comment by slack:T1/ana, 8 December 2026, not told yet: Which year was it?', 'It says all.']) expect(card?.text).toContain(words);
    expect(card?.text).toMatch(/Primary GCM objectives\n5\. .*\n16\. /);
    expect(card?.buttons.map(({ label }) => label)).toEqual(['Approve', 'Comment on a field', 'Request changes (1)', 'Reject', 'I take it', 'Show what waits']);
  });

  it('tells a warning that was overruled in words, with the reason', async () => {
    const id = await room.submitted({ summary: 'Too short.' });
    await room.store.transact((tx) => tx.practices.stepPractice(id, 2, { at: room.clock.now(), overruled: [{ code: 'short', field: 'summary', reason: 'It says all.' }] }));

    const [card] = await room.types('ana', `review ${id}`);

    expect(card?.text).toContain('Warnings that were overruled\nSummary\n10 characters; at least 300 tell more.\nReason: It says all.');
  });

  it('says "former focal point" once the person was erased', async () => {
    const id = await room.submitted({ submitterName: 'Amina', submitterEmail: 'amina@example.org', keyLessons: 'Begin early.' });
    await room.forgetsPerson('p-amina', 'slack:T1/amina');

    const [card] = await room.types('ana', `review ${id}`);

    expect(card?.text).toContain('Written by: former focal point');
    expect(card?.text).toContain('Your name\nformer focal point');
    expect(card?.text).not.toContain('amina@example.org');
    expect(card?.text).toContain('Begin early.');
  });
});
