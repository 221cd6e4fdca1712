import { join } from 'node:path';
import type { FormValues } from '../../src/chat/form.js';
import { packageRoot } from '../../src/package-root.js';
import { loadReference } from '../../src/reference/load.js';
import { readShippedReference } from '../../src/reference/shipped.js';
import { findDueRequests } from '../../src/support/find-due.js';
import { questionRoom, type Left, type Place } from './question-room.js';

const DESK_ZONE = 'America/New_York';

/** A question room with the offers of the letter, in which Ana and Daniel write for the Secretariat and forms come back. */
export async function supportRoom(start = '2026-12-08T15:00:00Z') {
  const room = await questionRoom(start);
  await room.store.transact((tx) => loadReference(tx.reference, readShippedReference(join(packageRoot, 'data'))));
  await room.store.transact(async (tx) => {
    for (const user of ['ana', 'daniel']) {
      const person = await tx.people.meet(`p-${user}`, { platform: 'slack', tenant: 'T1', user });
      await tx.people.grant(person.id, { role: 'editor', network: null });
    }
  });

  /** Presses a button, and sends the form that opens with these values. */
  async function fillsIn(user: string, place: Place, message: Left | undefined, action: string, values: FormValues) {
    const button = message?.buttons.find(({ id }) => id === action);
    const { direct } = await room.happens(user, place, { kind: 'pressed', action, value: button?.value, message: message?.receipt ?? null });
    if (direct.kind !== 'open-form') throw new Error(`no form opened: ${direct.kind}`);
    const { id: form, about } = direct.form;
    return { form: direct.form, ...(await room.happens(user, place, { kind: 'submitted', form, about, values })) };
  }

  /** Puts what the Secretariat is to be reminded of now into the outbox, and sends it. */
  async function ticks(): Promise<Left[]> {
    const due = await findDueRequests(room.store.reads, DESK_ZONE, room.clock.now(), room.clock.machineNow(), null);
    await room.store.transact((tx) => tx.deliveries.enqueue(due, room.clock.machineNow()));
    return room.send();
  }

  return { ...room, fillsIn, ticks };
}
