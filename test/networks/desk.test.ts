import { afterEach, beforeEach, expect, it } from 'vitest';
import { channel, questionRoom, type Place } from '../support/question-room.js';

const desk = channel('CDESK');
const kenya = channel('CKENYA');
const egypt = channel('CEGYPT');

let room: Awaited<ReturnType<typeof questionRoom>>;
beforeEach(async () => {
  // Four weeks before International Migrants Day.
  room = await questionRoom('2026-11-24T09:00:00Z');
  await room.store.transact(async (tx) => {
    const grants = [['UANA', 'editor', null], ['UDANIEL', 'approver', null], ['UREGION', 'focal-point', 'east-horn-africa'], ['UAMINA', 'focal-point', 'KE']] as const;
    for (const [user, role, network] of grants) await tx.people.grant((await tx.people.meet(`p-${user}`, { platform: 'slack', tenant: 'T1', user })).id, { role, network });
  });
});
afterEach(() => room.close());

const said = async (user: string, place: Place, text: string) => (await room.says(user, place, text)).map((one) => one.text).join('\n');

it('counts apart what is confirmed and what was only named, and names what is silent', async () => {
  await said('UMEMBER', kenya, 'network KE');
  await said('UMEMBER', egypt, 'network EG');
  await said('UANA', desk, 'networks confirm Kenya');
  await said('UANA', desk, 'networks confirm FR');

  const all = await said('UANA', desk, 'networks');
  const silent = await said('UANA', desk, 'networks silent');

  // The regional network is named by its focal point's role; it and France have no conversation.
  expect(all).toMatch(/^Networks: 2 confirmed by the Secretariat, 2 only named in a conversation\. Of these 4, 2 have no conversation that I can reach\.\nFrance \(FR\): confirmed, silent\nKenya \(KE\): confirmed\n/);
  expect(all).toContain('Egypt (EG): only named in a conversation');
  expect(silent).toMatch(/France \(FR\): confirmed, silent\nEast and Horn of Africa \(east-horn-africa\): only named in a conversation, silent\n/);
});

it('shows a network, and changes it by the button and by words, each with a line in the audit trail', async () => {
  await said('UMEMBER', kenya, 'network KE');
  const [card] = await room.says('UANA', desk, 'networks KE');

  const [confirmed] = await room.pressesButton('UANA', desk, card, card?.buttons.find(({ value }) => value['act'] === 'confirm'));
  await said('UANA', desk, 'networks tag KE champion pilot');
  await said('UANA', desk, 'networks tag KE -pilot');
  await said('UANA', desk, 'networks languages KE fr, English');
  const zoned = await said('UANA', desk, 'networks zones KE Africa/Cairo');

  expect(card?.text).toMatch(/^Kenya \(KE\): only named in a conversation\nRegion: East and Horn of Africa\. Clock: Africa\/Nairobi\. Weekend: Saturday, Sunday\./);
  expect(card?.text).toContain('Focal points: slack:T1/UAMINA\nConversations: 1 that I can reach, 0 that I cannot.');
  expect(confirmed).toMatchObject({ updates: expect.stringContaining('reply:') as string, text: expect.stringContaining('Kenya (KE): confirmed') as string });
  expect(zoned).toMatch(/Clock: Africa\/Cairo[\s\S]*Languages: French, English[\s\S]*Tags: champion$/);
  expect((await room.store.reads.records.entries(9)).map(({ action, subject, by }) => [action, subject, by]).filter(([action]) => action?.startsWith('networks'))).toEqual([
    ...Array.from({ length: 4 }, () => ['networks.edit', 'KE', 'slack:T1/UANA']), ['networks.confirm', 'KE', 'slack:T1/UANA'],
  ]);
});

it('lets what the Secretariat set count at once: the clock and the language of the network', async () => {
  await said('UANA', desk, 'networks zones KE Africa/Cairo');
  const set = await said('UMEMBER', kenya, 'network KE');
  await said('UANA', desk, 'networks zones KE default');
  const back = await said('UANA', desk, 'networks KE');

  expect(set).toContain('Its clock is Africa/Cairo.');
  expect(back).toContain('Clock: Africa/Nairobi.');
});

it('shows members their own network alone, and refuses what is not theirs', async () => {
  await said('UMEMBER', kenya, 'network KE');

  const own = await said('UMEMBER', kenya, 'networks');
  const none = await said('UMEMBER', channel('COTHER'), 'networks');
  const other = await said('UMEMBER', kenya, 'networks FR');
  const change = await said('UMEMBER', kenya, 'networks confirm KE');
  const forged = await room.pressesButton('UMEMBER', kenya, undefined, { id: 'networks.act', value: { act: 'confirm', network: 'KE' }, label: 'x' });

  expect(own).toMatch(/^Kenya \(KE\): only named in a conversation/);
  expect(none).toContain('This conversation has no network yet.');
  for (const refused of [other, change, forged.map(({ text }) => text).join()]) expect(refused).toContain('Only the Secretariat may do this');
  expect(await room.store.reads.networks.entries()).toEqual([]);
  expect((await room.store.reads.records.entries(9)).filter(({ outcome }) => outcome === 'refused')).toHaveLength(3);
});

it('lets a regional focal point see, preview and remind the networks of the region, once a day', async () => {
  await said('UMEMBER', kenya, 'network KE');
  await said('UMEMBER', kenya, 'remind 7d');
  await said('UMEMBER', egypt, 'network EG');

  const list = await said('UREGION', desk, 'networks');
  const preview = await said('UREGION', desk, 'networks preview KE');
  const reminded = await room.says('UREGION', desk, 'networks remind KE');
  const again = await said('UREGION', desk, 'networks remind Kenya');
  const elsewhere = [await said('UREGION', desk, 'networks EG'), await said('UREGION', desk, 'networks remind EG')];
  room.clock.pass(86_400_000);
  const tomorrow = await room.says('UAMINA', kenya, 'networks remind KE');

  expect(list).toMatch(/^Networks of East and Horn of Africa: 0 confirmed by the Secretariat, 2 only named in a conversation\./);
  expect(list).not.toContain('Egypt');
  expect(preview).toContain('International Migrants Day');
  expect(reminded.map(({ conversation }) => conversation).sort()).toEqual(['CDESK', 'CKENYA']);
  expect(reminded.find((one) => one.conversation === 'CKENYA')?.text).toMatch(/^A reminder for the network of Kenya\. In the next 30 days:\n[\s\S]*18 December 2026/);
  expect(reminded.find((one) => one.conversation === 'CDESK')?.text).toBe('Kenya is being reminded, in 1 conversation.');
  expect(again).toContain('Kenya was reminded today already.');
  for (const refused of elsewhere) expect(refused).toContain('Only the Secretariat may do this');
  expect(tomorrow.some((one) => one.text.startsWith('A reminder for the network of Kenya'))).toBe(true);
  expect((await room.store.reads.records.entries(20)).filter(({ action, outcome }) => action === 'networks.remind' && outcome === 'done').map(({ by, subject }) => [by, subject])).toEqual([['slack:T1/UAMINA', 'KE'], ['slack:T1/UREGION', 'KE']]);
});

it('says which part of a wish it could not read, and leaves questions to the answers', async () => {
  const unread = [await said('UANA', desk, 'networks confirm Atlantis'), await said('UANA', desk, 'networks zones KE Africa/Atlantis'), await said('UANA', desk, 'networks languages KE Klingon'), await said('UANA', desk, 'networks tag KE =SUM(1)')];

  expect(unread).toEqual([expect.stringContaining('“Atlantis”'), expect.stringContaining('“Africa/Atlantis” is no time zone'), expect.stringContaining('“Klingon” is none of my languages'), expect.stringContaining('“=SUM(1)” cannot be a tag')]);
  expect(await said('UMEMBER', desk, 'networks in Africa, when do they meet?')).not.toContain('Only the Secretariat');
});

it('takes no more tags and zones than a network can have, and goes on', async () => {
  const tags = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => `t${from + n}`).join(' ');
  await said('UANA', desk, `networks tag KE ${tags(0, 30)}`);

  const tagged = await said('UANA', desk, `networks tag KE ${tags(30, 31)}`);
  const zoned = await said('UANA', desk, `networks zones KE ${Intl.supportedValuesOf('timeZone').slice(0, 21).join(' ')}`);
  const exchanged = await said('UANA', desk, 'networks tag KE another -t0');

  expect([tagged, zoned]).toEqual(['A network has at most 30 tags. Nothing was changed.', 'A network has at most 20 time zones. Nothing was changed.']);
  expect(exchanged).toContain('another');
  expect(await said('UMEMBER', kenya, 'next')).toContain('Migrants Day');
});

it('knows a tag however it is written: once for a network, and to be taken away', async () => {
  await said('UANA', desk, 'networks tag KE Pilot');
  const again = await said('UANA', desk, 'networks tag KE pilot PILOT champion');
  const gone = await said('UANA', desk, 'networks tag KE -pilot');

  expect(again).toContain('Tags: Pilot, champion');
  expect(gone).toContain('Tags: champion');
});
