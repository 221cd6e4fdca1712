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

  it('finds where an account can be written to alone', async () => {
    const { one, other } = stores();
    await openConversations(one, 1);
    await one.transact(async (tx) => {
      const ana = await tx.people.meet('p-ana', { platform: 'slack', tenant: 'T1', user: 'ana' });
      await tx.people.rememberDirect('v1', ana.id);
    });

    expect(await other.reads.support.placeOf('slack:T1/ana')).toBe('v1');
    expect(await other.reads.support.placeOf('slack:T1/amina')).toBeUndefined();
    expect(await other.reads.support.placeOf('no account at all')).toBeUndefined();
  });
}
