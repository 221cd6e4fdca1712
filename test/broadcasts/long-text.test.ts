import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renderForm } from '../../adapters/slack/render-form.js';
import { readState } from '../../adapters/slack/view-state.js';
import type { FormValues } from '../../src/chat/form.js';
import { filledIn } from '../support/slack/modal-person.js';
import { desk, deskRoom } from './desk-room.js';

/** Longer than an input of Slack shows: it stands in the modal to be read, and does not come back. */
const LONG = 'A practice that others can use. '.repeat(100).trim();

let room: Awaited<ReturnType<typeof deskRoom>>;
beforeEach(async () => {
  room = await deskRoom();
  await room.brought(LONG);
});
afterEach(() => room.close());

/** Opens the form in Slack, types, and sends it. */
async function inSlack(user: string, said: string, typed: FormValues) {
  const { direct } = await room.happens(user, desk, { kind: 'said', text: said });
  if (direct.kind !== 'open-form') throw new Error(direct.kind);
  const { form, values } = direct;
  const view = renderForm({ form, values, page: 0 }, { conversation: 'CDESK', kind: 'channel', thread: null, turn: 0 });
  return room.submit(user, form.id, form.about, readState(filledIn(view, typed)));
}

const textsNow = async () => Object.entries((await room.store.reads.broadcasts.find(1))?.content.texts ?? {}).map(([language, text]) => [language, text.plain]);

describe('a text that is too long to be drawn in an input', () => {
  it('stays as it is where the rest is edited; what was emptied is gone', async () => {
    await inSlack('UANA', 'broadcast edit B-1', { title: 'Call for practices, once more', 'text-fr': '' });

    expect(await textsNow()).toEqual([['en', `Call for practices, once more\n\n${LONG}`]]);
  });

  it('stays as it is where another language is corrected', async () => {
    await room.says('UANA', desk, 'broadcast propose B-1');
    await room.says('UBEN', desk, 'broadcast approve B-1');
    await room.says('UANA', desk, 'broadcast send B-1');

    await inSlack('UBEN', 'broadcast correct B-1', { 'text-fr': 'Envoyez votre pratique avant vendredi.' });

    expect(await room.store.reads.broadcasts.find(1)).toMatchObject({ corrections: 1, content: { language: 'en' } });
    expect(await textsNow()).toEqual([['en', `Call for practices\n\n${LONG}`], ['fr', 'Envoyez votre pratique avant vendredi.']]);
  });

  it('stands in the form again where something else in it is wrong', async () => {
    const { direct } = await inSlack('UANA', 'broadcast edit B-1', { title: '  ' });

    expect(direct).toMatchObject({ kind: 'form-errors', errors: { title: 'This is needed.' }, values: { 'text-en': LONG } });
  });

  it('is not guessed for a new one: a field that did not come is empty there', async () => {
    const { direct } = await room.submit('UANA', 'broadcast.compose', { broadcast: '' }, { title: 'Another', 'text-en': 'Short.' });

    expect(direct).toMatchObject({ kind: 'form-errors', errors: { audience: 'This is needed.' } });
  });
});
