import { beforeEach, describe, expect, it } from 'vitest';
import { wordsIn } from '../../src/language/words.js';
import { KENYA, practiceRoom } from '../support/practice-room.js';
import { channel, type Left } from '../support/question-room.js';

const UGANDA = channel('C-uganda');
const words = wordsIn('en');

let room: Awaited<ReturnType<typeof practiceRoom>>;
beforeEach(async () => {
  room = await practiceRoom();
  await room.says('okello', UGANDA, 'network UG');
  return () => room.close();
});

/** A draft that Amina began in Kenya's channel, with a title. */
async function kenyanDraft(title: string): Promise<string> {
  const { direct } = await room.happens('amina', KENYA, { kind: 'said', text: 'practice new' });
  const id = 'form' in direct ? (direct.form.about['practice'] ?? '') : '';
  await room.store.transact((tx) => tx.practices.keepField(id, { field: 'title', value: title, by: 'p-amina', at: room.clock.now() }, 0));
  return id;
}

const readers = (left: readonly Left[]) => left.map(({ onlyFor }) => onlyFor);

describe('what a draft says in the channel of another network', () => {
  it.each(['practices', 'practice show', 'practice submit'])('is for her eyes alone after "%s", and open in its own', async (said) => {
    const id = await kenyanDraft('Not public yet');
    const text = said === 'practices' ? said : `${said} ${id}`;

    const there = await room.says('amina', UGANDA, text);
    const here = await room.says('amina', KENYA, text);

    expect(there[0]?.text).toContain('Not public yet');
    expect([readers(there), readers(here)]).toEqual([['amina'], [null]]);
  });

  it('asks which of several drafts goes on for her eyes alone', async () => {
    await kenyanDraft('Not public yet');
    await kenyanDraft('Nor is this');

    const there = await room.says('amina', UGANDA, 'practice');

    expect(there[0]?.text).toContain('Nor is this');
    expect([readers(there), readers(await room.says('amina', KENYA, 'practice'))]).toEqual([['amina'], [null]]);
  });

  it('shows what differs in a file that came back, and what was taken of it, for her eyes alone', async () => {
    const id = await kenyanDraft('Old title');
    const handed = { kind: 'handed' as const, files: [{ name: 'd.docx', reading: { kind: 'draft' as const, draft: id, formVersion: 1, fields: {}, texts: { title: 'Secret new title', summary: 'Secret summary' } } }] };

    const shown = (await room.happens('amina', UGANDA, handed)).left;
    const form = await room.happens('amina', UGANDA, { kind: 'pressed', action: 'practices.take-some', value: shown[0]?.buttons.find(({ id: one }) => one === 'practices.take-some')?.value, message: null });
    const about = 'form' in form.direct ? form.direct.form.about : {};
    const some = (await room.happens('amina', UGANDA, { kind: 'submitted', form: 'practices.take', about, values: { fields: ['title'] } })).left;

    expect(shown[0]?.text).toContain('Secret summary');
    expect(some[0]?.text).toContain('Secret new title');
    expect([shown, some].map(readers)).toEqual([['amina'], ['amina']]);
  });

  it('is open in a channel of no network where it was begun: its questions are asked and answered there', async () => {
    const forum = channel('C-forum');
    const { direct } = await room.happens('amina', forum, { kind: 'said', text: 'practice new' });
    const id = 'form' in direct ? (direct.form.about['practice'] ?? '') : '';
    await room.store.transact((tx) => tx.practices.keepField(id, { field: 'title', value: 'Begun in the forum', by: 'p-amina', at: room.clock.now() }, 0));

    const here = await room.says('amina', forum, `practice show ${id}`);
    const elsewhere = await room.says('amina', channel('C-other'), `practice show ${id}`);

    expect(here[0]?.text).toContain('Begun in the forum');
    expect([here, elsewhere].map(readers)).toEqual([[null], ['amina']]);
  });

  it('is open where all that is named belongs to the channel’s network or is approved', async () => {
    const id = await room.submitted({ title: 'Shown to all' });
    await room.store.transact((tx) => tx.practices.stepPractice(id, 2, { state: 'approved', at: room.clock.now() }));
    const shown = await room.says('amina', UGANDA, `practice show ${id}`);

    expect(shown[0]?.text).not.toBe(words.say('practices.gone'));
    expect(readers(shown)).toEqual([null]);
  });
});
