import { expect, it } from 'vitest';
import type { AskedQuestion } from '../../src/requests/question.js';
import type { RequestWrites } from '../../src/requests/repository.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import type { Opened } from './store.contract.js';
import { ALL, at, delivery, openConversations, sent } from './store-samples.js';

const day = CalendarDate.parse('2026-11-24');
const asked: AskedQuestion = { answer: 'reply:i1:0', conversation: 'v1', thread: 't1', language: 'en', text: 'was it by consensus', outcome: 'unanswered', verdict: null, askedOn: day, keptAt: at(0) };
const queued = { conversation: 'v1', thread: null, language: 'en', text: 'was it by consensus', why: 'unanswered', askedOn: day } as const;
const written: Parameters<RequestWrites['writeKnowledge']>[0] = {
  state: 'held', wordings: [{ text: 'How was it adopted?', language: 'en' }], texts: { en: 'By consensus.' }, source: { title: 'un.org', url: 'https://www.un.org/' },
  writtenOn: day, expiresOn: CalendarDate.parse('2027-11-24'), by: 'console:ana', at: at(1), reason: null,
};

/** Questions that nobody could answer, and what the Secretariat wrote about them. */
export function storeKeepsRequests(stores: () => Opened): void {
  it('keeps a question under its answer until somebody presses, then only that it was pressed', async () => {
    const { one, other } = stores();
    await openConversations(one, 1);
    await one.transact((tx) => tx.requests.keepAsked(asked));
    await one.transact((tx) => tx.requests.keepAsked({ ...asked, answer: 'reply:i2:0', text: 'another', thread: null, keptAt: at(1) }));

    const last = await one.transact(async (tx) => [await tx.requests.lastAsked('v1', 't1'), await tx.requests.lastAsked('v1', 't2')]);
    await one.transact((tx) => tx.requests.take('reply:i1:0', 'asked'));

    expect(last).toEqual([asked, undefined]);
    expect(await other.reads.requests.findAsked('reply:i1:0')).toEqual({ ...asked, text: '', verdict: 'asked' });
    expect(await other.reads.requests.findAsked('reply:i2:0')).toMatchObject({ text: 'another', verdict: null });
  });

  it('takes a group out of the queue for good, and gives no number twice', async () => {
    const { one, other } = stores();
    await openConversations(one, 1);
    const first = await one.transact((tx) => tx.requests.enqueue(queued, null));
    const alike = await one.transact((tx) => tx.requests.enqueue({ ...queued, thread: 't2' }, first.number));
    const strange = await one.transact((tx) => tx.requests.enqueue({ ...queued, text: 'where is the hall', why: 'wrong' }, null));

    const taken = await one.transact((tx) => tx.requests.takeGroup(1));
    const again = await one.transact((tx) => tx.requests.takeGroup(1));
    const later = await one.transact((tx) => tx.requests.enqueue(queued, null));

    expect([first, alike, strange, later].map(({ number, group }) => [number, group])).toEqual([[1, 1], [2, 1], [3, 3], [4, 4]]);
    expect([taken, again]).toEqual([[first, alike], []]);
    expect(await other.reads.requests.queue()).toEqual([strange, later]);
  });

  it('sets one wording of a group apart, and leaves the others together', async () => {
    const { one, other } = stores();
    await openConversations(one, 1);
    await one.transact(async (tx) => {
      for (const text of ['was it by consensus', 'was it by vote', 'was it by vote', 'by consensus']) await tx.requests.enqueue({ ...queued, text }, 1);
      await tx.requests.setApart({ number: 2, group: 1, text: 'was it by vote' });
    });

    expect((await other.reads.requests.queue()).map(({ number, group }) => [number, group])).toEqual([[1, 1], [2, 2], [3, 2], [4, 1]]);
  });

  it('keeps every revision of what the Secretariat wrote', async () => {
    const { one, other } = stores();
    const first = await one.transact((tx) => tx.requests.writeKnowledge(written, null));
    const second = await one.transact((tx) => tx.requests.writeKnowledge({ ...written, texts: { fr: 'Par consensus.' } }, null));

    const withdrawn = await one.transact((tx) => tx.requests.writeKnowledge({ ...written, state: 'withdrawn', reason: 'superseded', at: at(5) }, first.number));

    expect([first, second, withdrawn].map(({ number, revision, state }) => [number, revision, state])).toEqual([[1, 1, 'held'], [2, 1, 'held'], [1, 2, 'withdrawn']]);
    expect(await other.reads.requests.knowledge()).toEqual([withdrawn, second]);
    expect(await other.reads.requests.knowledgeRevisions(1)).toEqual([
      { ...first, by: 'console:ana', at: at(1), reason: null }, { ...withdrawn, by: 'console:ana', at: at(5), reason: 'superseded' },
    ]);
  });

  it('forgets questions whose day is over, and who was told; what is still on its way it keeps', async () => {
    const { one, other } = stores();
    await openConversations(one, 2);
    const told = { saying: { says: 'questions.replied', args: {} } };
    await one.transact(async (tx) => {
      await tx.requests.keepAsked(asked);
      await tx.requests.keepAsked({ ...asked, answer: 'reply:i2:0', keptAt: at(60) });
      await tx.deliveries.enqueue([delivery('told', { ...told, due: at(0) }), delivery('waits', { ...told, conversation: 'v2', due: at(500) }), delivery('other', { due: at(500) })], at(0));
      await tx.deliveries.claim('w', at(1), 1, ALL);
      await tx.deliveries.settle('w', [sent('told')], at(2));
    });

    const soon = await one.transact((tx) => tx.requests.forget(at(30), ['questions.replied'], at(0)));
    const much = await one.transact((tx) => tx.requests.forget(at(30), ['questions.replied'], at(900)));

    expect([soon, much]).toEqual([2, 1]);
    expect((await other.reads.deliveries.deliveries({ limit: 9 })).map(({ key }) => key)).toEqual(['other']);
    expect((await other.reads.requests.findAsked('reply:i1:0')) === undefined && (await other.reads.requests.findAsked('reply:i2:0')) !== undefined).toBe(true);
  });
}
