import { beforeEach, expect, it } from 'vitest';
import type { FormValues } from '../../src/chat/form.js';
import { channel, questionRoom } from '../support/question-room.js';

const DESK = channel('C-desk');
const IMRF = 'imrf-2030';
const moved = { milestone: IMRF, 'first-day': '2030-05-13', 'last-day': '2030-05-17', reason: 'The hall is taken', source: 'https://example.org/note' };

let room: Awaited<ReturnType<typeof questionRoom>>;
beforeEach(async () => {
  room = await questionRoom();
  await room.store.transact(async (tx) => tx.people.grant((await tx.people.meet('p-ana', { platform: 'slack', tenant: 'T1', user: 'ana' })).id, { role: 'editor', network: null }));
  return () => room.close();
});

const sends = async (about: Readonly<Record<string, string>>, values: FormValues) => (await room.happens('ana', DESK, { kind: 'submitted', form: 'roadmap.move', about: { ...about }, values })).direct;

it('says once that the date has changed since the form was opened, and is taken when it is sent again', async () => {
  const about = { milestone: IMRF, code: 'M-OLD' };

  const stale = await sends(about, moved);
  const shown = 'form' in stale ? stale.form.about : {};
  const again = await sends(shown, moved);

  expect(stale).toMatchObject({ kind: 'form-errors', values: moved, errors: { milestone: expect.stringContaining('The date has changed since you looked') as string } });
  expect(shown).toMatchObject({ milestone: IMRF });
  expect(again).toEqual({ kind: 'close-form' });
});

it('remembers what she had seen while something else is wrong', async () => {
  const about = { milestone: IMRF, code: 'M-OLD' };

  const wrong = await sends(about, { ...moved, reason: '' });

  expect(wrong).toMatchObject({ kind: 'form-errors', form: { about } });
});
