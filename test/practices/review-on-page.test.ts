import { beforeEach, describe, expect, it } from 'vitest';
import { WHOLE_PRACTICE } from '../support/sample-practice.js';
import { practiceRoom, textOf } from './room.js';

let room: Awaited<ReturnType<typeof practiceRoom>>;
beforeEach(async () => {
  room = await practiceRoom();
  return () => room.close();
});

describe('a review on the page', () => {
  it('goes to a colleague by the name that the page shows, and names her so', async () => {
    await room.store.transact(async (tx) => {
      for (const user of ['Ana', 'Daniel']) await tx.people.grant((await tx.people.meet(`p-${user}`, { platform: 'web', tenant: 'local', user })).id, { role: 'editor', network: null });
    });
    await room.says('amina', 'practice');
    for (const [field, value] of Object.entries(WHOLE_PRACTICE)) await room.says('amina', `${field}: ${[value].flat().join(field === 'mainImplementers' ? '\n' : ', ')}`);
    await room.says('amina', 'submit');
    const id = (await room.practices())[0]?.id ?? '';

    const [nobody, given] = [await room.says('Ana', `review ${id} assign Mariam`, { platform: 'web' }), await room.says('Ana', `review ${id} assign Daniel`, { platform: 'web' })];
    const card = await room.says('Daniel', `review ${id}`, { platform: 'web' });

    expect(textOf(nobody)).toContain('Mariam does not review for the Secretariat');
    expect(textOf(given)).toContain('is with Daniel now');
    expect(textOf(card)).toContain('With: Daniel');
  });
});
