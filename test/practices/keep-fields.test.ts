import { beforeEach, expect, it } from 'vitest';
import type { FormValues } from '../../src/chat/form.js';
import { keepFields } from '../../src/practices/keep-fields.js';
import type { Store } from '../../src/store.js';
import { InstantFromText } from '../../src/time/instant.js';
import { openTempStore } from '../support/open-stores.js';
import { SHIPPED_FORMS } from '../support/practice-forms.js';

const form = SHIPPED_FORMS.formOf({ formVersion: 1 }, 'en');
const at = InstantFromText.parse('2026-11-27T09:00:00Z');
let store: Store;
beforeEach(async () => {
  const temp = await openTempStore();
  store = temp.store;
  await store.transact(async (tx) => {
    for (const user of ['amina', 'ben']) await tx.people.meet(user, { platform: 'web', tenant: 'local', user });
    await tx.practices.beginPractice({ id: 'p1', kind: 'practice', formVersion: 1, language: 'en', network: 'KE', submitter: 'amina', conversation: null, revises: null, begunAt: at });
  });
  return () => temp.close();
});

function writes(by: string, seen: FormValues, given: FormValues) {
  return store.transact((tx) => keepFields('p1', { form, seen, given, by, at }, tx.practices));
}

it('keeps what two people write into different fields', async () => {
  await writes('amina', {}, { title: 'Hers' });

  const ben = await writes('ben', {}, { title: '', summary: 'His' });

  expect(ben).toEqual({ values: { title: 'Hers', summary: 'His' }, conflicts: [] });
});

it('shows the second of two who write the same field what the first wrote, and keeps hers until the second has seen it', async () => {
  await writes('amina', {}, { title: 'Hers' });

  const unseen = await writes('ben', {}, { title: 'His' });
  const seen = await writes('ben', { title: 'Hers' }, { title: 'His' });

  expect(unseen).toMatchObject({ values: { title: 'Hers' }, conflicts: [{ field: 'title', value: 'Hers', by: 'amina' }] });
  expect(seen).toEqual({ values: { title: 'His' }, conflicts: [] });
});

it('notices that a field was emptied meanwhile', async () => {
  await writes('amina', {}, { title: 'Hers' });
  await writes('amina', { title: 'Hers' }, { title: '' });

  const ben = await writes('ben', { title: 'Hers' }, { title: 'Hers, longer' });

  expect(ben).toMatchObject({ values: {}, conflicts: [{ field: 'title', value: '' }] });
});

it('takes what a face hands back in its own way for the same: names for ids, another order, other line ends', async () => {
  await writes('amina', {}, { countries: 'Kenya, Uganda', primaryObjectives: ['16', '5'], summary: 'One\nTwo' });
  await writes('ben', {}, { innovation: 'New' });

  const back = await writes('amina', { countries: ['KE', 'UG'], primaryObjectives: ['16', '5'], summary: 'One\nTwo' }, { countries: 'Uganda, Kenya', primaryObjectives: ['5', '16'], summary: 'One\r\nTwo ' });

  expect(back).toEqual({ conflicts: [], values: { countries: ['KE', 'UG'], primaryObjectives: ['16', '5'], summary: 'One\nTwo', innovation: 'New' } });
  expect((await store.reads.practices.fieldsOf('p1')).map(({ revision }) => revision)).toEqual([1, 1, 1, 1]);
});

it('keeps what cannot be read as it was typed, and nothing that the form does not have', async () => {
  const typed = await writes('amina', {}, { countries: 'Kenya, Atlantis', role: 'approver' });

  expect(typed.values).toEqual({ countries: 'Kenya, Atlantis' });
});
