import { expect, it } from 'vitest';
import { contentHash } from '../../src/broadcasts/content-hash.js';
import { REASONS } from '../../src/broadcasts/reasons.js';
import type { Shared } from '../../src/broadcasts/repository.js';
import { AGE_LIMITS } from '../../src/delivery/age-limits.js';
import { WAITS_FOR_A_PERSON } from '../../src/delivery/resolve-doubt.js';
import { content, copy, proposedBroadcast, shared } from '../support/sample-broadcast.js';
import type { Opened } from './store.contract.js';
import { ALL, at, delivery, openConversations, sent } from './store-samples.js';

const first = { broadcast: 1, round: 1, part: 'first' } as const;

/** The rows of the outbox that are a broadcast's, one for each conversation. */
export function storeKeepsCopies(stores: () => Opened): void {
  it('writes rows of the outbox once, with their dates, and counts them by state', async () => {
    const { one } = stores();
    await openConversations(one, 3);
    await one.transact((tx) => tx.broadcasts.begin(proposedBroadcast({ round: 1 })));
    const rows = [copy('v1'), copy('v2'), copy('v3', { unreachable: 'is_archived' })];

    const added = [await one.transact((tx) => tx.broadcasts.addCopies(rows, shared(), at(1))), await one.transact((tx) => tx.broadcasts.addCopies(rows, shared(), at(2)))];
    await one.transact(async (tx) => tx.deliveries.settle('w', (await tx.deliveries.claim('w', at(3), 1, ALL)).map(({ key }) => sent(key)), at(3)));

    expect(added).toEqual([3, 0]);
    expect(await one.reads.broadcasts.countCopies(1, 1)).toEqual({ sent: 1, due: 1, unreachable: 1 });
    expect([...(await one.reads.broadcasts.standings())]).toEqual([]);
    await one.transact(async (tx) => {
      const [begun] = await tx.broadcasts.list(1);
      if (begun !== undefined) await tx.broadcasts.keep({ ...begun, state: 'approved' });
    });
    expect([...(await one.reads.broadcasts.standings())]).toEqual([[1, { first: { sent: 1, due: 1, unreachable: 1 }, changedAt: at(3) }]]);
    expect([await one.reads.broadcasts.sentSince(1, 1, at(3)), await one.reads.broadcasts.sentSince(1, 1, at(4)), await one.reads.broadcasts.sentSince(1, 2, at(0))]).toEqual([{ sent: 1, first: at(3) }, { sent: 0, first: null }, { sent: 0, first: null }]);
    expect((await one.reads.broadcasts.copies(1, 1)).map(({ conversation, state, reason, receipt }) => [conversation, state, reason, receipt])).toEqual([['v1', 'sent', null, 'r-b:v1'], ['v2', 'due', null, null], ['v3', 'unreachable', 'is_archived', null]]);
    expect(await one.reads.deliveries.findDelivery('b:v1')).toMatchObject({ saying: { says: 'broadcast', args: { broadcast: 1, dates: [{ milestone: 'imrf-2026', dateRevision: 1 }] } }, priority: 30, updates: null });
    expect(await one.reads.broadcasts.copyIn('v2', 1)).toMatchObject({ delivery: 'b:v2', hash: contentHash(content), platform: 'slack' });
  });

  it('lets go of rows whose date moved, and of no other', async () => {
    const { one } = stores();
    await openConversations(one, 1);
    await one.transact(async (tx) => {
      await tx.broadcasts.begin(proposedBroadcast({ round: 1 }));
      await tx.broadcasts.addCopies([copy('v1')], shared(), at(1));
      await tx.deliveries.skipSubject({ milestone: 'imrf-2026', dateRevisionBelow: 2, sparesReminders: false }, 'the date moved', at(2));
    });

    expect(await one.reads.broadcasts.countCopies(1, 1)).toEqual({ skipped: 1 });
  });

  it('stops, goes on, schedules, and carries another text', async () => {
    const { one } = stores();
    await openConversations(one, 2);
    await one.transact(async (tx) => {
      await tx.broadcasts.begin(proposedBroadcast({ round: 1 }));
      await tx.broadcasts.addCopies([copy('v1'), copy('v2')], shared(), at(1));
    });
    const stopped = await one.transact((tx) => tx.broadcasts.settleCopies({ ...first, states: ['due', 'retrying'] }, 'cancelled', 'stopped', at(2)));
    const others = await one.transact((tx) => tx.broadcasts.settleCopies({ ...first, states: ['cancelled'], reasons: ['by a person'] }, 'due', null, at(3)));
    const again = await one.transact((tx) => tx.broadcasts.settleCopies({ ...first, states: ['cancelled', 'skipped'], reasons: ['stopped'] }, 'due', null, at(3)));
    await one.transact(async (tx) => {
      await tx.broadcasts.scheduleCopies({ ...first, states: ['due'] }, new Map([['v1', at(60)], ['v2', at(90)]]), at(4));
      await tx.broadcasts.carryText({ ...first, states: ['due'] }, shared({ carried: { broadcast: 1, hash: 'another', dates: [{ milestone: 'imrf-2030', dateRevision: 3 }] } }));
    });
    const leftOut = await one.transact(async (tx) => [await tx.deliveries.skipSubject({ milestone: 'imrf-2026', dateRevisionBelow: 2, sparesReminders: false }, 'moved', at(5)), await tx.deliveries.skipSubject({ milestone: 'imrf-2030', dateRevisionBelow: 4, sparesReminders: false }, 'moved', at(5))]);

    expect([stopped, others, again]).toEqual([2, 0, 2]);
    // The dates of the text before are forgotten, those of this one count.
    expect(leftOut).toEqual([0, 2]);
    expect((await one.reads.broadcasts.copies(1, 1)).map(({ state, due, hash }) => [state, due, hash])).toEqual([['skipped', at(60), 'another'], ['skipped', at(90), 'another']]);
  });

  it('counts the dates of a text that may have arrived as told in the end, though another is carried since; they let nothing go', async () => {
    const { one } = stores();
    await openConversations(one, 2);
    const other = (hash: string, dates: Shared['carried']['dates']) => shared({ carried: { broadcast: 1, hash, dates } });
    await one.transact(async (tx) => {
      await tx.broadcasts.begin(proposedBroadcast({ round: 1 }));
      await tx.broadcasts.addCopies([copy('v1'), copy('v2')], shared(), at(1));
      await tx.deliveries.settle('w', (await tx.deliveries.claim('w', at(3), 1, ALL)).map(({ key }) => sent(key, { state: 'unknown', receipt: null })), at(3));
      await tx.deliveries.tryAgain('b:v1', at(4));
      for (const text of [other('b', []), other('a', shared().carried.dates), other('c', [{ milestone: 'imrf-2030', dateRevision: 3 }])]) await tx.broadcasts.carryText({ ...first, states: ['due'] }, text);
    });

    expect(await one.transact((tx) => tx.deliveries.skipSubject({ milestone: 'imrf-2026', dateRevisionBelow: 2, sparesReminders: false }, 'moved', at(5)))).toBe(0);
    expect(await one.transact((tx) => tx.broadcasts.settleCopies({ ...first, states: ['due'] }, 'cancelled', 'recalled', at(6)))).toBe(2);
    expect((await one.reads.records.told('imrf-2026')).map(({ delivery: key, dateRevision, at: when }) => [key, dateRevision, when])).toEqual([['b:v1', 1, at(6)]]);
    expect((await one.reads.records.told('imrf-2030')).map(({ delivery: key }) => key)).toEqual(['b:v1']);
  });

  it('lets go of a frozen text of several dates as soon as one of them moves', async () => {
    const { one } = stores();
    await openConversations(one, 1);
    const dates = [{ milestone: 'imrf-2026', dateRevision: 1 }, { milestone: 'imrf-2030', dateRevision: 1 }];
    await one.transact(async (tx) => {
      await tx.broadcasts.begin(proposedBroadcast({ round: 1 }));
      await tx.broadcasts.addCopies([copy('v1')], shared({ carried: { broadcast: 1, hash: 'h', dates } }), at(1));
    });

    expect(await one.transact((tx) => tx.deliveries.skipSubject({ milestone: 'imrf-2026', dateRevisionBelow: 2, sparesReminders: false }, 'moved', at(5)))).toBe(1);
  });

  it('takes up all that waits for a conversation that could not be reached, where a person has one of it tried again', async () => {
    const { one } = stores();
    await openConversations(one, 2);
    await one.transact(async (tx) => {
      await tx.broadcasts.begin(proposedBroadcast({ round: 1 }));
      await tx.deliveries.enqueue([delivery('k'), delivery('elsewhere', { conversation: 'v2' })], at(1));
      await tx.deliveries.settle('w', (await tx.deliveries.claim('w', at(3), 2, ALL)).map(({ key }) => sent(key, { state: 'unreachable', receipt: null, reason: 'archived' })), at(3));
      await tx.broadcasts.addCopies(['v1', 'v2'].map((conversation) => copy(conversation, { unreachable: 'archived' })), shared(), at(4));
      await tx.deliveries.tryAgain('k', at(5));
    });

    const rows = await Promise.all(['k', 'b:v1', 'elsewhere', 'b:v2'].map((key) => one.reads.deliveries.findDelivery(key)));
    expect(rows.map((row) => row?.state)).toEqual(['due', 'due', 'unreachable', 'unreachable']);
  });

  it('knows whose conversation is gone, and that one in doubt has arrived', async () => {
    const { one } = stores();
    await openConversations(one, 2);
    await one.transact(async (tx) => {
      await tx.broadcasts.begin(proposedBroadcast({ round: 1 }));
      await tx.broadcasts.addCopies([copy('v1'), copy('v2')], shared(), at(1));
      await tx.networks.markUnreachable('v2', 'is_archived', at(0));
      await tx.deliveries.settle('w', (await tx.deliveries.claim('w', at(3), 5, ALL)).map(({ key }) => sent(key, { state: 'unknown', receipt: null, reason: WAITS_FOR_A_PERSON, again: true })), at(3));
    });

    const gone = await one.transact((tx) => tx.broadcasts.settleGone(1, 1, at(4)));
    await one.transact((tx) => tx.broadcasts.settleArrived('b:v1', '17.5', at(5)));

    expect(gone).toBe(1);
    expect((await one.reads.broadcasts.copies(1, 1)).map(({ state, receipt, reason, again }) => [state, receipt, reason, again])).toEqual([['sent', '17.5', null, false], ['unreachable', null, 'is_archived', false]]);
    await one.transact((tx) => tx.networks.openConversation('v9', { platform: 'slack', tenant: 'T1', conversation: 'C2', kind: 'channel', route: null }, null, at(9)));
    expect(await one.reads.broadcasts.countCopies(1, 1)).toEqual({ sent: 1, due: 1 });
  });

  it('knows that one has arrived which was given up while it was in doubt, and of one that never went that it has not', async () => {
    const { one } = stores();
    await openConversations(one, 2);
    await one.transact(async (tx) => {
      await tx.broadcasts.begin(proposedBroadcast({ round: 1 }));
      await tx.broadcasts.addCopies([copy('v1'), copy('v2')], shared(), at(1));
      const [inDoubt, refused] = await tx.deliveries.claim('w', at(3), 2, ALL);
      await tx.deliveries.settle('w', [sent(inDoubt?.key ?? '', { state: 'unknown', receipt: null }), sent(refused?.key ?? '', { state: 'refused', receipt: null, reason: 'is_archived' })], at(3));
      await tx.deliveries.ageOut(AGE_LIMITS, at(100_000));
    });
    for (const { delivery: key } of await one.reads.broadcasts.copies(1, 1)) await one.transact((tx) => tx.broadcasts.settleArrived(key, '17.5', at(100_001)));

    expect((await one.reads.broadcasts.copies(1, 1)).map(({ state, receipt, reason }) => [state, receipt, reason])).toEqual([['sent', '17.5', REASONS.pressed], ['refused', null, 'is_archived']]);
  });
}
