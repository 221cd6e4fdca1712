import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/language/language.js';
import { DESK, KENYA, leftIn, practiceRoom } from '../support/practice-room.js';
import { SHIPPED_FORMS } from '../support/practice-forms.js';

let room: Awaited<ReturnType<typeof practiceRoom>>;
beforeEach(async () => {
  room = await practiceRoom();
});
afterEach(() => room.close());

const values = { title: 'Recognition of skills', primaryObjectives: ['18'], remainingChallenges: 'Papers from one county are not known in the next.' };
const FORM = 'practices.challenge';
const all = () => room.store.reads.practices.listPractices({ kind: 'challenge' }, { after: null, limit: 9 });

describe('a challenge that remains', () => {
  it.each(LANGUAGES)('has a form of three fields in %s, with objectives by their names there', (language) => {
    const form = SHIPPED_FORMS.challengeForm(language);

    expect(form.pages.flatMap(({ fields }) => fields.map(({ id, kind, required }) => [id, kind, required]))).toEqual([['title', 'text', true], ['primaryObjectives', 'choices', true], ['remainingChallenges', 'long-text', true]]);
    expect(form.pages[0]?.fields[1]?.options).toHaveLength(23);
    expect(form.pages[0]?.fields[1]?.options?.every(({ label }) => /\d+\. \S/.test(label))).toBe(true);
  });

  it('is handed in where people talk, waits in the same queue, and is told of in the same way', async () => {
    const opened = await room.happens('amina', KENYA, { kind: 'said', text: 'challenge' });
    const sent = await room.sends('amina', KENYA, FORM, {}, values);
    const [one] = await all();
    const queue = await room.types('ana', 'review');
    const card = await room.types('ana', `review ${one?.id}`);
    const approved = await room.types('ana', `review ${one?.id} approve`);

    expect(opened.direct).toMatchObject({ kind: 'open-form', form: { id: FORM } });
    expect(sent.direct).toEqual({ kind: 'close-form' });
    expect(sent.left[0]?.text).toBe('Recognition of skills: handed in. The Secretariat reviews it, and you hear of each step here.');
    expect(one).toMatchObject({ kind: 'challenge', state: 'submitted', network: 'KE', language: 'en', submitter: 'p-amina', values });
    expect(queue[0]?.text).toContain('1. Recognition of skills (challenge) (Kenya)');
    expect(card[0]?.text).toContain('What remains difficult\nPapers from one county are not known in the next.');
    expect(card[0]?.text).not.toContain('Summary');
    expect(leftIn(approved, KENYA)[0]?.text).toContain('Recognition of skills: the Secretariat has approved it.');
  });

  it('is not taken while a field is missing, and nothing of it is kept', async () => {
    const sent = await room.sends('amina', KENYA, FORM, {}, { ...values, remainingChallenges: '' });

    expect(sent.direct).toMatchObject({ kind: 'form-errors', errors: { remainingChallenges: 'This is needed.' } });
    expect(await all()).toEqual([]);
  });

  it('that was sent back is opened with what stands in it, and handed in again', async () => {
    await room.sends('amina', KENYA, FORM, {}, values);
    const [one] = await all();
    const id = one?.id ?? '';
    await room.types('ana', `review ${id} comment title: For whom?`);
    const told = leftIn(await room.types('ana', `review ${id} request-changes`), KENYA)[0];
    const opened = await room.happens('amina', KENYA, { kind: 'pressed', action: 'practices.open', value: told?.buttons[0]?.value, message: told?.receipt ?? null });
    const about = opened.direct.kind === 'open-form' ? opened.direct.form.about : {};

    const again = await room.sends('amina', KENYA, FORM, about, { ...values, title: 'Recognition of skills of nurses' });

    expect(opened.direct).toMatchObject({ kind: 'open-form', form: { id: FORM, about: { practice: id } }, values });
    expect(again.direct).toEqual({ kind: 'close-form' });
    expect(await all()).toEqual([expect.objectContaining({ id, state: 'submitted', values: { ...values, title: 'Recognition of skills of nurses' } })]);
  });

  it('is not overwritten unseen: what a colleague wrote meanwhile is shown', async () => {
    await room.sends('amina', KENYA, FORM, {}, values);
    const id = (await all())[0]?.id ?? '';
    await room.types('ana', `review ${id} comment title: For whom?`);
    await room.types('ana', `review ${id} request-changes`);
    const opened = await room.happens('amina', KENYA, { kind: 'pressed', action: 'practices.open', value: { practice: id }, message: null });
    const about = opened.direct.kind === 'open-form' ? opened.direct.form.about : {};
    await room.store.transact((tx) => tx.practices.keepField(id, { field: 'title', value: 'Of teachers', by: 'p-ana', at: room.clock.now() }, 1));

    const typed = { ...values, title: 'Of nurses', remainingChallenges: 'Nobody knows the papers of nurses.' };
    const late = await room.sends('amina', KENYA, FORM, about, typed);

    expect(late.direct).toMatchObject({ kind: 'form-errors', values: typed, errors: { title: 'Somebody else wrote here meanwhile; send again to keep yours. Theirs: Of teachers' } });
    expect((await all())[0]).toMatchObject({ state: 'changes-requested', values: { title: 'Of teachers' } });

    // She has seen it now: the form that stands before her, sent again, is hers. What was kept of it already is no conflict with herself.
    const shown = late.direct.kind === 'form-errors' ? late.direct.form.about : {};
    const again = await room.sends('amina', KENYA, FORM, shown, { ...typed, remainingChallenges: 'Nobody knows them.' });

    expect(again.direct).toEqual({ kind: 'close-form' });
    expect((await all())[0]).toMatchObject({ state: 'submitted', values: { title: 'Of nurses', remainingChallenges: 'Nobody knows them.' } });
  });

  it('is shown again where a colleague wrote once more, after the first was told', async () => {
    await room.sends('amina', KENYA, FORM, {}, values);
    const id = (await all())[0]?.id ?? '';
    await room.types('ana', `review ${id} comment title: For whom?`);
    await room.types('ana', `review ${id} request-changes`);
    const writes = (value: string, seen: number) => room.store.transact((tx) => tx.practices.keepField(id, { field: 'title', value, by: 'p-ana', at: room.clock.now() }, seen));
    const opened = await room.happens('amina', KENYA, { kind: 'pressed', action: 'practices.open', value: { practice: id }, message: null });
    await writes('Of teachers', 1);
    const first = await room.sends('amina', KENYA, FORM, opened.direct.kind === 'open-form' ? opened.direct.form.about : {}, { ...values, title: 'Of nurses' });
    await writes('Of midwives', 2);

    const second = await room.sends('amina', KENYA, FORM, first.direct.kind === 'form-errors' ? first.direct.form.about : {}, { ...values, title: 'Of nurses' });

    expect(second.direct).toMatchObject({ kind: 'form-errors', errors: { title: 'Somebody else wrote here meanwhile; send again to keep yours. Theirs: Of midwives' } });
  });

  it('keeps what a colleague wrote in a field that she left as she saw it, however her program hands it back', async () => {
    await room.sends('amina', KENYA, FORM, {}, { ...values, primaryObjectives: ['18', '2'], remainingChallenges: 'Papers.\nMore papers.' });
    const id = (await all())[0]?.id ?? '';
    await room.types('ana', `review ${id} comment title: For whom?`);
    await room.types('ana', `review ${id} request-changes`);
    const writes = (field: string, value: string | string[]) => room.store.transact((tx) => tx.practices.keepField(id, { field, value, by: 'p-ana', at: room.clock.now() }, 1));
    const opened = await room.happens('amina', KENYA, { kind: 'pressed', action: 'practices.open', value: { practice: id }, message: null });
    const about = opened.direct.kind === 'open-form' ? opened.direct.form.about : {};
    await writes('title', 'Of teachers');
    await writes('remainingChallenges', 'Nobody knows the papers of teachers.');

    // The title both wrote; the text she left, and it comes back with other line ends, the objectives in another order.
    const typed = { title: 'Of nurses', primaryObjectives: ['2', '18'], remainingChallenges: 'Papers.\r\nMore papers.' };
    const first = await room.sends('amina', KENYA, FORM, about, typed);
    const again = await room.sends('amina', KENYA, FORM, first.direct.kind === 'form-errors' ? first.direct.form.about : {}, typed);

    expect(first.direct.kind === 'form-errors' ? Object.keys(first.direct.errors) : []).toEqual(['title']);
    expect(again.direct).toEqual({ kind: 'close-form' });
    expect((await all())[0]).toMatchObject({ state: 'submitted', values: { title: 'Of nurses', primaryObjectives: ['18', '2'], remainingChallenges: 'Nobody knows the papers of teachers.' } });
  });

  it('is opened by nobody of another network, also with a forged id', async () => {
    await room.sends('amina', KENYA, FORM, {}, values);
    const id = (await all())[0]?.id ?? '';
    await room.types('ana', `review ${id} comment title: For whom?`);
    await room.types('ana', `review ${id} request-changes`);

    const forged = await room.sends('mariam', DESK, FORM, { practice: id, 'seen-title': '1' }, { ...values, title: 'Mine' });

    expect(forged.left[0]?.text).toContain('It is not open for writing');
    expect((await all())[0]?.values['title']).toBe('Recognition of skills');
  });
});
