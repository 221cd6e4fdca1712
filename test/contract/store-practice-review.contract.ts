import { expect, it } from 'vitest';
import { UNTOUCHED } from '../../src/practices/review.js';
import type { Store } from '../../src/store.js';
import type { Opened } from './store.contract.js';
import { at, openConversations } from './store-samples.js';

/** What reviewers add to practices. */
export function storeKeepsReviews(stores: () => Opened): void {
  it('shows what waits, the one submitted first first, a page at a time, and with whom it is', async () => {
    const { one, other } = stores();
    for (const [id, submitted] of [['p1', 30], ['p2', 10], ['p3', 20]] as const) await submit(one, id, submitted);
    await begin(one, 'p4');
    await one.transact((tx) => tx.practiceReviews.keepReview('p3', { assignee: 'slack:T1/ana' }));

    const first = await other.reads.practiceReviews.queue({ limit: 2, offset: 0 });
    const second = await other.reads.practiceReviews.queue({ limit: 2, offset: 2 });

    expect(first).toEqual([{ practice: 'p2', since: at(10), assignee: null }, { practice: 'p3', since: at(20), assignee: 'slack:T1/ana' }]);
    expect(second.map(({ practice }) => practice)).toEqual(['p1']);
    expect(await other.reads.practiceReviews.countReviews(at(0))).toEqual({ waiting: 3, unheard: 0 });
  });

  it('keeps what is given of a review and leaves the rest; a practice without one is untouched', async () => {
    const { one, other } = stores();
    await submit(one, 'p1', 10);
    await submit(one, 'p2', 11);
    await one.transact((tx) => tx.practiceReviews.keepReview('p1', { assignee: 'slack:T1/ana' }));
    await one.transact((tx) => tx.practiceReviews.keepReview('p1', { other: 'p2' }));
    await one.transact((tx) => tx.practiceReviews.keepReview('p1', { address: 'https://example.org/1' }));

    expect(await other.reads.practiceReviews.findReview('p1')).toEqual({ assignee: 'slack:T1/ana', reason: null, other: 'p2', address: 'https://example.org/1' });
    expect(await other.reads.practiceReviews.findReview('p2')).toEqual(UNTOUCHED);
  });

  it('keeps comments; told ones belong to the revision with which they were told', async () => {
    const { one, other } = stores();
    await submit(one, 'p1', 10);
    const comment = (id: string, text: string) => one.transact((tx) => tx.practiceReviews.addComment({ id, practice: 'p1', field: 'summary', text, by: 'slack:T1/ana', at: at(20) }));
    await comment('c1', 'Which year? 中文 \u0627');
    await one.transact((tx) => tx.practiceReviews.tellComments('p1', 3));
    await comment('c2', 'Where?');

    expect((await other.reads.practiceReviews.commentsOn('p1')).map(({ id, text, toldAt }) => [id, text, toldAt])).toEqual([['c1', 'Which year? 中文 \u0627', 3], ['c2', 'Where?', null]]);
  });

  it('calls unheard what was told before that moment, and was neither signed nor answered by a step or a field', async () => {
    const { one, other } = stores();
    for (const id of ['silent', 'signed', 'written', 'stepped', 'fresh', 'taken']) {
      await submit(one, id, 10);
      await one.transact(async (tx) => {
        await tx.practices.stepPractice(id, 2, { state: 'changes-requested', at: at(id === 'fresh' ? 200 : 20) });
        await tx.practiceReviews.noteTold({ practice: id, revision: 3, step: id === 'taken' ? 'assign' : 'request-changes', at: at(id === 'fresh' ? 200 : 20) });
      });
    }
    const signed = await one.transact(async (tx) => [await tx.practiceReviews.noteHeard('signed', at(30)), await tx.practiceReviews.noteHeard('signed', at(31))]);
    await one.transact(async (tx) => {
      await tx.practices.keepField('written', { field: 'title', value: 'Mended', by: 'amina', at: at(40) }, 0);
      await tx.practices.stepPractice('stepped', 3, { state: 'submitted', submittedAt: at(50), at: at(50) });
    });

    expect(signed).toEqual([true, false]);
    expect(await other.reads.practiceReviews.unheard(at(100), 9)).toEqual([{ practice: 'silent', step: 'request-changes', at: at(20) }]);
    expect(await other.reads.practiceReviews.countReviews(at(100))).toEqual({ waiting: 1, unheard: 1 });
  });

  it('forgets a reviewer: what she had is with nobody, what she said stays without her name', async () => {
    const { one, other } = stores();
    await submit(one, 'p1', 10);
    await one.transact(async (tx) => {
      await tx.practiceReviews.keepReview('p1', { assignee: 'slack:T1/ana' });
      await tx.practiceReviews.addComment({ id: 'c1', practice: 'p1', field: 'summary', text: 'Which year?', by: 'slack:T1/ana', at: at(20) });
      await tx.practiceReviews.addComment({ id: 'c2', practice: 'p1', field: 'summary', text: 'Where?', by: 'slack:T1/ben', at: at(20) });
      await tx.practiceReviews.forgetReviewer('slack:T1/ana');
    });

    expect((await other.reads.practiceReviews.findReview('p1')).assignee).toBeNull();
    expect((await other.reads.practiceReviews.commentsOn('p1')).map(({ by, text }) => [by, text])).toEqual([[null, 'Which year?'], ['slack:T1/ben', 'Where?']]);
  });
}

async function begin(store: Store, id: string): Promise<void> {
  await openConversations(store, 1);
  await store.transact(async (tx) => {
    await tx.people.meet('amina', { platform: 'web', tenant: 'local', user: 'amina' });
    await tx.practices.beginPractice({ id, kind: 'practice', formVersion: 1, language: 'fr', network: 'KE', submitter: 'amina', conversation: 'v1', revises: null, begunAt: at(0) });
  });
}

async function submit(store: Store, id: string, seconds: number): Promise<void> {
  await begin(store, id);
  await store.transact((tx) => tx.practices.stepPractice(id, 1, { state: 'submitted', submittedAt: at(seconds), at: at(seconds) }));
}
