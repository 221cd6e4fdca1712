import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/package-root.js';
import { keepFormVersions } from '../../src/practices/form-versions.js';
import { practiceForms, type PracticeForms } from '../../src/practices/forms.js';
import { readPracticeForm, type ShippedField, type ShippedPracticeForm } from '../../src/practices/shipped-form.js';
import { countries } from '../support/practice-forms.js';
import { WHOLE_PRACTICE } from '../support/sample-practice.js';
import { practiceRoom, textOf } from './room.js';

const FIRST = readPracticeForm(join(packageRoot, 'data'));

/** Another version: "budget" is new and needed, innovation is asked no more, a summary is shorter, and Africa is no region of it any more. */
const SECOND: ShippedPracticeForm = {
  ...FIRST,
  fields: [...FIRST.fields.filter(({ id }) => id !== 'innovation').map(changed), { id: 'budget', group: 'story', label: 'Budget', help: null, step: 4, type: 'text', required: true, limits: {}, options: null, conditions: [] }],
  steps: FIRST.steps.map((step, at) => ({ ...step, fields: [...step.fields.filter((id) => id !== 'innovation'), ...(at === 3 ? ['budget'] : [])] })),
};

function changed(field: ShippedField): ShippedField {
  if (field.id === 'summary') return { ...field, limits: { ...field.limits, recommendedMaxChars: 320 } };
  if (field.id === 'regions' && Array.isArray(field.options)) return { ...field, options: field.options.filter(({ id }) => id !== 'africa') };
  return field;
}

const INNOVATION = 'One counter for five offices.';
const SUMMARY = `${String(WHOLE_PRACTICE['summary'])} `.repeat(9).slice(0, 400).trim();
const TERMINAL = { platform: 'console' } as const;

let room: Awaited<ReturnType<typeof practiceRoom>>;
let now: PracticeForms;
beforeEach(async () => {
  room = await practiceRoom({ get newest() { return now.newest; }, formOf: (...given) => now.formOf(...given), challengeForm: (language) => now.challengeForm(language), rulesOf: (one) => now.rulesOf(one), privateFieldsOf: (one) => now.privateFieldsOf(one) });
  await ships(FIRST);
  return () => room.close();
});

/** The house starts with this form. */
async function ships(form: ShippedPracticeForm): Promise<void> {
  now = practiceForms(await room.store.transact((tx) => keepFormVersions(tx.records, form)), countries);
}

/** Amina's draft of the first form, nearly whole, when the second one ships. Resolves with its id. */
async function draftOfFirst(): Promise<string> {
  await room.says('amina', 'practice');
  for (const [field, value] of Object.entries({ ...WHOLE_PRACTICE, regions: ['africa', 'asia'], summary: SUMMARY, innovation: INNOVATION })) await room.says('amina', `${field}: ${[value].flat().join(field === 'mainImplementers' ? '\n' : ', ')}`);
  await ships(SECOND);
  return (await room.practices())[0]?.id ?? '';
}

const standing = async () => (await room.practices())[0];

describe('a draft of one form that meets another', () => {
  it('is shown what is new, asked otherwise, asked no more and to be mended, and nothing moves by itself', async () => {
    await draftOfFirst();
    await room.says('amina', 'stop');

    const [inWords, onPages] = [await room.says('amina', 'practice'), await room.says('amina', 'practice', { platform: 'web' })];

    const asked = textOf(inWords);
    expect(asked).toContain('New: Budget.');
    expect(asked).toContain('Asked otherwise (other choices, limits or conditions): Region(s), Summary.');
    expect(asked).toContain('Not asked any more: Innovation.');
    expect(asked).toContain('To be mended in the new form: Region(s), Summary.');
    expect(inWords.messages.at(-1)?.blocks.at(-1)).toMatchObject({ kind: 'actions', buttons: [{ id: 'practices.move-up' }, { id: 'practices.open', value: { keepsForm: true } }] });
    expect(onPages.direct).not.toHaveProperty('form');
    expect(await standing()).toMatchObject({ formVersion: 1, values: { innovation: INNOVATION, summary: SUMMARY, regions: ['africa', 'asia'] } });
  });

  it('keeps its own form where that is chosen, and is handed in with it', async () => {
    const practice = await draftOfFirst();

    const kept = await room.presses('amina', 'practices.open', { practice, keepsForm: true });
    const submitted = await room.says('amina', `practice submit ${practice}`);

    expect(JSON.stringify(kept.direct)).toContain('"innovation"');
    expect(JSON.stringify(kept.direct)).not.toContain('"budget"');
    expect(textOf(submitted)).toContain('Submitted:');
    expect(await standing()).toMatchObject({ state: 'submitted', formVersion: 1, values: { innovation: INNOVATION } });
  });

  it('moves up where that is chosen: what does not fit is mended in words, what is not asked stays, and it is handed in', async () => {
    const practice = await draftOfFirst();

    await room.presses('amina', 'practices.move-up', { practice });
    const moved = await standing();
    const stopped = await room.says('amina', `practice submit ${practice}`);
    await room.says('amina', `practice ${practice}`);
    await room.says('amina', `regions: asia\nsummary: ${SUMMARY.slice(0, 310)}\nbudget: 20,000 dollars`);
    const submitted = await room.says('amina', 'submit');

    expect(moved).toMatchObject({ formVersion: 2, values: { innovation: INNOVATION, summary: SUMMARY, regions: ['africa', 'asia'] } });
    expect(textOf(stopped)).toMatch(/Region\(s\): “africa” is not on the list[^]*Summary: At most 320 characters[^]*Budget: This is needed/u);
    expect(textOf(submitted)).toContain('Submitted:');
    expect(await standing()).toMatchObject({ state: 'submitted', formVersion: 2, values: { innovation: INNOVATION, regions: ['asia'], budget: '20,000 dollars' } });
  });

  it('moves up under pages that are open, and under a question that was asked: no answer lands in another field', async () => {
    const pages = await room.says('amina', 'practice', { platform: 'web' });
    const about = 'form' in pages.direct ? pages.direct.form.about : {};
    const turns = (page: number, values: Record<string, string>) => room.does('amina', { kind: 'turned', form: 'practices.practice', about, page, to: 'next', values });
    await turns(0, { title: 'One-stop centre' });
    const practice = (await standing())?.id ?? '';
    await room.presses('amina', 'practices.open', { practice, field: 'innovation', inWords: true });
    await ships(SECOND);

    await room.presses('ben', 'practices.move-up', { practice });
    const answered = await room.says('amina', 'A counter on wheels.', { platform: 'web' });
    const turned = await turns(3, { summary: SUMMARY, benefitImpact: 'It served 40 people.', innovation: 'Nothing more.' });

    expect(textOf(answered)).toContain('That is not asked any more');
    expect(turned.direct).toMatchObject({ kind: 'form-errors', page: 3, errors: { summary: 'At most 320 characters; this has 400.' } });
    expect(await standing()).toMatchObject({ formVersion: 2, values: { title: 'One-stop centre', benefitImpact: 'It served 40 people.' } });
  });
});

describe('a question that a colleague’s answer has made needless', () => {
  it('takes no answer: the words would land in the title', async () => {
    await room.says('amina', 'practice', TERMINAL);
    await room.says('amina', 'title: One-stop centre\npractice type: other');
    await room.says('amina', 'practiceType-text');
    const { id = '' } = (await standing()) ?? {};
    await room.presses('ben', 'practices.open', { practice: id, field: 'practiceType', inWords: true });
    await room.says('ben', 'Service or tool', { platform: 'web' });

    const answered = await room.says('amina', 'A desk that moves');

    expect(textOf(answered)).toContain('That is not asked any more');
    expect((await standing())?.values).toMatchObject({ title: 'One-stop centre', practiceType: 'service-or-tool' });
  });
});
