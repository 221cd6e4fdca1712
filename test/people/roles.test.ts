import { afterEach, beforeEach, expect, it } from 'vitest';
import { changeRole } from '../../src/people/change-role.js';
import { channel, questionRoom, type Place } from '../support/question-room.js';

const desk = channel('CDESK');
const alone = (user: string): Place => ({ address: { platform: 'slack', tenant: 'T1', conversation: `D${user}`, kind: 'person', route: null }, thread: null });
const account = (user: string) => ({ platform: 'slack', tenant: 'T1', user }) as const;

let room: Awaited<ReturnType<typeof questionRoom>>;
beforeEach(async () => {
  room = await questionRoom('2026-11-24T09:00:00Z');
  await room.store.transact(async (tx) => tx.people.grant((await tx.people.meet('p-daniel', account('UDANIEL'))).id, { role: 'approver', network: null }));
});
afterEach(() => room.close());

const said = async (user: string, place: Place, text: string) => (await room.says(user, place, text)).map((one) => one.text).join('\n');
const rolesOf = async (user: string) => (await room.store.reads.people.findPerson(account(user)))?.grants.map(({ role, network }) => (network === null ? role : `${role} ${network}`)) ?? [];

it('gives and takes roles by mention and by account, tells the person, and audits each', async () => {
  await room.says('UAMINA', alone('UAMINA'), 'help');

  const given = await room.mentions('UDANIEL', desk, 'role give @Amina Wanjiru focal point Kenya', [{ text: '@Amina Wanjiru', account: account('UAMINA') }]);
  const twice = await said('UDANIEL', desk, 'role give slack:T1/UAMINA focal-point KE');
  const list = await said('UDANIEL', desk, 'people');
  const taken = await room.says('UDANIEL', desk, 'role take slack:T1/UAMINA focal-point KE');

  expect(given.map(({ conversation, text }) => [conversation, text]).sort()).toEqual([
    ['CDESK', 'slack:T1/UAMINA now has this role: focal point for Kenya.\nI am telling this person.'],
    ['DUAMINA', expect.stringContaining('You now have this role: focal point for Kenya.')],
  ]);
  expect(twice).toContain('it is so already');
  expect(list).toBe('2 people have a role.\nslack:T1/UAMINA: focal point for Kenya\nslack:T1/UDANIEL: Secretariat, approves');
  expect(taken.find(({ conversation }) => conversation === 'DUAMINA')?.text).toContain('You no longer have this role: focal point for Kenya.');
  expect(await rolesOf('UAMINA')).toEqual([]);
  expect((await room.store.reads.records.entries(9)).map(({ action, by, subject, outcome }) => [action, by, subject, outcome])).toEqual([
    ['people.revoke', 'slack:T1/UDANIEL', 'slack:T1/UAMINA', 'done'], ['people.grant', 'slack:T1/UDANIEL', 'slack:T1/UAMINA', 'done'],
  ]);
});

it('tells who has never written to the bot alone in the channel where it happens, for her eyes alone', async () => {
  const given = await room.mentions('UDANIEL', desk, 'role give @Bao editor', [{ text: '@Bao', account: account('UBAO') }]);

  expect(given.map(({ conversation, onlyFor }) => [conversation, onlyFor]).sort()).toEqual([['CDESK', null], ['CDESK', 'UBAO']]);
});

it('refuses to take the last approver, also when two are taken at once', async () => {
  const last = await said('UDANIEL', desk, 'role take slack:T1/UDANIEL approver');
  await said('UDANIEL', desk, 'role give slack:T1/UANA approver');

  const revoke = (user: string) => room.store.transact((tx) => changeRole({ verb: 'revoke', account: account(user), grant: { role: 'approver', network: null }, conversation: null }, 'console:ana', { ...room.tools, tx }));
  const both = await Promise.all([revoke('UDANIEL'), revoke('UANA')]);

  expect(last).toContain('slack:T1/UDANIEL is the last who approves');
  expect(both.map(({ kind }) => kind).sort()).toEqual(['changed', 'last-approver']);
  expect((await room.store.reads.people.granted()).filter(({ grants }) => grants.some(({ role }) => role === 'approver'))).toHaveLength(1);
});

it('refuses whoever does not approve, and says what it could not read', async () => {
  const refused = [await said('UAMINA', desk, 'role give slack:T1/UAMINA approver'), await said('UAMINA', desk, 'people')];
  const unread = [await said('UDANIEL', desk, 'role'), await said('UDANIEL', desk, 'role give Amina editor'), await said('UDANIEL', desk, 'role give slack:T1/U2 operator'), await said('UDANIEL', desk, 'role give slack:T1/U2 focal-point Atlantis'), await said('UDANIEL', desk, 'role give slack:T1/U2 editor KE')];

  for (const one of refused) expect(one).toContain('Only the Secretariat may do this');
  expect(unread).toEqual([expect.stringMatching(/^Like this: role give/), expect.stringContaining('“Amina editor” names nobody'), expect.stringContaining('“operator” is no role that can be given'), expect.stringContaining('“Atlantis”'), expect.stringContaining('“editor KE” is no role')]);
  expect(await rolesOf('UAMINA')).toEqual([]);
  expect(await said('UAMINA', desk, 'role of the Forum in the review?')).not.toContain('Only the Secretariat');
});
