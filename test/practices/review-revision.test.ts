import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DESK, KENYA, practiceRoom, textOf } from '../support/practice-room.js';

let room: Awaited<ReturnType<typeof practiceRoom>>;
beforeEach(async () => {
  room = await practiceRoom();
});
afterEach(() => room.close());

describe('a new revision', () => {
  it('begins with all that the old one says, stands beside it in review, and replaces it once approved', async () => {
    const old = await room.submitted({ summary: 'In 2019.', keyLessons: 'Begin early.' });
    await room.types('ana', `review ${old} approve`);
    const [shown] = await room.says('amina', KENYA, `practice show ${old}`);
    const [begun] = await room.presses('amina', KENYA, shown, 'practices.revise');
    const again = await room.says('amina', KENYA, `revise ${old}`);
    const next = String(begun?.buttons[0]?.value['practice']);
    await room.store.transact(async (tx) => {
      await tx.practices.keepField(next, { field: 'summary', value: 'From 2019 to 2023.', by: 'p-amina', at: room.clock.now() }, 1);
      await tx.practices.stepPractice(next, 1, { state: 'submitted', submittedAt: room.clock.now(), at: room.clock.now() });
    });

    const [card] = await room.types('ana', `review ${next}`);
    await room.types('ana', `review ${next} approve`);

    expect(begun?.text).toContain('a new revision is begun');
    expect(again[0]?.text).toContain('a new revision is open already: draft.');
    expect(card?.text).toContain(`New revision of: ${old}`);
    expect(card?.text).toContain('What changed\nSummary\nBefore: In 2019.\nNow: From 2019 to 2023.\nWhat and where');
    expect([await room.standing(old), await room.standing(next)]).toEqual(['superseded', 'approved']);
  });

  it('is begun by nobody of another network, and of nothing that is not approved', async () => {
    const id = await room.submitted();
    const early = await room.says('amina', KENYA, `revise ${id}`);
    await room.types('ana', `review ${id} approve`);

    const stranger = await room.says('mariam', DESK, `revise ${id}`);

    expect(textOf(early)).toContain('It stands so now: submitted.');
    expect(textOf(stranger)).toContain('I know no practice');
    expect(await room.store.reads.practices.listPractices({ revises: id }, { after: null, limit: 9 })).toEqual([]);
  });

  it('that comes second is not approved over the first', async () => {
    const old = await room.submitted();
    await room.types('ana', `review ${old} approve`);
    const [one, other] = [await room.submitted({}, { revises: old }), await room.submitted({}, { revises: old })];
    await room.types('ana', `review ${one} approve`);

    const second = await room.types('ana', `review ${other} approve`);

    expect(textOf(second)).toContain('Another revision of the same practice was approved meanwhile.');
    expect([await room.standing(one), await room.standing(other)]).toEqual(['approved', 'submitted']);
  });
});
