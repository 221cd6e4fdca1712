import { expect, it } from 'vitest';
import type { Opened } from './store.contract.js';
import { at, openConversations } from './store-samples.js';

/** Conversations to which the Secretariat's week is told. */
export function storeKeepsWeekly(stores: () => Opened): void {
  it('switches the week on and off, each once; since when stays as it was', async () => {
    await openConversations(stores().one, 2);
    const { one, other } = stores();
    const done = [
      await one.transact((tx) => tx.weekly.switchOn('v2', at(1))), await other.transact((tx) => tx.weekly.switchOn('v2', at(9))), await one.transact((tx) => tx.weekly.switchOn('v1', at(2))),
    ];

    expect(done).toEqual([true, false, true]);
    expect(await other.reads.weekly.readers()).toEqual([{ conversation: 'v1', since: at(2) }, { conversation: 'v2', since: at(1) }]);

    const off = [await one.transact((tx) => tx.weekly.switchOff('v1')), await one.transact((tx) => tx.weekly.switchOff('v1'))];

    expect(off).toEqual([true, false]);
    expect(await other.reads.weekly.readers()).toEqual([{ conversation: 'v2', since: at(1) }]);
  });
}
