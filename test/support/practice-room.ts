import type { FormValues } from '../../src/chat/form.js';
import { forgetPersonInPractices } from '../../src/practices/forget-person.js';
import type { PracticeKind } from '../../src/practices/practice.js';
import type { Role } from '../../src/people/person.js';
import { channel, questionRoom, type Left, type Place } from './question-room.js';

/** The Secretariat's desk, and the channel of Kenya's network. */
export const DESK = channel('C-desk');
export const KENYA = channel('C-kenya');

/** A house in which Ana and Ben review, Amina of Kenya submits, and Mariam does neither. */
export async function practiceRoom(start = '2026-12-08T09:00:00Z') {
  const room = await questionRoom(start);
  const account = (user: string) => ({ platform: 'slack' as const, tenant: 'T1', user });
  await room.store.transact(async (tx) => {
    for (const [user, role] of [['ana', 'editor'], ['ben', 'approver']] as [string, Role][]) await tx.people.grant((await tx.people.meet(`p-${user}`, account(user))).id, { role, network: null });
  });
  await room.store.transact((tx) => tx.people.meet('p-amina', account('amina')));
  await room.says('amina', KENYA, 'network KE');

  /** A practice that Amina submitted in Kenya's channel. Resolves with its id. */
  async function submitted(values: FormValues = {}, some: { readonly kind?: PracticeKind; readonly revises?: string | null } = {}): Promise<string> {
    const id = room.newId();
    await room.store.transact(async (tx) => {
      const amina = await tx.people.meet('p-amina', account('amina'));
      const kenya = (await tx.networks.conversations()).find(({ address }) => address.conversation === 'C-kenya');
      await tx.practices.beginPractice({ id, kind: some.kind ?? 'practice', formVersion: 1, language: 'en', network: 'KE', submitter: amina.id, conversation: kenya?.id ?? null, revises: some.revises ?? null, begunAt: room.clock.now() });
      for (const [field, value] of Object.entries({ title: 'One-stop centre in Busia', ...values })) await tx.practices.keepField(id, { field, value, by: amina.id, at: room.clock.now() }, 0);
      await tx.practices.stepPractice(id, 1, { state: 'submitted', submittedAt: room.clock.now(), at: room.clock.now() });
    });
    return id;
  }

  return {
    ...room, submitted,
    forgetsPerson: (person: string, account: string) => room.store.transact((tx) => forgetPersonInPractices({ person, accounts: [account] }, room.clock.now(), tx)),
    /** How it stands. */
    standing: async (id: string) => (await room.store.reads.practices.findPractice(id))?.state,
    /** What a reviewer types at the desk: all that left, first the answer to her. */
    types: (user: string, text: string): Promise<readonly Left[]> => room.says(user, DESK, text),
    /** Sends a form, as the face that opened it does. */
    sends: (user: string, place: Place, form: string, about: Readonly<Record<string, string>>, values: FormValues) => room.happens(user, place, { kind: 'submitted', form, about, values }),
  };
}

/** The words that left for a conversation, and its buttons. */
export function leftIn(left: readonly Left[], place: Place): Left[] {
  return left.filter(({ conversation }) => conversation === place.address.conversation);
}

/** The words of all that left. */
export function textOf(left: readonly Left[]): string {
  return left.map(({ text }) => text).join('\n');
}
