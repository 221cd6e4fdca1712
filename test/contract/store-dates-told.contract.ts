import { expect, it } from 'vitest';
import type { Opened } from './store.contract.js';
import { ALL, at, claim, delivery, openConversations, sent } from './store-samples.js';

const subject = { milestone: 'imrf-2026', dateRevision: 1, offsetDays: 7 };

/** Which dates a conversation was told, by what was sent there or may have arrived. */
export function storeCountsDatesTold(stores: () => Opened): void {
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
    await one.transact((tx) => tx.deliveries.skipSubject({ milestone: 'imrf-2026', dateRevisionBelow: 2, sparesReminders: false }, 'moved', at(3)));

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

  it('knows which date was read last also where the answer that told it is no longer kept', async () => {
    const { one } = stores();
    await openConversations(one, 2);
    await one.transact((tx) => tx.deliveries.enqueue(['v1', 'v2'].map((conversation) => delivery(`doubted-${conversation}`, { conversation, due: at(5), subjects: [subject] })), at(0)));
    await one.transact((tx) => tx.deliveries.enqueue([delivery('reply:1:0'), delivery('reply:2:0', { conversation: 'v2', onlyFor: 'slack:T1/U1' })], at(0)));
    await claim(one, 'w1', 2);
    await one.transact((tx) => tx.deliveries.settle('w1', ['reply:1:0', 'reply:2:0'].map((key) => sent(key, { told: [{ milestone: 'imrf-2026', dateRevision: 2 }] })), at(3)));

    const forgotten = await one.transact((tx) => tx.privacy.forgetOld('replies', at(4)));
    await claim(one, 'w1', 5);
    await one.transact((tx) => tx.deliveries.settle('w1', ['v1', 'v2'].map((conversation) => sent(`doubted-${conversation}`, { state: 'refused', receipt: null, told: ['carried'] })), at(6)));

    expect(forgotten).toBe(2);
    expect((await one.reads.corrections.lastTold('imrf-2026')).map(({ conversation, dateRevision }) => [conversation, dateRevision])).toEqual([['v1', 2], ['v2', 1]]);
  });

  it('counts what was found by asking as told, but nothing that was followed there by a newer date for all', async () => {
    const { one } = stores();
    await openConversations(one, 3);
    const asked = ['v1', 'v2', 'v3'];
    await one.transact((tx) => tx.deliveries.enqueue(asked.map((conversation) => delivery(`doubted-${conversation}`, { conversation, subjects: [subject] })), at(0)));
    await claim(one, 'w1');
    await one.transact((tx) => tx.deliveries.settle('w1', asked.map((conversation) => sent(`doubted-${conversation}`, { state: 'unknown', receipt: null })), at(1)));
    await one.transact((tx) => tx.deliveries.enqueue([delivery('newer', { conversation: 'v2', priority: 0 }), delivery('for-one', { conversation: 'v3', priority: 0, onlyFor: 'slack:T1/U1' })], at(2)));
    await claim(one, 'w1', 2);
    await one.transact((tx) => tx.deliveries.settle('w1', ['newer', 'for-one'].map((key) => sent(key, { told: [{ milestone: 'imrf-2026', dateRevision: 2 }] })), at(3)));

    await one.transact((tx) => tx.deliveries.claimUnknown('w1', at(5), 3, ALL, at(4)));
    const told = [{ milestone: 'imrf-2026', dateRevision: 1 }];
    await one.transact((tx) => tx.deliveries.settle('w1', asked.map((conversation) => sent(`doubted-${conversation}`, { asked: true, told })), at(6)));

    expect(await one.reads.deliveries.countByState()).toEqual({ sent: 5 });
    expect((await one.reads.corrections.lastTold('imrf-2026')).map(({ conversation, dateRevision }) => [conversation, dateRevision])).toEqual([['v1', 1], ['v2', 2], ['v3', 1]]);
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
    const letGo = await one.transact((tx) => tx.deliveries.skipSubject({ milestone: 'imrf-2026', dateRevisionBelow: 2, sparesReminders: false }, 'moved', at(1)));
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
}
