import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/chat/conversation.js';
import { erasePerson } from '../../src/privacy/erase-person.js';
import { dumpOf } from '../support/dump.js';
import { channel, type Place } from '../support/question-room.js';
import { supportRoom } from '../support/support-room.js';

const ERASED = 'UZARA77';
const zara: Account = { platform: 'slack', tenant: 'T1', user: ERASED };
const kenya = channel('C-kenya');
const alone: Place = { address: { platform: 'slack', tenant: 'T1', conversation: 'D-ZARA', kind: 'person', route: null }, thread: null };
const beside: Place = { address: { platform: 'slack', tenant: 'T1', conversation: 'D-amina', kind: 'person', route: null }, thread: null };

let room: Awaited<ReturnType<typeof supportRoom>>;
beforeEach(async () => {
  room = await supportRoom();
  await room.store.transact(async (tx) => tx.people.grant((await tx.people.meet('p-olga', { platform: 'slack', tenant: 'T1', user: 'olga' })).id, { role: 'approver', network: null }));
});
afterEach(() => room.close());

const erase = (account = zara, by = 'slack:T1/olga') => room.store.transact((tx) => erasePerson(account, by, { tx, newId: room.newId, clock: room.clock }));

/** Zara does all that a person can: asks, sets, answers, requests, begins a form and practices, holds a role. */
async function zaraWasHere(): Promise<string> {
  const [unanswered] = await room.says(ERASED, alone, 'does the quagga hall have wombat lockers?');
  await room.presses(ERASED, alone, unanswered, 'questions.ask');
  await room.says(ERASED, alone, 'language fr');
  await room.says(ERASED, alone, 'who am i');
  for (const said of ['network KE', 'remind 14d', 'who am i', 'quaggaword', 'network Quaggaland', 'deliveries', 'when is international migrants day 2026?']) await room.says(ERASED, kenya, said);
  await room.says(ERASED, kenya, 'support ask secretariat-support please review our quagga terms https://example.org/wombat');
  await room.says('ana', kenya, 'requests ask R-1 how long is the quagga text?');
  await room.says(ERASED, kenya, 'support reply R-1 wombats are short');
  await room.store.transact(async (tx) => {
    const { id } = await tx.people.meet('p-none', zara);
    await tx.people.grant(id, { role: 'focal-point', network: 'KE' });
    const incoming = { eventId: 'e1', address: alone.address, thread: null, account: zara, locale: null, canOpenForm: true, canPostLater: true, happening: { kind: 'said', text: 'quagga' } } as const;
    await tx.inbox.keep('i1', incoming, room.clock.machineNow());
    await tx.inbox.finish('i1', 'done', room.clock.machineNow());
    await tx.forms.beginDraft({ id: 'f1', form: 'x', version: 1, about: {}, by: `slack:T1/${ERASED}`, language: 'en', page: 0, values: { a: 'quagga' }, changedAt: room.clock.machineNow() });
    for (const [practice, network] of [['pr-own', null], ['pr-network', 'KE']] as const) {
      await tx.practices.beginPractice({ id: practice, kind: 'practice', formVersion: 1, language: 'en', network, submitter: id, conversation: null, revises: null, begunAt: room.clock.now() });
      await tx.practices.keepField(practice, { field: 'title', value: `Title of ${practice}`, by: id, at: room.clock.now() }, 0);
      await tx.practices.keepField(practice, { field: 'submitterEmail', value: 'quagga@example.org', by: id, at: room.clock.now() }, 0);
    }
  });
  const person = await room.store.reads.people.findPerson(zara);
  return person?.id ?? '';
}

describe('erasing a person', () => {
  it('leaves no trace of her person, her account or what she typed in any column of any table, and the audit trail as it was', async () => {
    const person = await zaraWasHere();
    const trailBefore = dumpOf(room.at).filter((line) => line.startsWith('audit '));
    expect(dumpOf(room.at).filter((line) => line.includes(ERASED)).length).toBeGreaterThan(5);

    const done = await erase();

    const left = dumpOf(room.at);
    for (const trace of [person, ERASED, 'D-ZARA', 'quagga', 'Quagga', 'wombat', 'pr-own']) expect(left.filter((line) => line.includes(trace))).toEqual([]);
    expect(left.filter((line) => line.startsWith('audit ')).slice(0, trailBefore.length)).toEqual(trailBefore);
    expect(done).toMatchObject({ kind: 'erased', draftsDeleted: 1, pseudonym: expect.stringMatching(/^person:/) as string });
  });

  it('keeps what is not hers: the practice of the network, the request without words, the channel’s settings, other people', async () => {
    await zaraWasHere();
    await room.says('amina', beside, 'does the hall have lockers for amina?');

    const done = await erase();

    const pseudonym = done.kind === 'erased' ? done.pseudonym : '';
    expect(await room.store.reads.practices.findPractice('pr-network')).toMatchObject({ submitter: null, values: { title: 'Title of pr-network' } });
    expect(await room.store.reads.support.findRequest(1)).toMatchObject({ state: 'withdrawn', what: '', link: null, asker: pseudonym, network: 'KE' });
    expect((await room.store.reads.networks.conversations()).find(({ address }) => address.conversation === 'C-kenya')).toMatchObject({ network: 'KE', state: 'open' });
    expect((await room.store.reads.records.trail({ by: pseudonym, limit: 50 })).map(({ action }) => action)).toEqual(expect.arrayContaining(['network.set', 'support.ask', 'support.answer', 'deliveries.read']));
    expect(await room.store.reads.people.findPerson({ platform: 'slack', tenant: 'T1', user: 'amina' })).toBeDefined();
    expect((await room.says('ana', kenya, 'requests R-1'))[0]?.text).toContain(pseudonym);
  });

  it('is somebody new once she writes again', async () => {
    const person = await zaraWasHere();
    const done = await erase();

    await room.says(ERASED, alone, 'network KE');

    const [last] = await room.store.reads.records.trail({ action: 'network.set', limit: 1 });
    expect((await room.store.reads.people.findPerson(zara))?.id).not.toBe(person);
    expect(last?.by).toBe(`slack:T1/${ERASED}`);
    expect((await room.store.reads.records.trail({ by: done.kind === 'erased' ? done.pseudonym : '', limit: 50 })).length).toBeGreaterThan(1);
  });

  it('takes no other whose account begins alike', async () => {
    await zaraWasHere();
    await room.says(`${ERASED}8`, kenya, 'language es');

    await erase();

    expect((await room.store.reads.records.trail({ action: 'language.set', limit: 1 })).map(({ by }) => by)).toEqual([`slack:T1/${ERASED}8`]);
    expect(await room.store.reads.people.findPerson({ ...zara, user: `${ERASED}8` })).toBeDefined();
  });

  it('keeps the last approver, and says nothing was done about somebody who is not known', async () => {
    const before = dumpOf(room.at);

    const ends = [await erase({ platform: 'slack', tenant: 'T1', user: 'olga' }), await erase({ platform: 'slack', tenant: 'T1', user: 'nobody' })];

    expect(ends).toEqual([{ kind: 'last-approver' }, { kind: 'unknown' }]);
    expect(dumpOf(room.at)).toEqual(before);
  });
});

describe('what is held about a person', () => {
  it('is collected from every table that names her, and of nobody else', async () => {
    await zaraWasHere();
    await room.says('amina', beside, 'network MA');
    const subject = await room.store.reads.privacy.findSubject(zara);
    if (subject === undefined) throw new Error('she is known');

    const held = new Map((await room.store.reads.privacy.collect(subject)).map(({ table, rows }) => [table, JSON.stringify(rows)]));

    expect([...held.keys()]).toEqual(expect.arrayContaining(['account', 'actor', 'audit', 'conversation', 'delivery', 'direct_conversation', 'form_draft', 'inbox', 'person', 'practice', 'practice_field', 'question', 'role', 'support_event', 'support_request']));
    expect(held.get('question')).toContain('wombat lockers');
    expect([...held.values()].join()).not.toContain('amina');
  });
});
