import { expect, it } from 'vitest';
import { FormValues } from '../../src/chat/form.js';
import type { Opened } from './store.contract.js';
import { at, openConversations } from './store-samples.js';

const values = FormValues.parse({ title: 'Ein «Text» & 中文 \u0627', objectives: ['5', '16'] });
const draft = { id: 'd1', form: 'practices.practice', version: 1, about: { network: 'KE', call: 'c1' }, by: 'console:local/amina', language: 'fr', page: 0, values: {}, changedAt: at(0) } as const;

/** Pages of forms that are kept while somebody fills them in, and the workspaces that have the bot. */
export function storeKeepsForms(stores: () => Opened): void {
  it('keeps the pages of a form, finds them by whose and about what they are, and forgets them once', async () => {
    const { one, other } = stores();
    await one.transact((tx) => tx.forms.beginDraft(draft));
    await one.transact((tx) => tx.forms.keepDraft('d1', { page: 2, language: 'ar', values, changedAt: at(5) }));

    const found = await other.reads.forms.findDraftOf(draft.form, { call: 'c1', network: 'KE' }, draft.by);
    const others = [await other.reads.forms.findDraftOf(draft.form, {}, draft.by), await other.reads.forms.findDraftOf(draft.form, draft.about, 'console:local/ben')];
    const removed = [await one.transact((tx) => tx.forms.removeDraft('d1')), await one.transact((tx) => tx.forms.removeDraft('d1'))];

    expect(found).toEqual({ ...draft, page: 2, language: 'ar', values, changedAt: at(5), held: {}, asked: null, revision: 2 });
    expect(others).toEqual([undefined, undefined]);
    expect(removed).toEqual([true, false]);
    expect(await other.reads.forms.findDraft('d1')).toBeUndefined();
  });

  it('keeps one draft of a form about the same for one account', async () => {
    const { one } = stores();
    await one.transact((tx) => tx.forms.beginDraft(draft));

    await expect(one.transact((tx) => tx.forms.beginDraft({ ...draft, id: 'd2', about: { call: 'c1', network: 'KE' } }))).rejects.toThrow();
  });

  it('keeps where a form is asked in words, at which field, and what waits for a choice', async () => {
    const { one, other } = stores();
    await openConversations(one, 1);
    const { page, language, changedAt } = draft;
    await one.transact((tx) => tx.forms.beginDraft(draft));
    await one.transact((tx) => tx.forms.keepDraft('d1', { page, language, values, changedAt, held: { title: 'Mine' }, asked: { conversation: 'v1', field: 'title' } }));
    await one.transact((tx) => tx.forms.keepDraft('d1', { page, language, values, changedAt }));

    const asked = await other.reads.forms.findAskedIn('v1', draft.by);
    await one.transact((tx) => tx.forms.keepDraft('d1', { page, language, values, changedAt, held: {}, asked: null }));

    expect(asked).toMatchObject({ id: 'd1', held: { title: 'Mine' }, asked: { conversation: 'v1', field: 'title' } });
    expect([await other.reads.forms.findAskedIn('v1', draft.by), await other.reads.forms.findAskedIn('v1', 'console:local/ben')]).toEqual([undefined, undefined]);
  });

  it('keeps an installation with the day of its first time, ends it, and takes it up again', async () => {
    const { one, other } = stores();
    const found = { platform: 'slack', tenant: 'T1', botUser: 'UBOT', bot: null, token: 'SLACK_BOT_TOKEN' } as const;
    await one.transact((tx) => tx.installations.keepInstallation(found, at(0)));
    await one.transact((tx) => tx.installations.endInstallation('slack', 'T1', at(1)));
    const ended = await other.reads.installations.findInstallation('slack', 'T1');

    await one.transact((tx) => tx.installations.keepInstallation({ ...found, bot: 'BBOT' }, at(2)));

    expect(ended).toEqual({ ...found, since: at(0), endedAt: at(1) });
    expect(await other.reads.installations.findInstallation('slack', 'T1')).toEqual({ ...found, bot: 'BBOT', since: at(0), endedAt: null });
    expect(await other.reads.installations.findInstallation('teams', 'T1')).toBeUndefined();
  });
}
