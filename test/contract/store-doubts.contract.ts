import { expect, it } from 'vitest';
import type { Store } from '../../src/store.js';
import type { Opened } from './store.contract.js';
import { ALL, at, claim, delivery, keysOf, openConversations, sent } from './store-samples.js';

/** Who works, what a worker that ended leaves in doubt, and whose word about it still counts. */
export function storeDoubtsDeliveries(stores: () => Opened): void {
  it('gives a lease to one holder until it ends or is let go', async () => {
    const { one, other } = stores();
    const lease = (store: Store, holder: string, seconds: number) => store.transact((tx) => tx.deliveries.lease('planner', holder, at(seconds), at(seconds + 30)));

    const taken = [await lease(one, 'w1', 0), await lease(other, 'w2', 10), await lease(one, 'w1', 20), await lease(other, 'w2', 50)];
    await other.transact((tx) => tx.deliveries.release('planner', 'w2'));

    expect(taken).toEqual([true, false, true, true]);
    expect(await lease(one, 'w1', 51)).toBe(true);
  });

  it('doubts only what a worker without a living lease was sending, and lets one worker ask', async () => {
    const { one, other } = stores();
    await openConversations(one, 1);
    await one.transact((tx) => tx.deliveries.enqueue([delivery('k1')], at(0)));
    await one.transact((tx) => tx.deliveries.lease('worker:w1', 'w1', at(0), at(30)));
    await claim(one, 'w1');

    const alive = await other.transact((tx) => tx.deliveries.markAbandoned(at(29)));
    const dead = await other.transact((tx) => tx.deliveries.markAbandoned(at(31)));
    const doubts = (store: Store, worker: string) => store.transact((tx) => tx.deliveries.claimUnknown(worker, at(31), 5, ALL, at(40)));
    const asked = [await doubts(other, 'w2'), await doubts(one, 'w3')];

    expect([alive, dead]).toEqual([0, 1]);
    expect(asked.map(keysOf)).toEqual([['k1'], []]);
    expect(await other.transact((tx) => tx.deliveries.settle('w2', [sent('k1')], at(41)))).toEqual([]);
  });

  it('does not hear any more how a try ended once it is tried anew, nor what a question found out once the doubt is over', async () => {
    const { one } = stores();
    await openConversations(one, 1);
    await one.transact((tx) => tx.deliveries.enqueue([delivery('k1')], at(0)));
    await claim(one, 'w1');
    const again = sent('k1', { state: 'retrying', receipt: null, nextTry: at(3) });
    await one.transact((tx) => tx.deliveries.settle('w1', [sent('k1', { state: 'unknown', receipt: null })], at(2)));
    await one.transact((tx) => tx.deliveries.settle('w1', [{ ...again, asked: true }], at(3)));
    await claim(one, 'w1', 3);

    const late = await one.transact((tx) => tx.deliveries.settle('w1', [{ ...again, asked: true }], at(4)));
    const lateOfThisTry = await one.transact((tx) => tx.deliveries.settle('w1', [{ ...again, attempt: 2, asked: true }], at(4)));
    const lateTry = await one.transact((tx) => tx.deliveries.settle('w1', [again], at(4)));

    expect([late, lateOfThisTry, lateTry]).toEqual([['k1'], ['k1'], ['k1']]);
    expect(await one.reads.deliveries.findDelivery('k1')).toMatchObject({ state: 'sending', attempts: 2 });
    expect(await one.transact((tx) => tx.deliveries.settle('w1', [sent('k1', { attempt: 2 })], at(5)))).toEqual([]);
  });
}
