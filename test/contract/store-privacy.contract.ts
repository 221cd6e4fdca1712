import { expect, it } from 'vitest';
import { CalendarDate } from '../../src/time/calendar-date.js';
import type { Opened } from './store.contract.js';
import { at, delivery, openConversations } from './store-samples.js';

const [zara, amina] = [{ platform: 'slack', tenant: 'T1', user: 'zara' }, { platform: 'slack', tenant: 'T1', user: 'amina' }] as const;

/** Zara writes alone in v1, and beside Amina in v2. */
async function bothWereHere({ one }: Opened): Promise<void> {
  await openConversations(one, 2);
  await one.transact(async (tx) => {
    const { id } = await tx.people.meet('p-zara', zara);
    await tx.people.meet('p-amina', amina);
    await tx.people.grant(id, { role: 'focal-point', network: 'KE' });
    await tx.people.rememberDirect('v1', id);
    await tx.deliveries.enqueue([delivery('reply:i1:0', { conversation: 'v1' }), delivery('k2', { conversation: 'v2', saying: { says: 'people.who', args: { who: 'slack:T1/zara' } } })], at(1));
    await tx.records.audit({ id: 'a1', at: at(1), by: 'slack:T1/zara', action: 'people.grant', subject: 'slack:T1/amina', outcome: 'done', before: null, after: { to: ['slack:T1/zara'] } });
    await tx.support.file({ offer: 'support:x', kind: 'x', what: 'words', wantedBy: null, inLanguage: null, link: null, conversation: 'v2', thread: null, language: 'en', asker: 'slack:T1/zara', network: null, askedOn: CalendarDate.parse('2026-11-24') });
  });
}

/** What is held about people, and how they are taken out. */
export function storeErasesPeople(stores: () => Opened): void {
  it('finds a person by an account, and all that is held about her', async () => {
    await bothWereHere(stores());
    const { privacy } = stores().other.reads;

    const subject = await privacy.findSubject(zara);
    const held = subject === undefined ? [] : await privacy.collect(subject);

    expect(subject).toEqual({ person: 'p-zara', accounts: ['slack:T1/zara'], conversations: ['v1'] });
    expect(held.map(({ table, rows }) => [table, rows.length])).toEqual([['account', 1], ['actor', 1], ['audit', 1], ['conversation', 1], ['delivery', 2], ['direct_conversation', 1], ['person', 1], ['role', 1], ['support_request', 1]]);
    expect(await privacy.findSubject({ ...zara, user: 'nobody' })).toBeUndefined();
  });

  it('puts a pseudonym in her place, also in the trail, and leaves others as they were', async () => {
    await bothWereHere(stores());
    const { one, other } = stores();

    const pseudonym = await one.transact(async (tx) => tx.privacy.erase((await tx.privacy.findSubject(zara)) ?? { person: '', accounts: [], conversations: [] }, 'e1', at(2)));

    expect(await other.reads.records.findEntry('a1')).toMatchObject({ by: pseudonym, subject: 'slack:T1/amina', after: { to: [pseudonym] } });
    expect((await other.reads.deliveries.findDelivery('k2'))?.saying.args).toEqual({ who: pseudonym });
    expect(await other.reads.deliveries.findDelivery('reply:i1:0')).toBeUndefined();
    expect(await other.reads.support.findRequest(1)).toMatchObject({ asker: pseudonym, what: '', state: 'withdrawn' });
    expect([await other.reads.people.findPerson(zara), (await other.reads.people.findPerson(amina))?.id, await other.reads.people.granted()]).toEqual([undefined, 'p-amina', []]);
    expect(await other.reads.networks.findConversation('v1')).toMatchObject({ state: 'unreachable', address: { conversation: 'erased v1', route: null } });
    expect(await other.reads.records.trail({ by: 'slack:T1/zara', limit: 5 })).toEqual([]);
  });
}
