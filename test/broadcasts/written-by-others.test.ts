import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FormValues } from '../../src/chat/form.js';
import { desk, deskRoom } from './desk-room.js';

let room: Awaited<ReturnType<typeof deskRoom>>;
beforeEach(async () => {
  room = await deskRoom();
  await room.approved();
  await room.store.transact(async (tx) => tx.people.grant((await tx.people.meet('UCARLA', { platform: 'slack', tenant: 'T1', user: 'UCARLA' })).id, { role: 'approver', network: null }));
});
afterEach(() => room.close());

/** The form as it opens for this person, to be sent as often as she likes. */
async function opens(user: string, said: string, locale = 'en') {
  const { direct } = await room.happens(user, desk, { kind: 'said', text: said }, locale);
  if (direct.kind !== 'open-form') throw new Error(direct.kind);
  const { form: { id, about }, values } = direct;
  return (typed: FormValues = {}) => room.happens(user, desk, { kind: 'submitted', form: id, about, values: { ...values, ...typed } }, locale);
}
const standing = async () => (await room.store.reads.broadcasts.find(1))!;

describe('a broadcast that somebody of another language opens', () => {
  it('stays as it is, with its approval, where nothing was changed', async () => {
    const submits = await opens('UBEN', 'broadcast edit B-1', 'fr-FR');
    const { left: [answered] } = await submits();

    expect(answered?.onlyFor).toBe('UBEN');
    expect(await standing()).toMatchObject({ state: 'approved', content: { language: 'en', texts: { en: { plain: expect.stringMatching(/^Call for practices\n/) as string }, fr: { plain: 'Envoyez votre pratique.' } } } });
  });

  it('keeps its title above the text of its own language where another is corrected', async () => {
    await room.says('UANA', desk, 'broadcast send B-1');
    const submits = await opens('UBEN', 'broadcast correct B-1', 'fr-FR');
    await submits({ 'text-fr': 'Envoyez votre pratique vendredi.' });

    expect(await standing()).toMatchObject({ corrections: 1, content: { language: 'en', texts: { en: { plain: expect.stringMatching(/^Call for practices\n/) as string }, fr: { plain: 'Envoyez votre pratique vendredi.' } } } });
  });

  it('is in her language where its own text was taken out', async () => {
    const submits = await opens('UBEN', 'broadcast edit B-1', 'fr-FR');
    await submits({ 'text-en': '' });

    expect((await standing()).content.language).toBe('fr');
  });
});
