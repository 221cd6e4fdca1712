import { expect, it } from 'vitest';
import { untouchedEntry } from '../../src/networks/entry.js';
import type { Opened } from './store.contract.js';
import { at, delivery, openConversations, sent } from './store-samples.js';

/** What the Secretariat says of networks, and who was asked whether she is still a focal point. */
export function storeKeepsNetworks(stores: () => Opened): void {
  it('keeps what the Secretariat says of a network, the newest, in the order of the codes', async () => {
    const { one, other } = stores();
    const kenya = { ...untouchedEntry('KE'), isConfirmed: true, zones: ['Africa/Cairo'], languages: ['fr', 'en'] as const, weekend: [5, 6], tags: ['champion'] };

    await one.transact(async (tx) => {
      await tx.networks.keepEntry(untouchedEntry('KE'));
      await tx.networks.keepEntry({ ...kenya, languages: [...kenya.languages] });
      await tx.networks.keepEntry(untouchedEntry('EG'));
    });

    expect(await other.reads.networks.entries()).toEqual([untouchedEntry('EG'), kenya]);
  });

  it('refuses settings that could not be read again, and keeps nothing of them', async () => {
    const { one } = stores();
    const tags = Array.from({ length: 31 }, (_, n) => `t${n}`);

    await expect(one.transact((tx) => tx.networks.keepEntry({ ...untouchedEntry('KE'), tags }))).rejects.toThrow('tags');
    expect(await one.reads.networks.entries()).toEqual([]);
  });

  it('counts a question only once it has arrived, keeps its answer, and forgets both', async () => {
    const { one, other } = stores();
    await openConversations(one, 1);
    await one.transact(async (tx) => {
      for (const person of ['p1', 'p2', 'p3']) await tx.people.meet(person, { platform: 'slack', tenant: 'T1', user: person });
      await tx.deliveries.enqueue([delivery('q1'), delivery('q2')], at(0));
      await tx.people.askStill('p1', '2026-Q3', 'q1');
      await tx.people.askStill('p2', '2026-Q3', 'q2');
      await tx.people.askStill('p3', '2026-Q3', 'a delivery that was forgotten');
    });
    const before = await other.reads.people.stillAsked();

    await one.transact(async (tx) => {
      await tx.deliveries.lease('worker:w', 'w', at(60), at(1));
      await tx.deliveries.claim('w', at(1), 1, { platforms: ['slack'], onlyConversation: null, except: [], closedTenants: [], room: () => 1_000 });
      await tx.deliveries.settle('w', [sent('q1')], at(2));
      await tx.people.confirmStill('p2', '2026-Q3');
      await tx.people.askStill('p2', '2026-Q3', 'q2');
    });

    expect(before).toEqual([{ person: 'p3', quarter: '2026-Q3', isConfirmed: false }]);
    expect(await other.reads.people.stillAsked()).toEqual([{ person: 'p1', quarter: '2026-Q3', isConfirmed: false }, { person: 'p2', quarter: '2026-Q3', isConfirmed: true }, { person: 'p3', quarter: '2026-Q3', isConfirmed: false }]);
    await one.transact((tx) => tx.people.forgetStillAsked('p2'));
    expect(await other.reads.people.stillAsked('p2')).toEqual([]);
  });
}
