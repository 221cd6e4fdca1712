import { expect, it } from 'vitest';
import type { Delivery } from '../../src/delivery/delivery.js';
import type { Store } from '../../src/store.js';
import type { Opened } from './store.contract.js';
import { ALL, at, delivery, openConversations, sent } from './store-samples.js';

const subject = { milestone: 'imrf-2026', dateRevision: 1, offsetDays: 7 };
const claim = (store: Store, worker: string, seconds = 1, limit = 10): Promise<Delivery[]> => store.transact((tx) => tx.deliveries.claim(worker, at(seconds), limit, ALL));
const keysOf = (deliveries: readonly Delivery[]): string[] => deliveries.map(({ key }) => key);

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

  it('writes receipt and told rows together, and hands back keys of another worker', async () => {
    const { one, other } = stores();
    await openConversations(one, 2);
    await one.transact((tx) => tx.deliveries.enqueue([delivery('k1'), delivery('k2', { conversation: 'v2' })], at(0)));
    await claim(one, 'w1');

    const told = [{ milestone: 'imrf-2026', dateRevision: 1 }];
    const foreign = await other.transact((tx) => tx.deliveries.settle('w2', [sent('k1', { told })], at(2)));
    const late = await one.transact((tx) => tx.deliveries.settle('w1', [sent('k1', { told }), sent('k2', { state: 'unreachable', receipt: null, reason: 'archived' })], at(3)));

    expect([foreign, late]).toEqual([['k1'], []]);
    expect(await other.reads.records.told('imrf-2026')).toEqual([{ conversation: 'v1', milestone: 'imrf-2026', dateRevision: 1, via: 'reminders.soon', delivery: 'k1', at: at(3) }]);
    expect((await other.reads.deliveries.findByReceipt('v1', 'r-k1'))?.key).toBe('k1');
    expect(await other.reads.networks.findConversation('v2')).toMatchObject({ state: 'unreachable', reason: 'archived' });
    expect(await other.reads.deliveries.countByState()).toEqual({ sent: 1, unreachable: 1 });
  });

  it('counts the dates of what may have arrived as told when it is not sent again', async () => {
    const { one } = stores();
    await openConversations(one, 2);
    const dated = { subjects: [{ milestone: 'imrf-2026', dateRevision: 1, offsetDays: 7 }] };
    await one.transact((tx) => tx.deliveries.enqueue([delivery('k1', dated), delivery('k2', { ...dated, conversation: 'v2' })], at(0)));
    await claim(one, 'w1');

    await one.transact((tx) => tx.deliveries.settle('w1', [sent('k1', { state: 'skipped', receipt: null, told: ['carried'] }), sent('k2', { state: 'retrying', receipt: null, nextTry: at(30), again: true })], at(2)));
    await one.transact((tx) => tx.deliveries.skipSubject({ milestone: 'imrf-2026', dateRevisionBelow: 2 }, 'moved', at(3)));

    expect((await one.reads.records.told('imrf-2026')).map((row) => [row.conversation, row.dateRevision, row.at])).toEqual([['v2', 1, at(3)], ['v1', 1, at(2)]]);
  });

  it('counts the dates of what may have arrived as told when it went again without them, but none that was followed there by a newer one', async () => {
    const { one } = stores();
    await openConversations(one, 3);
    const dated = { subjects: [subject, { ...subject, milestone: 'gfmd-2026' }] };
    await one.transact((tx) => tx.deliveries.enqueue([delivery('k1', dated), ...['v2', 'v3'].map((conversation) => delivery(`again-${conversation}`, { ...dated, conversation, due: at(3) }))], at(0)));
    await claim(one, 'w1');
    const left = { milestone: 'gfmd-2026', dateRevision: 1 };
    await one.transact((tx) => tx.deliveries.settle('w1', [sent('k1', { again: true, told: [left, 'carried'] })], at(2)));
    await one.transact((tx) => tx.deliveries.enqueue([delivery('newer', { conversation: 'v2' }), delivery('for-one', { conversation: 'v3', onlyFor: 'slack:T1/U1' })], at(2)));
    await claim(one, 'w1', 2);
    await one.transact((tx) => tx.deliveries.settle('w1', ['newer', 'for-one'].map((key) => sent(key, { told: [{ milestone: 'imrf-2026', dateRevision: 2 }] })), at(3)));

    await claim(one, 'w1', 4);
    await one.transact((tx) => tx.deliveries.settle('w1', ['again-v2', 'again-v3'].map((key) => sent(key, { again: true, told: [left, 'carried'] })), at(5)));

    expect((await one.reads.corrections.lastTold('imrf-2026')).map(({ conversation, dateRevision }) => [conversation, dateRevision])).toEqual([['v1', 1], ['v2', 2], ['v3', 1]]);
    expect((await one.reads.corrections.lastTold('gfmd-2026')).map(({ conversation, dateRevision }) => [conversation, dateRevision])).toEqual([['v1', 1], ['v2', 1], ['v3', 1]]);
  });

  it('keeps the dates of answers before they go, of two in one conversation too: they hold nothing, let nothing go, and count as told in the end', async () => {
    const { one } = stores();
    await openConversations(one, 1);
    const date = { milestone: 'imrf-2026', dateRevision: 1 };
    await one.transact((tx) => tx.deliveries.enqueue([delivery('a1', { priority: 0 }), delivery('a2', { priority: 0 }), delivery('a3', { priority: 0, subjects: [subject] })], at(0)));

    await one.transact(async (tx) => {
      for (const key of ['a1', 'a1', 'a2', 'a3']) await tx.deliveries.keepDates(key, [date]);
      await tx.deliveries.keepDates('nobody', [date]);
      await tx.deliveries.enqueue([delivery('reminder', { subjects: [{ ...subject, offsetDays: 1 }] })], at(0));
    });
    const letGo = await one.transact((tx) => tx.deliveries.skipSubject({ milestone: 'imrf-2026', dateRevisionBelow: 2 }, 'moved', at(1)));
    for (const key of ['a1', 'a2']) {
      await claim(one, 'w1', 2);
      await one.transact((tx) => tx.deliveries.settle('w1', [sent(key, { state: 'refused', receipt: null, told: ['carried'] })], at(3)));
    }

    expect(letGo).toBe(2);
    expect(await one.reads.records.told('imrf-2026')).toMatchObject([{ delivery: 'a1', dateRevision: 1 }, { delivery: 'a2', dateRevision: 1 }]);
  });

  it('counts the dates of what may have arrived as told when it is given up, or taken back by a person', async () => {
    const { one } = stores();
    await openConversations(one, 3);
    const dated = { subjects: [{ milestone: 'imrf-2026', dateRevision: 1, offsetDays: 7 }] };
    await one.transact((tx) => tx.deliveries.enqueue([delivery('k1', dated), delivery('k2', { ...dated, conversation: 'v2' }), delivery('k3', { ...dated, conversation: 'v3' })], at(0)));
    await claim(one, 'w1');
    await one.transact((tx) => tx.deliveries.settle('w1', [sent('k1', { state: 'unknown', receipt: null }), sent('k2', { state: 'unknown', receipt: null }), sent('k3', { state: 'due', receipt: null })], at(2)));

    await one.transact((tx) => tx.deliveries.cancel('k2', 'not needed', at(3)));
    await one.transact((tx) => tx.deliveries.cancel('k3', 'not needed', at(3)));
    await one.transact((tx) => tx.deliveries.ageOut([{ in: 'unknown', ms: 60_000, becomes: 'refused', reason: 'nobody could say so' }], at(62)));

    expect((await one.reads.records.told('imrf-2026')).map((row) => [row.conversation, row.at])).toEqual([['v1', at(62)], ['v2', at(3)]]);
  });

  it('tells what was told newest first, and in one order where two were told at the same instant', async () => {
    const { one } = stores();
    await openConversations(one, 3);
    await one.transact((tx) => tx.deliveries.enqueue(['v3', 'v1', 'v2'].map((conversation) => delivery(`for-${conversation}`, { conversation })), at(0)));
    await claim(one, 'w1');
    const told = [{ milestone: 'imrf-2026', dateRevision: 1 }];

    await one.transact((tx) => tx.deliveries.settle('w1', [sent('for-v1', { told }), sent('for-v2', { told })], at(2)));
    await one.transact((tx) => tx.deliveries.settle('w1', [sent('for-v3', { told })], at(3)));

    expect((await one.reads.records.told('imrf-2026')).map(({ delivery: key }) => key)).toEqual(['for-v3', 'for-v1', 'for-v2']);
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

  it('takes back what carries an older date and is not sent yet', async () => {
    const { one } = stores();
    await openConversations(one, 2);
    await one.transact((tx) => tx.deliveries.enqueue([delivery('old', { subjects: [subject] }), delivery('new', { conversation: 'v2', subjects: [{ ...subject, dateRevision: 2 }] })], at(0)));

    const skipped = await one.transact((tx) => tx.deliveries.skipSubject({ milestone: 'imrf-2026', dateRevisionBelow: 2 }, 'the date moved', at(1)));

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

  it('gives a lease to one holder until it ends or is let go', async () => {
    const { one, other } = stores();
    const lease = (store: Store, holder: string, seconds: number) => store.transact((tx) => tx.deliveries.lease('planner', holder, at(seconds), at(seconds + 30)));

    const taken = [await lease(one, 'w1', 0), await lease(other, 'w2', 10), await lease(one, 'w1', 20), await lease(other, 'w2', 50)];
    await other.transact((tx) => tx.deliveries.release('planner', 'w2'));

    expect(taken).toEqual([true, false, true, true]);
    expect(await lease(one, 'w1', 51)).toBe(true);
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
