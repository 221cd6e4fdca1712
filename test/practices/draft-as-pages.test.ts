import { beforeEach, describe, expect, it } from 'vitest';
import { WHOLE_PRACTICE } from '../support/sample-practice.js';
import { formOf, practiceRoom, textOf, type Got } from './room.js';

let room: Awaited<ReturnType<typeof practiceRoom>>;
beforeEach(async () => {
  room = await practiceRoom();
  return () => room.close();
});

function turned(got: Got, values: Record<string, string | string[]>, page = formOf(got).page) {
  const { form } = formOf(got);
  return { kind: 'turned', form: form.id, about: form.about, page, to: 'next', values } as const;
}

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
