import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readNetworkDirectory } from '../../src/networks/directory.js';
import { packageRoot } from '../../src/package-root.js';
import { enqueueQuestions, findDueQuestions } from '../../src/people/enqueue-still-you.js';
import { channel, questionRoom, type Place } from '../support/question-room.js';
import { WRITTEN } from './desk-room.js';

const networks = readNetworkDirectory(join(packageRoot, 'data'));
const [desk, kenya, senegal] = [channel('CDESK'), channel('CKENYA'), channel('CSENEGAL')];
const alone = (user: string): Place => ({ address: { platform: 'slack', tenant: 'T1', conversation: `D${user}`, kind: 'person', route: null }, thread: null });

it('counts apart whoever was asked in two quarters and said nothing, in every audience', async () => {
  const room = await questionRoom('2026-04-01T09:00:00Z');
  await room.store.transact(async (tx) => {
    for (const [user, role, network] of [['UANA', 'editor', null], ['UAMINA', 'focal-point', 'KE'], ['UFATOU', 'focal-point', 'SN']] as const) {
      const person = await tx.people.meet(user, { platform: 'slack', tenant: 'T1', user });
      await tx.people.grant(person.id, { role, network });
    }
  });
  await room.says('UAMINA', kenya, 'network KE');
  await room.says('UFATOU', senegal, 'network SN');
  for (const user of ['UAMINA', 'UFATOU']) await room.says(user, alone(user), 'language en');
  for (const days of [92, 92, 95]) {
    room.clock.pass(days * 86_400_000);
    const due = await findDueQuestions(room.store.reads, networks, room.clock.now(), null);
    await room.store.transact((tx) => enqueueQuestions(tx, due, room.clock.machineNow()));
    await room.send();
  }
  await room.store.transact((tx) => tx.people.confirmStill('UFATOU', '2026-Q4'));
  const cardFor = async (audience: string) => (await room.happens('UANA', desk, { kind: 'submitted', form: 'broadcast.compose', about: { broadcast: '' }, values: { ...WRITTEN, audience } })).left[0]?.text.split('\n') ?? [];

  const [roles, all, other] = [await cardFor('role:focal-point'), await cardFor('all'), await cardFor('network:SN')];

  expect(roles).toContain('To role:focal-point: 2 conversations, 0 of them out of reach now.');
  for (const lines of [roles, all]) expect(lines).toContain('1 of them has no focal point confirmed in the last two quarters: Kenya.');
  expect(other.join('\n')).not.toContain('confirmed in the last');
  await room.close();
});
