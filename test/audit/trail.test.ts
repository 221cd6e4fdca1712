import { afterEach, beforeEach, expect, it } from 'vitest';
import { channel, questionRoom } from '../support/question-room.js';

const [desk, kenya] = [channel('C-desk'), channel('C-kenya')];

let room: Awaited<ReturnType<typeof questionRoom>>;
beforeEach(async () => {
  room = await questionRoom('2026-12-08T15:00:00Z');
  await room.store.transact(async (tx) => {
    for (const [user, role] of [['ana', 'editor'], ['daniel', 'approver']] as const) await tx.people.grant((await tx.people.meet(`p-${user}`, { platform: 'slack', tenant: 'T1', user })).id, { role, network: null });
  });
  await room.says('amina', kenya, 'network KE');
  await room.says('amina', kenya, 'deliveries');
  await room.says('ana', desk, 'weekly on');
});
afterEach(() => room.close());

const reads = async (user: string, text: string) => (await room.says(user, desk, text))[0]?.text.split('\n') ?? [];

it('is read by approvers in chat, the newest first: when, who, what, to what, from where', async () => {
  const [head, ...lines] = await reads('daniel', 'audit');

  const place = (await room.store.reads.networks.conversations()).find(({ address }) => address.conversation === 'C-kenya')?.id;
  expect(head).toBe('The newest lines of the audit trail:');
  expect(lines.slice(0, 3).map((line) => line.split(' · '))).toMatchObject([
    [expect.stringContaining('8 December 2026 '), 'slack:T1/ana', 'weekly.on', expect.any(String), expect.any(String)], [expect.any(String), 'slack:T1/amina', 'deliveries.read', place, 'refused', place], [expect.any(String), 'slack:T1/amina', 'network.set', place, place],
  ]);
});

it('is narrowed to who, what, about and since', async () => {
  const [by, what, since, none] = [await reads('daniel', 'audit who slack:T1/ana'), await reads('daniel', 'audit refused what deliveries'), await reads('daniel', 'audit since 2026-12-09'), await reads('daniel', 'audit who slack:T1/nobody')];
  const unread = await reads('daniel', 'audit since yesterday');

  expect(by.slice(1, -1)).toEqual([expect.stringContaining('slack:T1/ana · weekly.on')]);
  expect(what.slice(1, -1)).toEqual([expect.stringContaining('slack:T1/amina · deliveries.read')]);
  for (const lines of [since, none]) expect(lines[0]).toBe('The audit trail holds no such line.');
  expect(unread[0]).toBe('I cannot read “since yesterday” here.');
});

it('is for approvers alone, and that somebody else asked stands in it', async () => {
  const refused = [await reads('amina', 'audit'), await reads('ana', 'audit')];

  for (const lines of refused) expect(lines.join(' ')).not.toContain('audit trail');
  expect((await room.store.reads.records.trail({ action: 'audit.read', limit: 9 })).map(({ by, outcome }) => [by, outcome])).toEqual([['slack:T1/ana', 'refused'], ['slack:T1/amina', 'refused']]);
});
