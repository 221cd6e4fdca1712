import { expect, it } from 'vitest';
import type { DeliveryState } from '../../src/delivery/delivery.js';
import type { Store } from '../../src/store.js';
import type { Opened } from './store.contract.js';
import { ALL, at, delivery, openConversations, sent } from './store-samples.js';

const subject = { milestone: 'imrf-2026', dateRevision: 2, offsetDays: 14 };
const asked = { ...subject, conversation: 'v1', sameSince: 1, offsetDays: 7, owedAt: at(50) };

/** Whether another reminder of the same days stands for one that is owed. */
export function storeTellsWhatIsOvertaken(stores: () => Opened): void {
  const overtaken = async (some: Partial<typeof asked> = {}) => (await stores().other.reads.deliveries.overtaken([{ ...asked, ...some }])).map(({ mayStillFail }) => mayStillFail);

  it.each<[DeliveryState, boolean[]]>([['unknown', [true]], ['retrying', [true]], ['refused', []], ['skipped', []], ['unreachable', []], ['sent', [false]]])('one that waited and is %s: %j', async (state, stands) => {
    await carries(stores().one);
    await ends(stores().one, 'other', state, 60);

    expect(await overtaken()).toEqual(stands);
  });

  it('one that is still to go stands for it; one of other days, of another side of them, of another conversation or milestone does not', async () => {
    await carries(stores().one);

    expect(await overtaken()).toEqual([true]);
    expect(await overtaken({ sameSince: 3, dateRevision: 3 })).toEqual([]);
    expect(await overtaken({ offsetDays: -1 })).toEqual([]);
    expect(await overtaken({ conversation: 'v2' })).toEqual([]);
    expect(await overtaken({ milestone: 'another' })).toEqual([]);
  });

  it('one that went before this was owed, or that came into the outbox later, does not stand for it', async () => {
    await carries(stores().one);
    await ends(stores().one, 'other', 'sent', 60);

    expect(await overtaken({ owedAt: at(61) })).toEqual([]);
    expect(await overtaken({ owedAt: at(0) })).toEqual([]);
  });

  it.each([1_000, 1_001, 20_800, 1_000_000, -2_000_000_001])('what is no offset (%d) stands for none', async (offsetDays) => {
    await carries(stores().one, offsetDays);

    expect([await overtaken(), await overtaken({ offsetDays: -1 })]).toEqual([[], []]);
  });

  it('is asked of many conversations at once', async () => {
    await carries(stores().one);
    const many = Array.from({ length: 1_200 }, (_, nth) => ({ ...asked, conversation: `v${1_200 - nth}` }));

    expect(await stores().other.reads.deliveries.overtaken(many)).toEqual([{ ...subject, offsetDays: 7, conversation: 'v1', mayStillFail: true }]);
  });
}

async function carries(store: Store, offsetDays = subject.offsetDays): Promise<void> {
  await openConversations(store, 2);
  await store.transact((tx) => tx.deliveries.enqueue([delivery('other', { subjects: [{ ...subject, offsetDays }] })], at(0)));
}

async function ends(store: Store, key: string, state: DeliveryState, seconds: number): Promise<void> {
  if (state === 'sending') throw new Error('no end');
  await store.transact(async (tx) => {
    await tx.deliveries.claim('w', at(seconds), 1, ALL);
    await tx.deliveries.settle('w', [sent(key, { state, receipt: null, nextTry: state === 'retrying' ? at(seconds + 9) : null })], at(seconds));
  });
}
