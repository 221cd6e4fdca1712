import { beforeEach, describe, expect, it } from 'vitest';
import { wordsIn } from '../../src/language/words.js';
import { WHOLE_PRACTICE } from '../support/sample-practice.js';
import { practiceRoom, type Got } from './room.js';

let room: Awaited<ReturnType<typeof practiceRoom>>;
beforeEach(async () => {
  room = await practiceRoom();
  return () => room.close();
});

const words = wordsIn('en');
const textOf = ({ messages }: Got) => messages.map(({ text }) => text).join('\n');
const DAY_MS = 24 * 60 * 60 * 1_000;

function formOf({ direct }: Got) {
  if (!('form' in direct)) throw new Error(`expected a form, got ${JSON.stringify(direct).slice(0, 300)}`);
  return direct;
}

function turned(got: Got, values: Record<string, string | string[]>, page = formOf(got).page) {
  const { form } = formOf(got);
  return { kind: 'turned', form: form.id, about: form.about, page, to: 'next', values } as const;
}

describe('a practice in words', () => {
  it('is kept after each answer, and goes on in another process and on another face', async () => {
    await room.says('amina', 'practice');
    const asked = await room.says('amina', 'One-stop centre in Busia');
    await room.says('amina', 'Summary: It gives advice\nat the border.\nStart: 2019');

    expect(textOf(asked)).toContain('Language of this text');
    expect((await room.practices())[0]).toMatchObject({ state: 'draft', network: 'KE', values: { title: 'One-stop centre in Busia', summary: 'It gives advice\nat the border.', startDate: '2019' } });

    const onWeb = await room.says('ben', 'practice', { platform: 'web' });
    expect(textOf(onWeb)).toContain('One-stop centre in Busia');
  });

  it('says what is wrong and how much is left, keeps what was typed, and jumps to a field by its name', async () => {
    await room.says('amina', 'practice');
    const jumped = await room.says('amina', 'geographic scope');
    const wrong = await room.says('amina', 'Mars');
    const right = await room.says('amina', 'national');

    expect(textOf(jumped)).toContain('4 National');
    expect(textOf(wrong)).toMatch(/“Mars” is not on the list.*\n\d+ left, 1 wrong\./);
    expect(textOf(right)).not.toContain('wrong');
    expect((await room.practices())[0]?.values).toMatchObject({ geographicScope: 'national' });
  });

  it('passes over a needed field for now, and asks for it before the draft is handed in', async () => {
    await room.says('amina', 'practice');
    const skipped = await room.says('amina', 'skip');
    const submitted = await room.says('amina', 'submit');

    expect(textOf(skipped)).toContain('2. Language of this text');
    expect(textOf(submitted)).toContain('Title of the practice: This is needed.');
    expect((await room.practices())[0]?.state).toBe('draft');
  });

  it('takes the words that lead out of it, and after two silent hours what is said is a question again', async () => {
    await room.says('amina', 'practice');
    const listed = await room.says('amina', 'practices');
    room.clock.pass(3 * 60 * 60 * 1_000);
    const later = await room.says('amina', 'when is the Forum?');

    expect(textOf(listed)).toContain(words.say('practices.yours'));
    expect((await room.practices())[0]?.values).toEqual({});
    expect(textOf(later)).not.toContain('Title');
  });

  it('shows both texts where a colleague wrote the same field, and takes the one that is chosen', async () => {
    await room.says('amina', 'practice');
    await room.says('amina', 'Hers');
    const [practice] = await room.practices();
    await room.presses('ben', 'practices.open', { practice: practice?.id, field: 'title', inWords: true });
    await room.says('amina', 'title');
    await room.says('amina', 'Hers, longer');

    const both = await room.says('ben', 'His', { platform: 'web' });
    const kept = (await room.practices())[0]?.values;
    await room.says('ben', 'mine', { platform: 'web' });

    expect(textOf(both)).toContain('“Hers, longer”');
    expect(textOf(both)).toContain('“His”');
    expect(kept).toMatchObject({ title: 'Hers, longer' });
    expect((await room.practices())[0]?.values).toMatchObject({ title: 'His' });
  });

  it('is nobody else’s to see: alone with the bot anybody may name any network', async () => {
    await room.says('amina', 'practice');
    await room.says('amina', 'Hers');
    const [practice] = await room.practices();

    const listed = await room.says('stranger', 'practices');
    const opened = await room.presses('stranger', 'practices.open', { practice: practice?.id });

    expect(textOf(listed)).not.toContain('Hers');
    expect(JSON.stringify(opened)).not.toContain('Hers');
  });

  it('tells at its end what is to be mended, and is submitted by a word', async () => {
    await room.says('amina', 'practice');
    for (const [field, value] of Object.entries(WHOLE_PRACTICE)) await room.says('amina', `${field}: ${[value].flat().join(field === 'mainImplementers' ? '\n' : ', ')}`);
    const submitted = await room.says('amina', 'submit');

    expect(textOf(submitted)).toContain('Submitted: One-stop centre');
    expect((await room.practices())[0]).toMatchObject({ state: 'submitted', overruled: [], values: WHOLE_PRACTICE });
  });
});

describe('what is done with the only draft', () => {
  it('needs no id; of several, she is asked which', async () => {
    await room.says('amina', 'practice', { platform: 'web' });
    const [alone, shown] = [await room.says('amina', 'practice submit', { platform: 'web' }), await room.says('amina', 'pratique voir', { platform: 'web' })];
    const [first] = await room.practices();
    await room.presses('amina', 'practices.open', { practice: first?.id, field: 'title', inWords: true });
    await room.says('amina', 'One-stop centre', { platform: 'web' });
    await room.says('amina', 'practice new', { platform: 'web' });
    const several = await room.says('amina', 'práctica presentar', { platform: 'web' });

    expect(textOf(alone)).toContain('Title of the practice: This is needed.');
    expect(textOf(shown)).toContain(words.say('practices.state-draft'));
    expect(textOf(several)).toContain(words.say('practices.which'));
  });
});

describe('a review on the page', () => {
  it('goes to a colleague by the name that the page shows, and names her so', async () => {
    await room.store.transact(async (tx) => {
      for (const user of ['Ana', 'Daniel']) await tx.people.grant((await tx.people.meet(`p-${user}`, { platform: 'web', tenant: 'local', user })).id, { role: 'editor', network: null });
    });
    await room.says('amina', 'practice');
    for (const [field, value] of Object.entries(WHOLE_PRACTICE)) await room.says('amina', `${field}: ${[value].flat().join(field === 'mainImplementers' ? '\n' : ', ')}`);
    await room.says('amina', 'submit');
    const id = (await room.practices())[0]?.id ?? '';

    const [nobody, given] = [await room.says('Ana', `review ${id} assign Mariam`, { platform: 'web' }), await room.says('Ana', `review ${id} assign Daniel`, { platform: 'web' })];
    const card = await room.says('Daniel', `review ${id}`, { platform: 'web' });

    expect(textOf(nobody)).toContain('Mariam does not review for the Secretariat');
    expect(textOf(given)).toContain('is with Daniel now');
    expect(textOf(card)).toContain('With: Daniel');
  });
});

describe('a practice as pages', () => {
  it('is one draft for two colleagues: what one wrote the other sees, and nobody overwrites unseen', async () => {
    const amina = await room.says('amina', 'practice', { platform: 'web' });
    await room.does('amina', turned(amina, { title: 'Hers', mainImplementers: 'County' }));
    const [practice] = await room.practices();
    const ben = await room.presses('ben', 'practices.open', { practice: practice?.id });
    await room.does('amina', turned(amina, { title: 'Hers, longer' }));

    const conflict = formOf(await room.does('ben', turned(ben, { title: 'His', subRegions: 'Eastern Africa' }, 0)));
    const kept = (await room.practices())[0]?.values;
    await room.does('ben', turned(ben, { title: 'theirs' }, 0));

    expect(formOf(ben).values).toMatchObject({ title: 'Hers' });
    expect(conflict).toMatchObject({ kind: 'form-errors', values: { title: 'His', mainImplementers: 'County' }, errors: { title: expect.stringContaining('“Hers, longer”') as string } });
    expect(kept).toMatchObject({ title: 'Hers, longer', subRegions: 'Eastern Africa' });
    expect((await room.practices())[0]?.values).toMatchObject({ title: 'Hers, longer' });
  });

  it('is taken whole, or stays open at the page where an error is', async () => {
    const opened = await room.says('amina', 'practice', { platform: 'web' });
    const { form } = formOf(opened);
    const send = (values: Record<string, string | string[]>) => room.does('amina', { kind: 'submitted', form: form.id, about: form.about, values });

    const wrong = formOf(await send({ ...WHOLE_PRACTICE, secondaryObjectives: ['5'] }));
    const taken = await send({ secondaryObjectives: ['6'] });

    expect(wrong).toMatchObject({ kind: 'form-errors', page: 1, errors: { secondaryObjectives: expect.any(String) as string } });
    expect(taken.direct).toEqual({ kind: 'close-form' });
    expect((await room.practices()).map(({ state }) => state)).toEqual(['submitted']);
  });

  it('shows warnings, and takes it with the reason why they may stand', async () => {
    const opened = await room.says('amina', 'practice', { platform: 'web' });
    const { form } = formOf(opened);
    const warned = await room.does('amina', { kind: 'submitted', form: form.id, about: form.about, values: { ...WHOLE_PRACTICE, summary: 'Short, with the IOM.' } });
    const [practice] = await room.practices();

    const reason = formOf(await room.presses('amina', 'practices.overrule', { practice: practice?.id }));
    await room.does('amina', { kind: 'submitted', form: reason.form.id, about: reason.form.about, values: { reason: 'It is known here.' } });

    expect(textOf(warned)).toContain('Summary: Write in full at first use: IOM.');
    expect(practice?.state).toBe('draft');
    expect((await room.practices())[0]).toMatchObject({ state: 'submitted', overruled: [{ code: 'short', field: 'summary', reason: 'It is known here.' }, { code: 'acronym' }] });
  });
});

describe('whose a draft is', () => {
  it('is hers and her network’s, nobody else’s: buttons and ids that are forged open nothing', async () => {
    await room.says('amina', 'practice');
    await room.says('amina', 'Hers');
    const [practice] = await room.practices();
    const elsewhere = { platform: 'web', network: 'FR' } as const;

    const tries = [
      await room.does('eve', { kind: 'pressed', action: 'practices.open', value: { practice: practice?.id }, message: null }, elsewhere),
      await room.does('eve', { kind: 'pressed', action: 'practices.show', value: { practice: practice?.id }, message: null }, elsewhere),
      await room.does('eve', { kind: 'pressed', action: 'practices.delete', value: { practice: practice?.id }, message: null }, elsewhere),
      await room.says('eve', `practice submit ${practice?.id ?? ''}`, elsewhere),
      await room.does('eve', { kind: 'submitted', form: 'practices.overrule', about: { practice: practice?.id ?? '' }, values: { reason: 'x' } }, elsewhere),
      await room.does('ben', { kind: 'pressed', action: 'practices.delete', value: { practice: practice?.id }, message: null }),
    ];

    expect(tries.map(textOf)).toEqual(tries.map(() => words.say('practices.gone')));
    expect((await room.practices()).map(({ state, values }) => [state, values])).toEqual([['draft', { title: 'Hers' }]]);
  });

  it('deletes a draft for who began it, and withdraws what waits for review; neither twice', async () => {
    await room.says('amina', 'practice', { platform: 'web' });
    const [draft] = await room.practices();
    await room.presses('amina', 'practices.delete', { practice: draft?.id });
    const none = await room.practices();
    const opened = formOf(await room.says('amina', 'practice new', { platform: 'web' }));
    await room.does('amina', { kind: 'submitted', form: opened.form.id, about: opened.form.about, values: WHOLE_PRACTICE });
    const practice = (await room.practices())[0]?.id;

    const tries = [await room.presses('ben', 'practices.withdraw', { practice }), await room.presses('amina', 'practices.withdraw', { practice }), await room.presses('amina', 'practices.withdraw', { practice }), await room.presses('amina', 'practices.delete', { practice })];

    expect(none).toEqual([]);
    expect(tries.map(textOf)).toEqual([words.say('practices.gone'), words.say('practices.withdrawn'), words.say('practices.gone'), words.say('practices.gone')]);
    expect((await room.practices()).map(({ state }) => state)).toEqual(['withdrawn']);
  });
});

describe('a draft that nobody touches', () => {
  it('is reminded of once after two weeks, again only when somebody went on, and after a year is offered for deletion', async () => {
    await room.says('wanjiru', 'practice', { platform: 'web' });
    room.clock.pass(14 * DAY_MS - 60_000);
    const early = await room.planned();
    room.clock.pass(61 * 60_000);
    const [told] = [await room.planned()];
    room.clock.pass(2 * DAY_MS);
    const again = await room.planned();
    room.clock.pass(351 * DAY_MS);
    const long = await room.planned();

    expect(early).toEqual([]);
    expect(told.map(({ text }) => text)).toEqual([words.say('practices.untouched', { title: words.say('practices.no-title'), day: '27 November 2026' })]);
    expect(again).toEqual([]);
    expect(long.map(({ text }) => text)).toEqual([words.say('practices.untouched-long', { title: words.say('practices.no-title'), day: '27 November 2026' })]);
  });
});
