import { expect, it } from 'vitest';
import { MOST_TRIES_IN_DOUBT, PRIORITY, type Delivery } from '../../src/delivery/delivery.js';
import { tenantKey, type Reach } from '../../src/delivery/repository.js';
import type { Store } from '../../src/store.js';
import type { Opened } from './store.contract.js';
import { ALL, at, delivery, keysOf, openConversations, sent } from './store-samples.js';

const claim = (store: Store, worker: string, limit: number, reach: Reach): Promise<Delivery[]> => store.transact((tx) => tx.deliveries.claim(worker, at(1), limit, reach));

/** Which deliveries a process takes when others work beside it. */
export function storeSharesDeliveries(stores: () => Opened): void {
  it('gives 500 due deliveries of 500 conversations to two stores, each once', async () => {
    const { one, other } = stores();
    await openConversations(one, 500);
    await one.transact((tx) => tx.deliveries.enqueue(Array.from({ length: 500 }, (_, n) => delivery(`k${n}`, { conversation: `v${n + 1}` })), at(0)));

    const [first, second] = await Promise.all([claimAll(one, 'w1'), claimAll(other, 'w2')]);

    expect([...first, ...second]).toHaveLength(500);
    expect(new Set([...first, ...second]).size).toBe(500);
    expect(await one.reads.deliveries.countByState()).toEqual({ sending: 500 });
  });

  it('claims only on the platforms, in the conversation and beside the exceptions of its reach', async () => {
    const { one } = stores();
    await openConversations(one, 3);
    await openOnTeams(one, 'v4');
    await one.transact((tx) => tx.deliveries.enqueue(['v1', 'v2', 'v3', 'v4'].map((conversation) => delivery(`for-${conversation}`, { conversation })), at(0)));

    const nowhere = await claim(one, 'w1', 9, { ...ALL, platforms: [] });
    const teams = await claim(one, 'w1', 9, { ...ALL, platforms: ['teams'] });
    const second = await claim(one, 'w1', 9, { ...ALL, onlyConversation: 'v2' });
    const rest = await claim(one, 'w1', 9, { ...ALL, except: ['v1'] });

    expect([nowhere, teams, second, rest].map(keysOf)).toEqual([[], ['for-v4'], ['for-v2'], ['for-v3']]);
    expect(await one.reads.deliveries.countByState()).toEqual({ due: 1, sending: 3 });
  });

  it('claims nothing while every workspace must wait, and what is of another while one does', async () => {
    const { one } = stores();
    await openConversations(one, 2);
    await openOnTeams(one, 'v4');
    await one.transact((tx) => tx.deliveries.enqueue(['v1', 'v4'].map((conversation) => delivery(`for-${conversation}`, { conversation })), at(0)));
    const tenants = (await one.reads.networks.conversations()).map(({ address: { platform, tenant } }) => tenantKey(platform, tenant));

    const none = await claim(one, 'w1', 9, { ...ALL, closedTenants: [...new Set(tenants)] });
    const other = await claim(one, 'w1', 9, { ...ALL, closedTenants: tenants.filter((tenant) => tenant.startsWith('slack')) });

    expect([none, other].map(keysOf)).toEqual([[], ['for-v4']]);
  });

  it('asks about doubts within its reach, the oldest first; again about one that was sent again, unless it is a broadcast', async () => {
    const { one } = stores();
    await openConversations(one, 3);
    await openOnTeams(one, 'v4');
    const priority = { v1: PRIORITY.reminder, v2: PRIORITY.reminder, v3: PRIORITY.broadcast, v4: PRIORITY.reminder };
    await one.transact((tx) => tx.deliveries.enqueue((['v1', 'v2', 'v3', 'v4'] as const).map((conversation) => delivery(`for-${conversation}`, { conversation, priority: priority[conversation] })), at(0)));
    await claim(one, 'w1', 9, ALL);
    const doubt = { state: 'unknown', receipt: null, reason: 'no answer' } as const;
    await one.transact((tx) => tx.deliveries.settle('w1', [sent('for-v2', doubt)], at(2)));
    await one.transact((tx) => tx.deliveries.settle('w1', [sent('for-v1', { ...doubt, again: true }), sent('for-v3', { ...doubt, again: true }), sent('for-v4', doubt)], at(3)));

    const early = await one.transact((tx) => tx.deliveries.claimUnknown('w2', at(1), 9, ALL, at(9)));
    const oldest = await one.transact((tx) => tx.deliveries.claimUnknown('w2', at(3), 1, ALL, at(9)));
    const slack = await one.transact((tx) => tx.deliveries.claimUnknown('w2', at(3), 9, { ...ALL, platforms: ['slack'] }, at(9)));
    const except = await one.transact((tx) => tx.deliveries.claimUnknown('w2', at(3), 9, { ...ALL, except: ['v4'] }, at(9)));

    expect([early, oldest, slack, except].map(keysOf)).toEqual([[], ['for-v2'], ['for-v1'], []]);
    expect(slack[0]).toMatchObject({ state: 'unknown', worker: 'w2', changed: at(9), attempts: 1 });
  });

  it('asks no more about a doubt that was tried as often as a doubt is', async () => {
    const { one } = stores();
    await openConversations(one, 1);
    await one.transact((tx) => tx.deliveries.enqueue([delivery('k')], at(0)));
    const asked: number[] = [];

    for (let attempt = 1; attempt <= MOST_TRIES_IN_DOUBT; attempt += 1) {
      await claim(one, 'w1', 9, ALL);
      await one.transact((tx) => tx.deliveries.settle('w1', [sent('k', { state: 'unknown', attempt, receipt: null, reason: 'no answer', again: true })], at(2)));
      const claimed = await one.transact((tx) => tx.deliveries.claimUnknown('w1', at(2), 9, ALL, at(2)));
      asked.push(claimed.length);
      await one.transact((tx) => tx.deliveries.settle('w1', [sent('k', { state: 'retrying', attempt, asked: true, receipt: null, nextTry: at(0), reason: null, again: true })], at(2)));
    }

    expect(asked).toEqual([1, 1, 1, 0]);
  });

  it('takes a late settling of the worker that was thought dead, until another asks', async () => {
    const { one, other } = stores();
    await openConversations(one, 2);
    await one.transact((tx) => tx.deliveries.enqueue([delivery('k1'), delivery('k2', { conversation: 'v2' })], at(0)));
    await claim(one, 'w1', 9, ALL);
    await other.transact((tx) => tx.deliveries.markAbandoned(at(40)));

    const inTime = await one.transact((tx) => tx.deliveries.settle('w1', [sent('k1')], at(41)));
    await other.transact((tx) => tx.deliveries.claimUnknown('w2', at(41), 9, ALL, at(42)));
    const late = await one.transact((tx) => tx.deliveries.settle('w1', [sent('k2')], at(43)));

    expect([inTime, late]).toEqual([[], ['k2']]);
    expect(await one.reads.deliveries.findDelivery('k2')).toMatchObject({ state: 'unknown', worker: 'w2', receipt: null });
  });

  it('leaves what is for a conversation that cannot be reached, until the bot hears from it', async () => {
    const { one, other } = stores();
    await openConversations(one, 3);
    await one.transact((tx) => tx.deliveries.enqueue([delivery('k1'), delivery('k2', { conversation: 'v2' }), delivery('k3', { conversation: 'v3' })], at(0)));
    await one.transact((tx) => tx.networks.markUnreachable('v1', 'archived', at(0)));

    const away = await claim(one, 'w1', 9, ALL);
    await one.transact((tx) => tx.deliveries.settle('w1', [sent('k2', { state: 'unreachable', receipt: null, reason: 'archived' }), sent('k3', { state: 'unknown', receipt: null })], at(2)));
    await one.transact((tx) => tx.networks.markUnreachable('v3', 'archived', at(0)));
    const doubts = await one.transact((tx) => tx.deliveries.claimUnknown('w1', at(3), 9, ALL, at(9)));
    await openConversations(other, 3, at(2));
    const back = await claim(one, 'w1', 9, ALL);
    const doubtsBack = await one.transact((tx) => tx.deliveries.claimUnknown('w1', at(3), 9, ALL, at(9)));

    expect([away, doubts].map(keysOf)).toEqual([['k2', 'k3'], []]);
    expect(back).toMatchObject([{ key: 'k1', attempts: 1 }, { key: 'k2', attempts: 1 }]);
    expect(keysOf(doubtsBack)).toEqual(['k3']);
  });

  it('does not take a conversation for closed because one person in it cannot be reached', async () => {
    const { one } = stores();
    await openConversations(one, 1);
    await one.transact((tx) => tx.deliveries.enqueue([delivery('hers', { onlyFor: 'slack:T1/U1' }), delivery('later')], at(0)));
    await claim(one, 'w1', 9, ALL);

    await one.transact((tx) => tx.deliveries.settle('w1', [sent('hers', { state: 'unreachable', receipt: null, reason: 'user_disabled' })], at(2)));
    const after = await one.reads.networks.findConversation('v1');
    await openConversations(one, 1);

    expect(after).toMatchObject({ state: 'open' });
    expect(keysOf(await claim(one, 'w1', 9, ALL))).toEqual(['later']);
    expect(await one.reads.deliveries.findDelivery('hers')).toMatchObject({ state: 'unreachable' });
  });

  it('keeps the lines of one conversation in order, however many wait in it', async () => {
    const { one, other } = stores();
    await openConversations(one, 2);
    const many = Array.from({ length: 120 }, (_, n) => delivery(`k${String(n).padStart(3, '0')}`));
    await one.transact((tx) => tx.deliveries.enqueue([...many, delivery('z', { conversation: 'v2' })], at(0)));

    const claimed = [...await claim(one, 'w1', 10, ALL), ...await claim(other, 'w2', 10, ALL)];

    expect(keysOf(claimed)).toEqual(['k000', 'z']);
  });

  it('has nothing due when nothing waits', async () => {
    const { one } = stores();
    await openConversations(one, 1);
    const empty = await one.reads.deliveries.nextDue();
    await one.transact((tx) => tx.deliveries.enqueue([delivery('k1', { due: at(1) })], at(0)));
    await claim(one, 'w1', 1, ALL);

    expect([empty, await one.reads.deliveries.nextDue()]).toEqual([null, null]);
  });
}

async function openOnTeams(store: Store, id: string): Promise<void> {
  await store.transact((tx) => tx.networks.openConversation(id, { platform: 'teams', tenant: 'X', conversation: 'C1', kind: 'channel', route: null }, null, at(0)));
}

async function claimAll(store: Store, worker: string): Promise<string[]> {
  const claimed: string[] = [];
  for (;;) {
    const some = await claim(store, worker, 20, ALL);
    if (some.length === 0) return claimed;
    claimed.push(...keysOf(some));
  }
}
