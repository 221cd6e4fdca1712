import { expect, it } from 'vitest';
import type { NewPractice, PracticePage } from '../../src/practices/repository.js';
import type { Store } from '../../src/store.js';
import type { Opened } from './store.contract.js';
import { at, openConversations } from './store-samples.js';

const draft: NewPractice = { id: 'p1', kind: 'practice', formVersion: 1, language: 'fr', network: 'KE', submitter: 'amina', conversation: 'v1', revises: null, begunAt: at(0) };
const ALL: PracticePage = { after: null, limit: 100 };

/** Drafts and practices, field by field. */
export function storeKeepsPractices(stores: () => Opened): void {
  it('keeps a draft and what is written into its fields; an emptied field is not there any more, and its revision goes on', async () => {
    const { one, other } = stores();
    await begin(one, draft);
    await write(one, 'p1', 'title', 'Ein «Text» & 中文 \u0627');
    await write(one, 'p1', 'primaryObjectives', ['5', '16', '5']);
    await write(one, 'p1', 'innovation', 'Neu');
    await one.transact((tx) => tx.practices.keepField('p1', { field: 'innovation', value: '', by: 'ben', at: at(9) }, 1));

    const { begunAt, ...rest } = draft;
    expect(await other.reads.practices.findPractice('p1')).toEqual({
      ...rest, begunAt, state: 'draft', revision: 1, overruled: [], changedAt: at(9), submittedAt: null, values: { title: 'Ein «Text» & 中文 \u0627', primaryObjectives: ['5', '16', '5'] },
    });
    expect((await other.reads.practices.fieldsOf('p1')).map(({ field, value, revision, by }) => [field, value, revision, by])).toEqual([
      ['innovation', '', 2, 'ben'], ['primaryObjectives', ['5', '16', '5'], 1, 'amina'], ['title', 'Ein «Text» & 中文 \u0627', 1, 'amina'],
    ]);
    expect(await other.reads.practices.findPractice('p2')).toBeUndefined();
  });

  it('does not overwrite what was written since it was seen, and hands it back', async () => {
    const { one, other } = stores();
    await begin(one, draft);
    await write(one, 'p1', 'title', 'Amina’s');

    const late = [
      await other.transact((tx) => tx.practices.keepField('p1', { field: 'title', value: 'Ben’s', by: 'ben', at: at(5) }, 0)),
      await other.transact((tx) => tx.practices.keepField('p1', { field: 'title', value: 'Ben’s', by: 'ben', at: at(6) }, 1)),
    ];

    expect(late).toEqual([
      { kind: 'conflict', theirs: { field: 'title', value: 'Amina’s', revision: 1, by: 'amina', at: at(1) } },
      { kind: 'kept', field: { field: 'title', value: 'Ben’s', revision: 2, by: 'ben', at: at(6) } },
    ]);
  });

  it('takes a step once: who read the practice before it is told that it is stale', async () => {
    const { one, other } = stores();
    await begin(one, draft);
    const submit = { state: 'submitted', submittedAt: at(7), at: at(7), overruled: [{ code: 'short', field: 'summary', reason: 'It is.' }] } as const;

    const steps = [await one.transact((tx) => tx.practices.stepPractice('p1', 1, submit)), await other.transact((tx) => tx.practices.stepPractice('p1', 1, { state: 'withdrawn', at: at(8) }))];

    expect(steps).toEqual(['done', 'stale']);
    expect(await other.reads.practices.findPractice('p1')).toMatchObject({ state: 'submitted', revision: 2, network: 'KE', changedAt: at(7), submittedAt: at(7), overruled: submit.overruled });
  });

  it('deletes a draft with its fields, and nothing that was ever submitted', async () => {
    const { one, other } = stores();
    await begin(one, draft);
    await begin(one, { ...draft, id: 'p2' });
    await write(one, 'p1', 'primaryObjectives', ['5']);
    await one.transact((tx) => tx.practices.stepPractice('p2', 1, { state: 'submitted', submittedAt: at(7), at: at(7) }));

    const deleted = [await one.transact((tx) => tx.practices.deleteDraft('p1')), await one.transact((tx) => tx.practices.deleteDraft('p1')), await one.transact((tx) => tx.practices.deleteDraft('p2'))];

    expect(deleted).toEqual([true, false, false]);
    expect((await other.reads.practices.listPractices({}, ALL)).map(({ id }) => id)).toEqual(['p2']);
    expect(await other.reads.practices.fieldsOf('p1')).toEqual([]);
  });

  it('forgets a person: her contact details and her name are gone, the practice stays', async () => {
    const { one, other } = stores();
    await begin(one, draft);
    await write(one, 'p1', 'title', 'A title');
    await write(one, 'p1', 'submitterEmail', 'amina@example.org');
    await begin(one, { ...draft, id: 'p2', submitter: 'ben' });
    await write(one, 'p2', 'submitterEmail', 'ben@example.org');

    await one.transact((tx) => tx.practices.forgetAuthor('amina', ['submitterEmail'], at(9)));

    expect(await other.reads.practices.findPractice('p1')).toMatchObject({ submitter: null, values: { title: 'A title' } });
    expect((await other.reads.practices.findPractice('p1'))?.values).not.toHaveProperty('submitterEmail');
    expect((await other.reads.practices.fieldsOf('p2')).map(({ value, by }) => [value, by])).toEqual([['ben@example.org', null]]);
  });

  storeFindsPractices(stores);
}

function storeFindsPractices(stores: () => Opened): void {
  it('finds practices by what is asked, a page at a time, with the fields that are asked for', async () => {
    const { one, other } = stores();
    await begin(one, draft);
    await begin(one, { ...draft, id: 'p2', network: 'FR', submitter: 'ben', begunAt: at(50) });
    await begin(one, { ...draft, id: 'p3', kind: 'challenge', network: null, begunAt: at(60), revises: 'p1' });
    await write(one, 'p1', 'primaryObjectives', ['7']);
    await write(one, 'p1', 'title', 'One');
    await write(one, 'p2', 'secondaryObjectives', ['7', '8']);
    await write(one, 'p3', 'regions', ['africa']);
    await one.transact((tx) => tx.practices.stepPractice('p2', 1, { state: 'submitted', submittedAt: at(100), at: at(100) }));
    const { practices } = other.reads;
    const found = async (filter: Parameters<typeof practices.listPractices>[0]) => (await practices.listPractices(filter, { ...ALL, fields: [] })).map(({ id }) => id);

    expect(await found({})).toEqual(['p1', 'p2', 'p3']);
    expect([await found({ states: ['draft'] }), await found({ kind: 'challenge' }), await found({ networks: ['KE', 'FR'] }), await found({ submitter: 'ben' }), await found({ ids: ['p3', 'p9'] })]).toEqual([['p1', 'p3'], ['p3'], ['p1', 'p2'], ['p2'], ['p3']]);
    expect([await found({ objective: '7' }), await found({ objective: '8' }), await found({ region: { id: 'africa', networks: ['KE'] } }), await found({ region: { id: 'africa', networks: [] } })]).toEqual([['p1', 'p2'], ['p2'], ['p1', 'p3'], ['p3']]);
    expect([await found({ since: at(60) }), await found({ until: at(60) }), await found({ untouchedSince: at(50) }), await found({ revises: 'p1' })]).toEqual([['p2', 'p3'], ['p1'], ['p1', 'p3'], ['p3']]);
    expect([await found({ states: [] }), await found({ ids: [] })]).toEqual([[], []]);
    expect((await practices.listPractices({}, { after: 'p1', limit: 1, fields: ['title'] })).map(({ id, values }) => [id, values])).toEqual([['p2', {}]]);
    expect((await practices.listPractices({ ids: ['p1'] }, { ...ALL, fields: ['title'] }))[0]?.values).toEqual({ title: 'One' });
    expect([...(await practices.countPractices({ networks: ['KE', 'FR'] }))].sort()).toEqual([['draft', 1], ['submitted', 1]]);
  });
}

async function begin(store: Store, practice: NewPractice): Promise<void> {
  await openConversations(store, 1);
  await store.transact(async (tx) => {
    for (const user of ['amina', 'ben']) await tx.people.meet(user, { platform: 'web', tenant: 'local', user });
    await tx.practices.beginPractice(practice);
  });
}

async function write(store: Store, practice: string, field: string, value: string | string[]): Promise<void> {
  await store.transact((tx) => tx.practices.keepField(practice, { field, value, by: 'amina', at: at(1) }, 0));
}
