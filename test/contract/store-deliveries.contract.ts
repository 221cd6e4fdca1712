import { expect, it } from 'vitest';
import type { Store } from '../../src/store.js';
import type { Opened } from './store.contract.js';
import { at, claim, delivery, keysOf, openConversations, sent } from './store-samples.js';

const subject = { milestone: 'imrf-2026', dateRevision: 1, offsetDays: 7 };

/** The outbox: nothing lost, nothing twice. */
export function storeKeepsDeliveries(stores: () => Opened): void {
  it('leaves a known key and a known subject alone', async () => {
    const { one } = stores();
    await openConversations(one, 2);
    await one.transact((tx) => tx.deliveries.enqueue([delivery('k1', { subjects: [subject] })], at(0)));

    const added = await one.transact((tx) => tx.deliveries.enqueue([
      delivery('k1'), delivery('k2', { subjects: [{ ...subject, offsetDays: 1 }, subject] }), delivery('k3', { conversation: 'v2', subjects: [subject] }),
    ], at(1)));

    expect(added).toBe(1);
    expect(await one.reads.deliveries.knownKeys(['k1', 'k2', 'k3'])).toEqual(new Set(['k1', 'k3']));
  });

  it('claims by priority, due and key, one a conversation, and none of a conversation that has one open', async () => {
    const { one } = stores();
    await openConversations(one, 3);
    await one.transact((tx) => tx.deliveries.enqueue([
      delivery('b'), delivery('a'), delivery('first', { priority: 0 }), delivery('c', { conversation: 'v2' }), delivery('later', { conversation: 'v3', due: at(60) }),
    ], at(0)));

    const now = await claim(one, 'w1');
    const open = await claim(one, 'w1');
    await one.transact((tx) => tx.deliveries.settle('w1', [sent('first')], at(2)));
    const next = await claim(one, 'w1');

    expect([now, open, next].map(keysOf)).toEqual([['first', 'c'], [], ['a']]);
    expect(await one.reads.deliveries.nextDue()).toBe(at(0));
  });

  it('gives each delivery to one of two stores that claim beside each other', async () => {
    const { one, other } = stores();
    await openConversations(one, 60);
    await one.transact((tx) => tx.deliveries.enqueue(Array.from({ length: 60 }, (_, n) => delivery(`k${n}`, { conversation: `v${n + 1}` })), at(0)));

    const claimed = await Promise.all([claimAll(one, 'w1'), claimAll(other, 'w2'), claimAll(one, 'w3')]);

    expect(claimed.flat()).toHaveLength(60);
    expect(new Set(claimed.flat()).size).toBe(60);
  });

  it('waits with a retry until its time', async () => {
    const { one } = stores();
    await openConversations(one, 1);
    await one.transact((tx) => tx.deliveries.enqueue([delivery('k1')], at(0)));
    await claim(one, 'w1');
    await one.transact((tx) => tx.deliveries.settle('w1', [sent('k1', { state: 'retrying', receipt: null, nextTry: at(30) })], at(2)));

    expect(await one.reads.deliveries.nextDue()).toBe(at(30));
    expect(await claim(one, 'w1', 29)).toEqual([]);
    expect(await claim(one, 'w1', 30)).toMatchObject([{ key: 'k1', attempts: 2, state: 'sending' }]);
  });

  it('claims what is for others, though much for one conversation stands ahead of it', async () => {
    const { one } = stores();
    await openConversations(one, 2);
    const many = Array.from({ length: 80 }, (_, nth) => delivery(`k${String(nth).padStart(2, '0')}`));
    await one.transact((tx) => tx.deliveries.enqueue([...many, delivery('other', { conversation: 'v2', priority: 30 })], at(0)));

    expect(keysOf(await claim(one, 'w1', 1, 10))).toEqual(['k00', 'other']);
  });

  it('takes back what carries an older date and is not sent yet', async () => {
    const { one } = stores();
    await openConversations(one, 2);
    await one.transact((tx) => tx.deliveries.enqueue([delivery('old', { subjects: [subject] }), delivery('new', { conversation: 'v2', subjects: [{ ...subject, dateRevision: 2 }] })], at(0)));

    const skipped = await one.transact((tx) => tx.deliveries.skipSubject({ milestone: 'imrf-2026', dateRevisionBelow: 2, sparesReminders: false }, 'the date moved', at(1)));

    expect(skipped).toBe(1);
    expect(await one.reads.deliveries.findDelivery('old')).toMatchObject({ state: 'skipped', reason: 'the date moved' });
    expect(await one.reads.deliveries.findDelivery('new')).toMatchObject({ state: 'due' });
  });

  it('keeps what platforms asked to leave alone, the longest that was asked for, until it is over', async () => {
    const { one, other } = stores();
    await one.transact((tx) => tx.deliveries.keepSilences([{ key: 'slack T1', until: at(30) }, { key: 'c1', until: at(5) }]));
    await other.transact((tx) => tx.deliveries.keepSilences([{ key: 'slack T1', until: at(20) }, { key: 'slack T2', until: at(40) }]));

    const heard = await one.transact((tx) => tx.deliveries.silences(at(10)));

    expect(heard.toSorted((a, b) => (a.key < b.key ? -1 : 1))).toEqual([{ key: 'slack T1', until: at(30) }, { key: 'slack T2', until: at(40) }]);
    expect(await other.transact((tx) => tx.deliveries.silences(at(40)))).toEqual([]);
  });
}

async function claimAll(store: Store, worker: string): Promise<string[]> {
  const claimed: string[] = [];
  for (;;) {
    const some = await claim(store, worker, 1, 7);
    if (some.length === 0) return claimed;
    claimed.push(...keysOf(some));
  }
}
