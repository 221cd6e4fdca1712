import { PLAIN } from '../../src/reminders/subscription.js';
import { expect, it } from 'vitest';
import { CalendarDate } from '../../src/time/calendar-date.js';
import type { Instant } from '../../src/time/instant.js';
import { WallTime } from '../../src/time/zone.js';
import type { Opened } from './store.contract.js';
import { ALL, at, delivery, incoming, openConversations, sent } from './store-samples.js';

const ana = { platform: 'slack', tenant: 'T1', user: 'U1' } as const;
const address = { platform: 'teams', tenant: 'X', conversation: 'C1', kind: 'channel', route: 'https://one.example' } as const;

/** Who may what, what was set where, and what arrived. */
export function storeKeepsPeople(stores: () => Opened): void {
  it('meets a person once, and keeps what she was granted', async () => {
    const { one, other } = stores();
    await one.transact((tx) => tx.people.meet('p1', ana));
    const met = await one.transact((tx) => tx.people.meet('p2', ana));

    const granted = await one.transact((tx) => tx.people.grant('p1', { role: 'focal-point', network: 'KE' }));
    const again = await one.transact((tx) => tx.people.grant('p1', { role: 'focal-point', network: 'KE' }));

    expect([met.id, granted, again]).toEqual(['p1', true, false]);
    expect(await other.reads.people.granted()).toEqual([{ id: 'p1', account: ana, language: null, grants: [{ role: 'focal-point', network: 'KE' }] }]);
    expect(await one.transact((tx) => tx.people.revoke('p1', { role: 'focal-point', network: 'KE' }))).toBe(true);
    expect(await other.reads.people.granted()).toEqual([]);
  });

  it('opens a conversation again with its newest route, and keeps what was set', async () => {
    const { one } = stores();
    await one.transact((tx) => tx.networks.openConversation('v1', address, 'fr', at(0)));
    await one.transact((tx) => tx.networks.settle('v1', { language: 'fr', hour: WallTime.parse('07:30') }));
    await one.transact((tx) => tx.networks.markUnreachable('v1', 'archived', at(8)));

    const open = await one.transact((tx) => tx.networks.openConversation('v9', { ...address, route: 'https://two.example' }, null, at(9)));

    expect(open).toMatchObject({ id: 'v1', state: 'open', reason: null, locale: 'fr', language: 'fr', hour: '07:30', createdAt: at(0), address: { route: 'https://two.example' } });
  });

  it('leaves a conversation closed where what is taken up now was received before it closed, and keeps the later of two closings', async () => {
    const { one, other } = stores();
    await one.transact(async (tx) => {
      await tx.networks.openConversation('v1', address, 'fr', at(0));
      await tx.deliveries.enqueue([delivery('waits', { conversation: 'v1' })], at(1));
      await tx.deliveries.settle('w', (await tx.deliveries.claim('w', at(2), 5, ALL)).map(({ key }) => sent(key, { state: 'unreachable', receipt: null, reason: 'is_archived' })), at(5));
      await tx.networks.markUnreachable('v1', 'kicked', at(3));
    });

    const hears = (heardAt: Instant) => one.transact((tx) => tx.networks.openConversation('v9', { ...address, route: 'https://two.example' }, null, at(9), heardAt));
    const late = await hears(at(4));
    const waiting = await other.reads.deliveries.findDelivery('waits');
    const since = await hears(at(6));

    expect(late).toMatchObject({ state: 'unreachable', reason: 'kicked', address: { route: 'https://two.example' } });
    expect(waiting?.state).toBe('unreachable');
    expect(since).toMatchObject({ state: 'open', reason: null });
    expect((await other.reads.deliveries.findDelivery('waits'))?.state).toBe('due');
  });

  it('loses every conversation of a tenant, and no other, until each is heard from', async () => {
    const { one, other } = stores();
    await openConversations(one, 2);
    await one.transact((tx) => tx.networks.openConversation('v3', address, null, at(0)));

    await one.transact((tx) => tx.networks.loseTenant('slack', 'T1', 'app_uninstalled', at(0)));
    await openConversations(one, 1);

    expect((await other.reads.networks.conversations()).map(({ id, state, reason }) => [id, state, reason])).toEqual([['v1', 'open', null], ['v2', 'unreachable', 'app_uninstalled'], ['v3', 'open', null]]);
  });

  it('replaces and ends a subscription', async () => {
    const { one, other } = stores();
    await openConversations(one, 1);
    await one.transact((tx) => tx.reminders.subscribe({ ...PLAIN, conversation: 'v1', offsetsDays: [30, 7], since: at(0) }));
    await one.transact((tx) => tx.reminders.subscribe({ ...PLAIN, conversation: 'v1', offsetsDays: [1], since: at(2) }));

    expect(await other.reads.reminders.findSubscription('v1')).toEqual({ ...PLAIN, conversation: 'v1', offsetsDays: [1], since: at(2), revision: 2 });
    expect(await one.transact((tx) => tx.reminders.unsubscribe('v1'))).toBe(true);
    expect(await one.transact((tx) => tx.reminders.unsubscribe('v1'))).toBe(false);
  });

  it('keeps since when single offsets are wanted', async () => {
    const { one, other } = stores();
    await openConversations(one, 1);
    const offsetsSince = [{ milestone: null, offsetDays: 7, since: at(3) }, { milestone: 'imrf-2026', offsetDays: 1, since: at(4) }];
    await one.transact((tx) => tx.reminders.subscribe({ ...PLAIN, conversation: 'v1', offsetsDays: [30, 7], also: [{ milestone: 'imrf-2026', offsetsDays: [1] }], since: at(0), offsetsSince }));

    expect(await other.reads.reminders.findSubscription('v1')).toMatchObject({ since: at(0), offsetsSince });
  });

  it('keeps the newest word on a date, free days by network, and messages by day', async () => {
    const { one, other } = stores();
    await openConversations(one, 1);
    const mark = { milestone: 'imrf-2026', kind: 'snoozed' as const, dateRevision: 1, until: at(9), by: 'console:ana', at: at(1) };
    const day = CalendarDate.parse('2026-12-24');
    await one.transact(async (tx) => {
      await tx.reminders.mark('v1', mark);
      await tx.reminders.mark('v1', { ...mark, kind: 'muted', until: null });
      await tx.reminders.setFreeDay({ network: 'KE', day, isFree: true, name: 'Retreat' });
      await tx.reminders.setFreeDay({ network: 'KE', day, isFree: false, name: null });
      await tx.deliveries.enqueue([delivery('k1', { subjects: [{ milestone: 'imrf-2026', dateRevision: 1, offsetDays: 7 }] })], at(0));
      await tx.reminders.countMessage('k1', 'v1', day);
      await tx.reminders.countMessage('k1', 'v1', day);
    });

    expect(await other.reads.reminders.marks('v1')).toEqual([{ conversation: 'v1', mark: { ...mark, kind: 'muted', until: null } }]);
    expect(await other.reads.reminders.freeDays('KE')).toEqual([{ network: 'KE', day, isFree: false, name: null }]);
    expect(await other.reads.reminders.freeDays('EG')).toEqual([]);
    expect(await other.reads.reminders.sentSince(day)).toEqual([{ conversation: 'v1', day, messages: 1 }]);
    const asked = [7, 1].map((offsetDays) => ({ milestone: 'imrf-2026', dateRevision: 1, offsetDays, conversation: 'v1' }));
    expect(await other.reads.deliveries.carried(asked.map((one) => ({ ...one, sameSince: 1 })))).toEqual([asked[0]]);
    await one.transact((tx) => tx.reminders.unmark('v1', 'imrf-2026'));
    expect(await one.transact((tx) => tx.reminders.forgetFreeDay('KE', day))).toBe(true);
    expect(await other.reads.reminders.marks()).toEqual([]);
  });

  it('keeps an event once, hands out the oldest, and does not know it again when it is done', async () => {
    const { one, other } = stores();
    const kept = await one.transact((tx) => tx.inbox.keep('i1', incoming('e1'), at(0)));
    const twice = await other.transact((tx) => tx.inbox.keep('i2', incoming('e1'), at(1)));
    await one.transact((tx) => tx.inbox.keep('i3', incoming('e3', 'C2'), at(2)));

    const oldest = await one.transact((tx) => tx.inbox.takeOldest(null));
    const elsewhere = await one.transact((tx) => tx.inbox.takeOldest('slack T1 C2'));
    const attempts = await one.transact((tx) => tx.inbox.countAttempt('i1'));
    await one.transact((tx) => tx.inbox.finish('i1', 'done', at(3)));

    expect([kept, twice, attempts]).toEqual([true, false, 1]);
    expect(oldest).toEqual({ id: 'i1', incoming: incoming('e1'), receivedAt: at(0), attempts: 0 });
    expect(elsewhere?.id).toBe('i3');
    expect((await other.reads.inbox.undone(9)).map(({ id }) => id)).toEqual(['i3']);
    expect(await one.transact((tx) => tx.inbox.keep('i4', incoming('e1'), at(4)))).toBe(false);
  });
}
