import { expect, it } from 'vitest';
import { CORRECTION } from '../../src/corrections/correction.js';
import type { NewDelivery } from '../../src/delivery/delivery.js';
import type { Opened } from './store.contract.js';
import { ALL, at, delivery, milestone, moved, openConversations, sent } from './store-samples.js';

/** Which conversation was last told which date, and which corrections are in the outbox. */
export function storeKeepsCorrections(stores: () => Opened): void {
  const told = async (key: string, conversation: string, dateRevision: number, seconds: number, some: Partial<NewDelivery> = {}): Promise<void> => {
    await stores().one.transact(async (tx) => {
      await tx.deliveries.enqueue([delivery(key, { conversation, ...some })], at(seconds));
      await tx.deliveries.claim('w', at(seconds), 1, { ...ALL, onlyConversation: conversation });
      await tx.deliveries.settle('w', [sent(key, { told: [{ milestone: 'imrf-2026', dateRevision }] })], at(seconds));
    });
  };
  const changed = (key: string, conversation: string, updates: string, dateRevision: number, seconds: number) => told(key, conversation, dateRevision, seconds, { updates });
  const corrects = (conversation: string, dateRevision: number) =>
    stores().one.transact((tx) => tx.deliveries.enqueue([delivery(`correction:${conversation}:${dateRevision}`, { conversation, subjects: [{ milestone: 'imrf-2026', dateRevision, offsetDays: CORRECTION }] })], at(50)));

  it('knows what each conversation was last told, but not what one person alone could read', async () => {
    await openConversations(stores().one, 3);
    await told('a', 'v1', 1, 1);
    await told('b', 'v1', 2, 2);
    await told('c', 'v2', 1, 3);
    await told('d', 'v2', 2, 4, { onlyFor: 'slack:T1/U1' });
    await told('e', 'v3', 2, 5, { onlyFor: 'slack:T1/U1' });

    const { corrections } = stores().other.reads;
    expect(await corrections.lastTold('imrf-2026')).toEqual([
      { conversation: 'v1', milestone: 'imrf-2026', dateRevision: 2, via: 'reminders.soon', at: at(2), posted: null },
      { conversation: 'v2', milestone: 'imrf-2026', dateRevision: 1, via: 'reminders.soon', at: at(3), posted: null },
    ]);
    expect(await corrections.lastToldIn('v2', ['imrf-2026', 'other'], 'another')).toMatchObject([{ conversation: 'v2', dateRevision: 1 }]);
    expect(await corrections.lastToldIn('v2', [], 'another')).toEqual([]);
    expect([await corrections.lastToldIn('v1', ['imrf-2026'], 'b'), await corrections.lastToldIn('v2', ['imrf-2026'], 'c')]).toMatchObject([[{ dateRevision: 1 }], []]);
  });

  it('takes the newer of two dates that were told at the same instant', async () => {
    await openConversations(stores().one, 1);
    await told('b', 'v1', 2, 2);
    await told('a', 'v1', 1, 2);

    expect(await stores().other.reads.corrections.lastTold('imrf-2026')).toMatchObject([{ dateRevision: 2 }]);
  });

  it('knows what a message of its own told last where an older one was only changed in place since', async () => {
    await openConversations(stores().one, 3);
    await told('a', 'v1', 1, 1);
    await changed('b', 'v1', 'a', 2, 2);
    await changed('c', 'v2', 'asked', 2, 3);
    await changed('d', 'v3', 'asked', 1, 4);
    await told('e', 'v3', 2, 5);

    const last = await stores().other.reads.corrections.lastTold('imrf-2026');

    expect(last.map(({ conversation, dateRevision, posted }) => [conversation, dateRevision, posted])).toEqual([['v1', 2, { dateRevision: 1, at: at(1) }], ['v2', 2, null], ['v3', 2, null]]);
    expect(await stores().other.reads.corrections.lastToldIn('v1', ['imrf-2026'], 'a')).toMatchObject([{ dateRevision: 2, posted: null }]);
  });

  it('finds what was told when it had been given up already, since a moment, until a correction is carried', async () => {
    await openConversations(stores().one, 1);
    const { change, next, former } = moved();
    await stores().one.transact(async (tx) => {
      await tx.roadmap.add(milestone(), []);
      await tx.roadmap.record(change, next, 1, former);
    });
    const { corrections } = stores().other.reads;
    expect(await corrections.toldTooLate(null)).toEqual([]);

    await told('a', 'v1', 1, 10);

    expect([await corrections.toldTooLate(null), await corrections.toldTooLate(at(10)), await corrections.toldTooLate(at(11))]).toEqual([['imrf-2026'], ['imrf-2026'], []]);
    await corrects('v1', 2);
    expect(await corrections.toldTooLate(null)).toEqual([]);
    expect(await corrections.corrections('imrf-2026', 2)).toEqual([{ conversation: 'v1', state: 'due' }]);
    expect(await corrections.corrections('imrf-2026', 1)).toEqual([]);
  });

  it('counts as told what was given up, or taken back, while nobody knew whether it had arrived', async () => {
    await openConversations(stores().one, 2);
    const subjects = [{ milestone: 'imrf-2026', dateRevision: 1, offsetDays: 7 }];
    await stores().one.transact(async (tx) => {
      await tx.roadmap.add(milestone(), []);
      await tx.deliveries.enqueue([delivery('old', { conversation: 'v1', subjects }), delivery('cancelled', { conversation: 'v2', subjects })], at(0));
      await tx.deliveries.settle('w', (await tx.deliveries.claim('w', at(1), 5, ALL)).map(({ key }) => sent(key, { state: 'unknown', receipt: null })), at(1));
    });

    await stores().one.transact(async (tx) => {
      await tx.deliveries.cancel('cancelled', 'taken back', at(2));
      await tx.deliveries.ageOut([{ in: 'unknown', ms: 30_000, becomes: 'refused', reason: 'over' }], at(60));
    });

    expect((await stores().other.reads.corrections.lastTold('imrf-2026')).map(({ conversation, dateRevision }) => [conversation, dateRevision])).toEqual([['v1', 1], ['v2', 1]]);
  });

  it('keeps a correction for longer than a month where a reminder is given up', async () => {
    await openConversations(stores().one, 1);
    await stores().one.transact((tx) => tx.deliveries.enqueue([delivery('reminder', { priority: 20 }), delivery('correction', { priority: 10 })], at(0)));

    await stores().one.transact((tx) => tx.deliveries.ageOut([{ in: 'due', ms: 30_000, becomes: 'skipped', reason: 'over', spares: 10 }], at(60)));

    expect((await stores().other.reads.deliveries.deliveries({ limit: 9 })).map(({ key, state }) => [key, state]).sort()).toEqual([['correction', 'due'], ['reminder', 'skipped']]);
  });
}
