import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DESK, KENYA, leftIn, practiceRoom } from '../support/practice-room.js';
import { channel } from '../support/question-room.js';
import { WHOLE_PRACTICE } from '../support/sample-practice.js';

const UGANDA = channel('C-uganda');
const TITLE = String(WHOLE_PRACTICE['title']);

let room: Awaited<ReturnType<typeof practiceRoom>>;
beforeEach(async () => {
  room = await practiceRoom();
  await room.says('okello', UGANDA, 'network UG');
});
afterEach(() => room.close());

/** A draft that Amina began in Kenya's channel, in which all is written. */
async function kenyanDraft(): Promise<string> {
  const { direct } = await room.happens('amina', KENYA, { kind: 'said', text: 'practice new' });
  const id = 'form' in direct ? (direct.form.about['practice'] ?? '') : '';
  await room.store.transact(async (tx) => {
    for (const [field, value] of Object.entries(WHOLE_PRACTICE)) await tx.practices.keepField(id, { field, value, by: 'p-amina', at: room.clock.now() }, 0);
  });
  return id;
}

describe('what becomes of a practice is told where its own network reads', () => {
  it('though it was submitted in the channel of another, where the answer says so', async () => {
    const id = await kenyanDraft();

    const [answer] = await room.says('amina', UGANDA, `practice submit ${id}`);
    const told = await room.types('ana', `review ${id} approve`);

    expect(answer?.onlyFor).toBe('amina');
    expect(answer?.text).toContain(`${TITLE}: handed in.`);
    expect(answer?.text).toContain('you hear of each step where it was begun.');
    expect(leftIn(told, KENYA)[0]?.text).toContain(TITLE);
    expect(leftIn(told, UGANDA)).toEqual([]);
  });

  it('though it was revised in the channel of another', async () => {
    const old = await room.submitted({ title: TITLE });
    await room.types('ana', `review ${old} approve`);

    await room.says('amina', UGANDA, `revise ${old}`);
    const [next] = await room.store.reads.practices.listPractices({ revises: old }, { after: null, limit: 9 });

    expect(next?.conversation).toBe((await room.store.reads.practices.findPractice(old))?.conversation);
  });

  it('and so is a challenge that was sent back and is handed in in the channel of another', async () => {
    const values = { title: 'Recognition of skills', primaryObjectives: ['18'], remainingChallenges: 'Papers of one county are not known in the next.' };
    await room.sends('amina', KENYA, 'practices.challenge', {}, values);
    const [one] = await room.store.reads.practices.listPractices({ kind: 'challenge' }, { after: null, limit: 9 });
    await room.types('ana', `review ${one?.id} comment title: For whom?`);
    await room.types('ana', `review ${one?.id} request-changes`);

    const sent = await room.sends('amina', UGANDA, 'practices.challenge', { practice: one?.id ?? '' }, values);
    const told = await room.types('ana', `review ${one?.id} approve`);

    expect(sent.left[0]?.onlyFor).toBe('amina');
    expect(sent.left[0]?.text).toContain('where it was begun');
    expect([leftIn(told, KENYA).length, leftIn(told, UGANDA).length]).toEqual([1, 0]);
  });

  it('and here where this is another channel of her network', async () => {
    const id = await kenyanDraft();
    const second = channel('C-kenya-2');
    await room.says('amina', second, 'network KE');

    const [answer] = await room.says('amina', second, `practice submit ${id}`);
    const told = await room.types('ana', `review ${id} approve`);

    expect(answer?.onlyFor).toBeNull();
    expect(answer?.text).toContain('you hear of each step here.');
    expect([leftIn(told, second).length, leftIn(told, DESK).length > 0]).toEqual([1, true]);
  });
});
