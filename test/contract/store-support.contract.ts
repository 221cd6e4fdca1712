import { expect, it } from 'vitest';
import { CalendarDate } from '../../src/time/calendar-date.js';
import type { Opened } from './store.contract.js';
import { at, openConversations } from './store-samples.js';

const day = CalendarDate.parse('2026-11-24');
const asked = {
  offer: 'support:secretariat-support', kind: 'Review', what: 'our terms of reference', wantedBy: CalendarDate.parse('2026-12-01'), inLanguage: 'fr', link: 'https://example.org/tor',
  conversation: 'v1', thread: null, language: 'fr', asker: 'slack:T1/amina', network: 'KE', askedOn: day,
} as const;

/** What networks asked the Secretariat for. */
export function storeKeepsSupport(stores: () => Opened): void {
  it('gives each request the next number, and finds it by number and by state', async () => {
    const { one, other } = stores();
    await openConversations(one, 1);
    const first = await one.transact((tx) => tx.support.file(asked));
    const second = await other.transact((tx) => tx.support.file({ ...asked, wantedBy: null, inLanguage: null, link: null, network: null, thread: 't1' }));

    await one.transact((tx) => tx.support.change({ ...first, state: 'assigned', assignee: 'slack:T1/ana', revision: 2 }));

    expect([first.number, second.number]).toEqual([1, 2]);
    expect(await other.reads.support.findRequest(1)).toEqual({ ...asked, number: 1, state: 'assigned', assignee: 'slack:T1/ana', revision: 2 });
    expect((await other.reads.support.requests(['new'])).map(({ number }) => number)).toEqual([2]);
    expect((await other.reads.support.requests()).map(({ number }) => number)).toEqual([1, 2]);
    expect(await other.reads.support.findRequest(3)).toBeUndefined();
  });

  it('keeps how a request came about, in its order', async () => {
    const { one, other } = stores();
    await openConversations(one, 1);
    const { number } = await one.transact((tx) => tx.support.file(asked));
    const events = [{ number, revision: 1, state: 'new', by: 'slack:T1/amina', at: at(1), words: null }, { number, revision: 2, state: 'waiting', by: 'slack:T1/ana', at: at(2), words: 'how long is it?' }] as const;

    await one.transact(async (tx) => {
      for (const event of events.toReversed()) await tx.support.note(event);
    });

    expect(await other.reads.support.events(number)).toEqual(events);
    expect(await other.reads.support.events(9)).toEqual([]);
  });

  it('finds where an account of the Secretariat can be written to alone', async () => {
    const { one, other } = stores();
    await openConversations(one, 3);
    const person = await one.transact(async (tx) => {
      const { id } = await tx.people.meet('p-ana', { platform: 'slack', tenant: 'T1', user: 'ana' });
      await tx.people.grant(id, { role: 'editor', network: null });
      await tx.people.rememberDirect('v1', id);
      const { id: joseph } = await tx.people.meet('p-joseph', { platform: 'slack', tenant: 'T1', user: 'joseph' });
      await tx.people.grant(joseph, { role: 'focal-point', network: 'KE' });
      await tx.people.rememberDirect('v2', joseph);
      return id;
    });
    const placeOf = (account: string) => other.reads.support.placeOf(account);

    expect([await placeOf('slack:T1/ana'), await placeOf('slack:T1/joseph'), await placeOf('slack:T1/amina'), await placeOf('no account at all')]).toEqual(['v1', undefined, undefined, undefined]);

    await one.transact((tx) => tx.networks.markUnreachable('v1', 'uninstalled', at(1)));
    expect(await placeOf('slack:T1/ana')).toBeUndefined();
    await one.transact((tx) => tx.people.rememberDirect('v3', person));
    expect(await placeOf('slack:T1/ana')).toBe('v3');
    await one.transact((tx) => tx.people.revoke(person, { role: 'editor', network: null }));
    expect(await placeOf('slack:T1/ana')).toBeUndefined();
  });
}
