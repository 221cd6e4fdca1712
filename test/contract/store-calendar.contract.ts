import { expect, it } from 'vitest';
import type { CalendarLink } from '../../src/calendar/calendar-link.js';
import type { Opened } from './store.contract.js';
import { at } from './store-samples.js';

const kenya: CalendarLink = { token: 'kenya-token', network: 'KE', language: 'en', madeBy: 'console:ana', madeAt: at(1), revokedAt: null };

/** Addresses to which calendars subscribe. */
export function storeKeepsCalendars(stores: () => Opened): void {
  it('finds the open address of a network in a language, and of all apart', async () => {
    const all: CalendarLink = { ...kenya, token: 'all-token', network: null };
    await stores().one.transact(async (tx) => {
      for (const link of [kenya, all]) await tx.calendar.addLink(link);
    });

    const { calendar } = stores().other.reads;
    expect(await calendar.openLink('KE', 'en')).toEqual(kenya);
    expect(await calendar.openLink(null, 'en')).toEqual(all);
    expect(await calendar.openLink('KE', 'fr')).toBeUndefined();
  });

  it('ends an address once, and knows afterwards that it was one', async () => {
    await stores().one.transact((tx) => tx.calendar.addLink(kenya));

    const ended = await stores().one.transact((tx) => tx.calendar.revoke(kenya.token, at(5)));
    const again = await stores().other.transact((tx) => tx.calendar.revoke(kenya.token, at(6)));

    expect([ended, again]).toEqual([true, false]);
    expect(await stores().one.reads.calendar.findLink(kenya.token)).toEqual({ ...kenya, revokedAt: at(5) });
    expect(await stores().one.reads.calendar.openLink('KE', 'en')).toBeUndefined();
    expect(await stores().one.reads.calendar.links()).toHaveLength(1);
  });
}
