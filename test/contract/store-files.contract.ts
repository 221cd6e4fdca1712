import { expect, it } from 'vitest';
import type { Incoming } from '../../src/chat/incoming.js';
import type { ShownDocument } from '../../src/practices/documents/repository.js';
import type { Opened } from './store.contract.js';
import { at } from './store-samples.js';

const shared = (conversation: string): Incoming => ({
  eventId: `e-${conversation}`, address: { platform: 'slack', tenant: 'T1', conversation, kind: 'person', route: null }, thread: null, account: { platform: 'slack', tenant: 'T1', user: 'U1' }, locale: null, canOpenForm: false, canPostLater: true,
  happening: { kind: 'shared', files: [{ name: 'مسودة.docx', sizeBytes: 10, source: '{"id":"F1"}' }] },
});

const DOCUMENT: ShownDocument = {
  id: 'd1', practice: 'p1', person: 'x1', conversation: 'c1', shownAt: at(3),
  differences: [{ kind: 'changed', field: 'title', revision: 2, before: 'Busia', after: '马拉巴', value: '马拉巴' }, { kind: 'conflict', field: 'sdgs', revision: 1, before: '[ ] 8', after: '[x] 8', value: ['8'] }, { kind: 'wrong', field: 'endDate', after: 'soon', error: 'No date.' }, { kind: 'missing', field: 'files' }],
};

/** Files that are to be read, and what a draft that came back says. */
export function storeKeepsFiles(stores: () => Opened): void {
  it('keeps what is to be read until it is, the oldest first, and what did not work until later', async () => {
    const { one, other } = stores();
    await one.transact((tx) => tx.files.addFilesToRead('f1', shared('D1'), at(1)));
    await one.transact((tx) => tx.files.addFilesToRead('f2', shared('D2'), at(2)));

    const [first] = await other.reads.files.filesToRead(at(2), null, 10);
    await other.transact((tx) => tx.files.postponeFiles('f1', { attempts: 1, nextTry: at(9) }));
    await other.transact((tx) => tx.files.postponeFiles('f1', { attempts: 1, nextTry: at(9) }));
    const soon = await other.reads.files.filesToRead(at(2), null, 10);
    await other.transact((tx) => tx.files.forgetFilesToRead('f2'));

    expect(first).toEqual({ id: 'f1', incoming: shared('D1'), attempts: 0 });
    expect(soon.map(({ id }) => id)).toEqual(['f2']);
    expect(await one.reads.files.filesToRead(at(9), null, 10)).toEqual([{ id: 'f1', incoming: shared('D1'), attempts: 1 }]);
    expect(await one.reads.files.filesToRead(at(9), 'slack T1 D2', 10)).toEqual([]);
  });

  it('keeps what a file says as it was shown, then what is left of it, until it is taken or its draft is gone', async () => {
    const { one, other } = stores();
    await one.transact(async (tx) => {
      await tx.practices.beginPractice({ id: 'p1', kind: 'practice', formVersion: 1, language: 'en', network: null, submitter: null, conversation: null, revises: null, begunAt: at(0) });
      await tx.practiceDocuments.keepDocument(DOCUMENT);
    });

    const kept = await other.reads.practiceDocuments.findDocument('d1');
    await other.transact((tx) => tx.practiceDocuments.keepDocument({ ...DOCUMENT, differences: DOCUMENT.differences.slice(1), shownAt: at(4) }));
    const left = await one.reads.practiceDocuments.findDocument('d1');
    await one.transact((tx) => tx.practices.deleteDraft('p1'));

    expect(kept).toEqual(DOCUMENT);
    expect(left?.differences).toEqual(DOCUMENT.differences.slice(1));
    expect(await other.reads.practiceDocuments.findDocument('d1')).toBeUndefined();
  });

  it('forgets what nobody took or left, after its time', async () => {
    const { one } = stores();
    await one.transact(async (tx) => {
      await tx.practices.beginPractice({ id: 'p1', kind: 'practice', formVersion: 1, language: 'en', network: null, submitter: null, conversation: null, revises: null, begunAt: at(0) });
      await tx.practiceDocuments.keepDocument(DOCUMENT);
    });

    const early = await one.transact((tx) => tx.privacy.forgetOld('documents', at(3)));
    const late = await one.transact((tx) => tx.privacy.forgetOld('documents', at(4)));

    expect([early, late]).toEqual([0, 1]);
  });
}
