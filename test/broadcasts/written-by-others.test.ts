import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FormValues } from '../../src/chat/form.js';
import { desk, deskRoom, WRITTEN } from './desk-room.js';

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

describe('a broadcast that two have open', () => {
  it.each([['corrected', 'broadcast correct B-1', 'UCARLA'], ['edited', 'broadcast edit B-1', 'UANA']])('is not %s by the second over what the first wrote: her words stay in the form', async (_what, said, first) => {
    if (said.includes('correct')) await room.says('UANA', desk, 'broadcast send B-1');
    const [one, two] = [await opens(first, said), await opens('UBEN', said)];
    await one({ 'text-fr': 'Envoyez votre pratique avant vendredi.' });
    const before = await standing();
    const { direct, left } = await two({ 'text-en': 'Send your practice to them.' });
    const { direct: again } = await two({ 'text-en': 'Send your practice to them.' });

    for (const answer of [direct, again]) expect(answer).toMatchObject({ kind: 'form-errors', values: { 'text-en': 'Send your practice to them.', 'text-fr': 'Envoyez votre pratique.' }, errors: { title: 'It has changed since this was shown. Please look at it again.' } });
    expect(left).toEqual([]);
    expect(await standing()).toEqual(before);
    expect(before.content.texts.fr?.plain).toContain('vendredi');
  });

  it('is corrected by the second once she has opened it again', async () => {
    await room.says('UANA', desk, 'broadcast send B-1');
    await (await opens('UCARLA', 'broadcast correct B-1'))({ 'text-fr': 'Envoyez votre pratique avant vendredi.' });
    await (await opens('UBEN', 'broadcast correct B-1'))({ 'text-en': 'Send your practice to them.' });

    const { texts } = (await standing()).content;
    expect([texts.en?.plain, texts.fr?.plain]).toEqual(['Call for practices\n\nSend your practice to them.', 'Envoyez votre pratique avant vendredi.']);
  });

  it('is told wrong beside its field as before, in the form of the text that was opened', async () => {
    const submits = await opens('UBEN', 'broadcast edit B-1');
    const { direct } = await submits({ ...WRITTEN, title: ' ' });

    expect(direct).toMatchObject({ kind: 'form-errors', form: { about: { broadcast: '1', hash: (await standing()).hash } }, errors: { title: 'This is needed.' } });
  });
});
