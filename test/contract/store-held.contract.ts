import { expect, it } from 'vitest';
import { CORRECTION } from '../../src/corrections/correction.js';
import { FROZEN_FROM } from '../../src/delivery/delivery.js';
import type { Store } from '../../src/store.js';
import type { Opened } from './store.contract.js';
import { at, claim, delivery, keysOf, milestone, moved, openConversations, sent } from './store-samples.js';

const held = { milestone: 'imrf-2026', dateRevision: 1, offsetDays: 14 };
const free = { milestone: 'another', dateRevision: 1, offsetDays: 0 };
const saying = { says: 'reminder', args: { subjects: [{ ...held, helpsUntil: '2026-05-08' }, free], look: 'plain' } };

/** What may go while a change of a date that it carries waits. */
export function storeHoldsBack(stores: () => Opened): void {
  it('a message with several reminders goes without those of a held date, and carries them no longer', async () => {
    const { one, other } = stores();
    await waits(one);
    await one.transact((tx) => tx.deliveries.enqueue([delivery('both', { saying, subjects: [held, free] })], at(0)));

    const claimed = await claim(one, 'w1');

    expect(claimed.map((row) => row.saying.args)).toEqual([{ subjects: [free], look: 'plain' }]);
    const asked = [held, free].map((subject) => ({ ...subject, conversation: 'v1', sameSince: 1 }));
    expect((await other.reads.deliveries.carried(asked)).map((one) => one.milestone)).toEqual(['another']);
  });

  it('nor does it lose any where nothing is held any more', async () => {
    const { one, other } = stores();
    await waits(one);
    await one.transact(async (tx) => {
      await tx.deliveries.enqueue([delivery('both', { saying, subjects: [held, free] })], at(0));
      await tx.roadmap.letGo({ ...moved().change, state: 'undone' });
    });

    expect((await claim(one, 'w1')).map((row) => row.saying)).toEqual([saying]);
    expect(await other.reads.deliveries.carried([{ ...held, conversation: 'v1', sameSince: 1 }])).toHaveLength(1);
  });

  it.each([
    ['reminders of held dates alone', [held, { ...held, offsetDays: 1_000 }]],
    ['a correction', [{ ...held, offsetDays: CORRECTION }, { ...free, offsetDays: CORRECTION }]],
    ['a frozen text', [{ ...held, offsetDays: FROZEN_FROM + 7 }, { ...free, offsetDays: FROZEN_FROM + 7 }]],
  ])('%s waits whole, and what comes after it does not', async (_what, subjects) => {
    const { one } = stores();
    await waits(one);
    await one.transact((tx) => tx.deliveries.enqueue([delivery('whole', { saying, subjects }), delivery('x-after')], at(0)));

    expect(keysOf(await claim(one, 'w1'))).toEqual(['x-after']);
  });

  it('what may have arrived waits whole, with all that it told', async () => {
    const { one, other } = stores();
    await openConversations(one, 1);
    await one.transact((tx) => tx.deliveries.enqueue([delivery('both', { saying, subjects: [held, free] })], at(0)));
    await claim(one, 'w1');
    await one.transact((tx) => tx.deliveries.settle('w1', [sent('both', { state: 'retrying', receipt: null, nextTry: at(2), again: true })], at(2)));
    await waits(one);

    expect(await claim(one, 'w1', 9)).toEqual([]);
    expect(await other.reads.deliveries.carried([{ ...held, conversation: 'v1', sameSince: 1 }])).toHaveLength(1);
  });
}

/** The sample milestone waits for a second person. */
async function waits(store: Store): Promise<void> {
  await openConversations(store, 1);
  await store.transact(async (tx) => {
    await tx.roadmap.add(milestone(), []);
    await tx.roadmap.hold({ ...moved().change, state: 'held' }, ['imrf-2026']);
  });
}
