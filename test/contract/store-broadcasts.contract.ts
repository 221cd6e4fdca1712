import { expect, it } from 'vitest';
import { contentHash } from '../../src/broadcasts/content-hash.js';
import type { NewDelivery } from '../../src/delivery/delivery.js';
import { content, copy, proposedBroadcast, shared, textOf } from '../support/sample-broadcast.js';
import type { Opened } from './store.contract.js';
import { ALL, at, delivery, milestone, openConversations, sent } from './store-samples.js';

/** Broadcasts, every text of theirs, and what came back: who has seen them, and who asks. */
export function storeKeepsBroadcasts(stores: () => Opened): void {
  it('gives each a number, and keeps every text that was written', async () => {
    const { one, other } = stores();
    const begun = await one.transact((tx) => tx.broadcasts.begin(proposedBroadcast()));
    const second = await other.transact((tx) => tx.broadcasts.begin(proposedBroadcast({ state: 'draft' })));
    const edited = { ...content, texts: { en: textOf('Send it by Friday.') } };

    const kept = await other.transact((tx) => tx.broadcasts.keep({ ...begun, content: edited, hash: contentHash(edited), approval: { by: 'slack:T1/UB', at: at(4), hash: 'h', override: null, dates: [{ milestone: 'imrf-2026', dateRevision: 2 }] } }));

    expect([begun.number, second.number, kept.revision]).toEqual([1, 2, 2]);
    expect(await one.reads.broadcasts.find(1)).toEqual(kept);
    expect(await one.reads.broadcasts.content(1, begun.hash)).toEqual(content);
    expect((await one.reads.broadcasts.list(5)).map(({ number, state }) => [number, state])).toEqual([[2, 'draft'], [1, 'proposed']]);
    expect(await one.reads.broadcasts.alive()).toEqual([]);
  });

  it('refuses a text that could not be read again, and keeps nothing of it', async () => {
    const { one } = stores();
    const begun = await one.transact((tx) => tx.broadcasts.begin(proposedBroadcast()));
    const broken = { ...content, title: 'Call '.repeat(31) };

    await expect(one.transact((tx) => tx.broadcasts.begin(proposedBroadcast({ content: broken })))).rejects.toThrow('title');
    await expect(one.transact((tx) => tx.broadcasts.keep({ ...begun, content: broken, hash: contentHash(broken) }))).rejects.toThrow('title');
    expect(await one.reads.broadcasts.list(5)).toEqual([begun]);
  });

  it('refuses what was decided on a revision that is not the newest', async () => {
    const { one, other } = stores();
    const begun = await one.transact((tx) => tx.broadcasts.begin(proposedBroadcast()));
    await one.transact((tx) => tx.broadcasts.keep({ ...begun, state: 'approved' }));

    await expect(other.transact((tx) => tx.broadcasts.keep({ ...begun, state: 'draft' }))).rejects.toThrow('another revision');
  });

  it('knows who has seen it and where nobody has', async () => {
    const { one } = stores();
    await openConversations(one, 3);
    await one.transact(async (tx) => {
      await tx.broadcasts.begin(proposedBroadcast({ round: 1 }));
      await tx.broadcasts.addCopies([copy('v1'), copy('v2'), copy('v3', { due: at(99) })], shared(), at(1));
      await tx.deliveries.settle('w', (await tx.deliveries.claim('w', at(3), 5, ALL)).map(({ key }) => sent(key)), at(3));
    });
    const seen = [
      await one.transact((tx) => tx.broadcasts.markSeen(1, { conversation: 'v1', by: 'slack:T1/UA', at: at(4) })), await one.transact((tx) => tx.broadcasts.markSeen(1, { conversation: 'v1', by: 'slack:T1/UA', at: at(5) })),
      await one.transact((tx) => tx.broadcasts.markSeen(1, { conversation: 'v1', by: 'slack:T1/UB', at: at(6) })),
    ];

    expect(seen).toEqual([true, false, true]);
    expect(await one.reads.broadcasts.countSeen(1)).toBe(1);
    expect((await one.reads.broadcasts.seen(1)).map(({ by }) => by)).toEqual(['slack:T1/UA', 'slack:T1/UB']);
    expect([...(await one.reads.broadcasts.unseen())]).toEqual([['v2', [1]]]);
    await one.transact(async (tx) => tx.broadcasts.keep({ ...(await tx.broadcasts.find(1))!, state: 'sending' }));
    expect((await one.reads.broadcasts.standings()).get(1)).toEqual({ first: { sent: 2, due: 1 }, changedAt: at(6) });
  });

  it('finds the messages that tell how far it has come: each once, and what took the place of one that is gone', async () => {
    const { one } = stores();
    await openConversations(one, 2);
    const says = { says: 'broadcast.progress', args: { broadcast: 1 } };
    const brought = (key: string, receipt: string | null, some: Partial<NewDelivery> = {}) => one.transact(async (tx) => {
      await tx.deliveries.enqueue([delivery(key, { saying: says, ...some })], at(0));
      await tx.deliveries.settle('w', (await tx.deliveries.claim('w', at(1), 1, ALL)).map((claimed) => sent(claimed.key, { receipt })), at(1));
    });
    const found = () => one.reads.broadcasts.progressMessages(1);

    await brought('reply:a:0', 'posted-1');
    await brought('reply:b:0', 'posted-2', { conversation: 'v2', language: 'fr' });
    await brought('reply:c:0', 'posted-3', { saying: { says: 'broadcast.progress', args: { broadcast: 2 } } });
    await brought('reply:d:0', null);
    const before = await found();
    await brought('x:1', 'posted-1', { updates: 'reply:a:0' });
    await brought('x:2', 'posted-4', { updates: 'reply:b:0', conversation: 'v2', language: 'fr' });
    const replaced = await found();
    await brought('x:3', 'posted-4', { updates: 'x:2', conversation: 'v2', language: 'fr' });

    expect(before).toMatchObject([{ delivery: 'reply:a:0', conversation: 'v1', language: null }, { delivery: 'reply:b:0', conversation: 'v2', language: 'fr' }]);
    expect(replaced.map((message) => message.delivery)).toEqual(['x:1', 'x:2']);
    expect((await found()).map((message) => message.delivery)).toEqual(['x:1', 'x:3']);
  });

  it.each([
    ['due', {}, true, false], ['retrying', { state: 'retrying', nextTry: at(9) }, true, false], ['unreachable', { state: 'unreachable' }, true, false],
    ['sending', null, false, true], ['unknown', { state: 'unknown' }, false, true], ['refused', { state: 'refused' }, false, false], ['skipped', { state: 'skipped' }, false, false], ['sent', {}, false, false],
  ] as const)('knows of a message that tells how far it has come as of when it was told, and what becomes of its next change: %s', async (name, ending, isWaiting, isOnItsWay) => {
    const { one } = stores();
    await openConversations(one, 1);
    const enqueue = (key: string, due: number, updates: string | null) => one.transact((tx) => tx.deliveries.enqueue([delivery(key, { saying: { says: 'broadcast.progress', args: { broadcast: 1 } }, due: at(due), updates })], at(due)));
    await enqueue('reply:a:0', 1, null);
    await one.transact(async (tx) => tx.deliveries.settle('w', (await tx.deliveries.claim('w', at(2), 1, ALL)).map(({ key }) => sent(key, { receipt: 'posted-1' })), at(2)));
    const [told] = await one.reads.broadcasts.progressMessages(1);
    await enqueue('x:1', 5, 'reply:a:0');
    if (name !== 'due') await one.transact(async (tx) => {
      const claimed = await tx.deliveries.claim('w', at(6), 1, ALL);
      if (ending !== null) await tx.deliveries.settle('w', claimed.map(({ key }) => sent(key, { receipt: name === 'sent' ? 'posted-1' : null, ...ending })), at(7));
    });

    const after = await one.reads.broadcasts.progressMessages(1);

    expect(told).toEqual({ delivery: 'reply:a:0', conversation: 'v1', language: null, toldAsOf: at(1), isWaiting: false, isOnItsWay: false });
    expect(after).toEqual([{ ...told, delivery: name === 'sent' ? 'x:1' : 'reply:a:0', toldAsOf: at(5), isWaiting, isOnItsWay }]);
  });

  it('finds the questions asked in reply', async () => {
    const { one } = stores();
    await openConversations(one, 2);
    await one.transact(async (tx) => {
      await tx.broadcasts.begin(proposedBroadcast({ round: 1 }));
      await tx.broadcasts.addCopies([copy('v1')], shared(), at(1));
      await tx.deliveries.settle('w', (await tx.deliveries.claim('w', at(3), 5, ALL)).map(({ key }) => sent(key)), at(3));
      const question = { conversation: 'v1', language: 'fr' as const, why: 'unanswered' as const, askedOn: milestone().startsOn };
      await tx.requests.enqueue({ ...question, thread: 'r-b:v1', text: 'Et après ?' }, null);
      await tx.requests.enqueue({ ...question, thread: null, text: 'Autre chose ?' }, null);
    });
    expect((await one.reads.broadcasts.questions(1)).map(({ text }) => text)).toEqual(['Et après ?']);
  });
}
