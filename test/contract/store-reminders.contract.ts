import { expect, it } from 'vitest';
import { PLAIN } from '../../src/reminders/subscription.js';
import type { Store, Writes } from '../../src/store.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { WallTime } from '../../src/time/zone.js';
import type { Opened } from './store.contract.js';
import { at, delivery, milestone, moved, openConversations } from './store-samples.js';

const day = CalendarDate.parse('2026-12-24');

/** What raises the stamps by which the planner knows that it must read again, and what does not. */
export function storeStampsReminders(stores: () => Opened): void {
  it('tells where something changed that decides about reminders, to every process', async () => {
    const { one, other } = stores();
    await ground(one);
    const changedBy = changesSeenBy(one, other);

    expect(await changedBy((tx) => tx.reminders.subscribe({ ...PLAIN, conversation: 'v1', offsetsDays: [1], since: at(2) }))).toEqual(['v1']);
    expect(await changedBy((tx) => tx.reminders.mark('v2', { milestone: 'imrf-2026', kind: 'muted', dateRevision: 1, until: null, by: 'console:ana', at: at(1) }))).toEqual(['v2']);
    expect(await changedBy((tx) => tx.reminders.unmark('v2', 'imrf-2026'))).toEqual(['v2']);
    expect(await changedBy((tx) => tx.networks.settle('v1', { hour: WallTime.parse('10:00') }))).toEqual(['v1']);
    expect(await changedBy((tx) => tx.networks.settle('v1', { network: 'KE' }))).toEqual(['v1']);
    expect(await changedBy((tx) => tx.networks.markUnreachable('v2', 'gone', at(0)))).toEqual(['v2']);
    expect(await changedBy((tx) => tx.reminders.unsubscribe('v1'))).toEqual(['v1']);
    expect(await changedBy(async (tx) => {
      await tx.reminders.unsubscribe('v2');
      await tx.networks.settle('v1', { zone: 'Asia/Kathmandu' });
    })).toEqual(['v2', 'v1']);
  });

  it('tells that all are concerned where a date, a free day or what is set for a network is', async () => {
    const { one, other } = stores();
    await ground(one);
    const changedBy = changesSeenBy(one, other);
    const { change, next, former } = moved();

    expect(await changedBy((tx) => tx.roadmap.add(milestone({ id: 'another', dateCode: 'D-AAA' }), []))).toBe('all');
    expect(await changedBy((tx) => tx.roadmap.record(change, next, 1, former))).toBe('all');
    expect(await changedBy((tx) => tx.reminders.setFreeDay({ network: 'KE', day, isFree: true, name: null }))).toBe('all');
    expect(await changedBy((tx) => tx.reminders.forgetFreeDay('KE', day))).toBe('all');
    expect(await changedBy((tx) => tx.networks.keepEntry({ code: 'KE', isConfirmed: false, zones: ['Asia/Kathmandu'], languages: null, weekend: [5, 6], tags: [] }))).toBe('all');
  });

  it('tells of nothing where what changed decides nothing: a message that arrived, a language, a delivery', async () => {
    const { one, other } = stores();
    await ground(one);
    const changedBy = changesSeenBy(one, other);

    expect(await changedBy((tx) => tx.networks.openConversation('again', { platform: 'slack', tenant: 'T1', conversation: 'C1', kind: 'channel', route: 'new' }, 'fr', at(3)))).toEqual([]);
    expect(await changedBy((tx) => tx.networks.settle('v1', { language: 'fr', hour: WallTime.parse('09:00') }))).toEqual([]);
    expect(await changedBy((tx) => tx.deliveries.enqueue([delivery('k1', { subjects: [{ milestone: 'imrf-2026', dateRevision: 1, offsetDays: 7 }] })], at(0)))).toEqual([]);
  });

  it('tells that everything is to be read to who knows no stamp, or one of another database', async () => {
    const { one } = stores();
    await ground(one);

    const first = await one.reads.reminders.changedSince(null);

    expect(first).toMatchObject({ conversations: 'all' });
    expect(await one.reads.reminders.changedSince(first.stamp)).toEqual({ stamp: first.stamp, conversations: [] });
    expect(await one.reads.reminders.changedSince(first.stamp + 1)).toMatchObject({ conversations: 'all' });
  });

  it('reads subscriptions page by page, of conversations that can be reached', async () => {
    const { one } = stores();
    await ground(one);
    await one.transact((tx) => tx.networks.markUnreachable('v2', 'gone', at(0)));
    const page = { of: null, after: null, limit: 2 };
    const read = async (some: Partial<{ of: readonly string[]; after: string }>) => (await one.reads.reminders.reachable({ ...page, ...some })).map(({ subscription, hour }) => [subscription.conversation, hour]);

    expect(await read({})).toEqual([['v1', '09:00'], ['v3', '09:00']]);
    expect(await read({ after: 'v3' })).toEqual([['v4', '09:00']]);
    expect(await read({ of: ['v2', 'v4'] })).toEqual([['v4', '09:00']]);
  });
}

async function ground(store: Store): Promise<void> {
  await openConversations(store, 4);
  await store.transact(async (tx) => {
    await tx.roadmap.add(milestone(), []);
    for (const conversation of ['v1', 'v2', 'v3', 'v4']) await tx.reminders.subscribe({ ...PLAIN, conversation, offsetsDays: [7], since: at(1) });
  });
}

function changesSeenBy(writer: Store, reader: Store): (write: (tx: Writes) => Promise<unknown>) => Promise<readonly string[] | 'all'> {
  return async (write) => {
    const { stamp } = await reader.reads.reminders.changedSince(null);
    await writer.transact(write);
    return (await reader.reads.reminders.changedSince(stamp)).conversations;
  };
}
