import { join } from 'node:path';
import type { Broadcast } from '../../src/broadcasts/broadcast.js';
import { readBroadcastFile } from '../../src/broadcasts/read-file.js';
import { writeBroadcast } from '../../src/broadcasts/write-broadcast.js';
import type { FormValues } from '../../src/chat/form.js';
import { readNetworkDirectory } from '../../src/networks/directory.js';
import { packageRoot } from '../../src/package-root.js';
import { channel, questionRoom, type Left } from '../support/question-room.js';

const networks = readNetworkDirectory(join(packageRoot, 'data'));

/** Two networks, a desk, one who writes and one who approves. Clocks: Nairobi (three hours ahead of UTC) and Dakar (none). */
export const [desk, kenya, senegal] = [channel('CDESK'), channel('CKENYA'), channel('CSENEGAL')];

export const WRITTEN: FormValues = { title: 'Call for practices', audience: 'all', 'text-en': 'Send your practice to [us](https://example.org).', 'text-fr': 'Envoyez votre pratique.', milestones: '', buttons: ['seen', 'ask'] };

/** The button that takes this step, under a message of the desk. */
export function stepOf(message: Left | undefined, what: string) {
  return message?.buttons.find(({ value }) => value['step'] === what || value['what'] === what);
}

/** The desk on Tuesday 8 December 2026, 09:00 UTC. */
export async function deskRoom() {
  const room = await questionRoom('2026-12-08T09:00:00Z');
  await room.store.transact(async (tx) => {
    for (const [user, role] of [['UANA', 'editor'], ['UBEN', 'approver']] as const) {
      const person = await tx.people.meet(user, { platform: 'slack', tenant: 'T1', user });
      await tx.people.grant(person.id, { role, network: null });
    }
  });
  await room.says('UAMINA', kenya, 'network KE');
  await room.says('UFATOU', senegal, 'network SN');
  await room.says('UFATOU', senegal, 'language fr');
  const submit = (user: string, form: string, about: Record<string, string>, values: FormValues) => room.happens(user, desk, { kind: 'submitted', form, about, values });
  return {
    ...room, submit,
    written: async (values: FormValues = WRITTEN): Promise<Left | undefined> => (await submit('UANA', 'broadcast.compose', { broadcast: '' }, values)).left[0],
    /** A draft from a file, where a text may be longer than a form takes. */
    async brought(text: string): Promise<Broadcast> {
      const read = readBroadcastFile(`---\ntitle: Call for practices\naudience: all\nlanguage: en\nbuttons: [seen, ask]\n---\n# en\n\n${text}\n\n# fr\n\nEnvoyez votre pratique.\n`, { networks, hasMilestone: () => true });
      if (!read.ok) throw new Error(read.faults.map(({ said }) => said).join(', '));
      return room.store.transact((tx) => writeBroadcast(read.content, 'draft', { by: 'slack:T1/UANA', at: room.clock.machineNow() }, { tx, networks, clock: room.clock, newId: room.newId }));
    },
    /** Written, proposed and approved: its card. */
    async approved(): Promise<Left | undefined> {
      await submit('UANA', 'broadcast.compose', { broadcast: '' }, WRITTEN);
      await room.says('UANA', desk, 'broadcast propose B-1');
      return (await room.says('UBEN', desk, 'broadcast approve B-1'))[0];
    },
    refusals: async () => (await room.store.reads.records.entries(100)).filter(({ outcome }) => outcome === 'refused').map(({ action }) => action),
  };
}
