import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DESK, KENYA, leftIn, practiceRoom } from '../support/practice-room.js';

let room: Awaited<ReturnType<typeof practiceRoom>>;
beforeEach(async () => {
  room = await practiceRoom();
});
afterEach(() => room.close());

const DAY_MS = 86_400_000;
const textOf = (left: Awaited<ReturnType<typeof room.types>>) => left.map(({ text }) => text).join('\n');

describe('the queue', () => {
  it('shows what waits, with whom and since when, to those who review and to nobody else', async () => {
    const first = await room.submitted({ title: 'First' });
    await room.submitted({ title: 'Second' });
    await room.types('ana', `review ${first} assign me`);

    const queue = await room.types('ben', 'review');
    const refused = await room.types('mariam', 'review');
    const forged = await room.happens('mariam', DESK, { kind: 'pressed', action: 'review.step', value: { practice: first, revision: 2, step: 'approve' }, message: null });

    expect(queue[0]?.text).toBe('Practices that wait for review: 2.\n1. First (Kenya), since 8 December 2026. With: slack:T1/ana\n2. Second (Kenya), since 8 December 2026. With: nobody yet');
    expect(queue[0]?.buttons.map(({ label }) => label)).toEqual(['Show 1', 'Show 2']);
    expect(textOf(refused)).toContain('Only the Secretariat may do this');
    expect(textOf(forged.left)).toContain('Only the Secretariat may do this');
    expect(await room.standing(first)).toBe('submitted');
  });

  it('is turned page by page', async () => {
    for (let n = 1; n <= 9; n += 1) await room.submitted({ title: `Practice ${n}` });

    const [first] = await room.types('ana', 'review');
    const [second] = await room.presses('ana', DESK, first, 'review.queue');

    expect(first?.text).toContain('Page 1 of 2.');
    expect(second?.text).toContain('8. Practice 8 (Kenya)');
    expect(second?.text).not.toContain('7. Practice 7');
    expect((await room.types('ana', 'review 2'))[0]?.text).toBe(second?.text);
  });
});

describe('the card', () => {
  it('shows every field by the pages of the form, whole, with what was said of it and what was overruled', async () => {
    const long = 'A centre at the border gives advice in one place. '.repeat(60).trim();
    const id = await room.submitted({ primaryObjectives: ['5', '16'], summary: long, submitterName: 'Amina', geographicScope: 'national' });
    await room.store.transact((tx) => tx.practices.stepPractice(id, 2, { at: room.clock.now(), overruled: [{ code: 'short', field: 'summary', reason: 'It says all.' }] }));
    await room.types('ana', `review ${id} comment Summary: Which year was it?`);

    const [card] = await room.types('ana', `review ${id}`);

    for (const words of ['One-stop centre in Busia', 'What and where', 'Contact and consent', long, 'Amina', 'Comment by slack:T1/ana, 8 December 2026, not told yet: Which year was it?', 'It says all.']) expect(card?.text).toContain(words);
    expect(card?.text).toMatch(/Primary GCM objectives\n5\. .*\n16\. /);
    expect(card?.buttons.map(({ label }) => label)).toEqual(['Approve', 'Comment on a field', 'Request changes (1)', 'Reject', 'I take it', 'Show what waits']);
  });

  it('tells a warning that was overruled in words, with the reason', async () => {
    const id = await room.submitted({ summary: 'Too short.' });
    await room.store.transact((tx) => tx.practices.stepPractice(id, 2, { at: room.clock.now(), overruled: [{ code: 'short', field: 'summary', reason: 'It says all.' }] }));

    const [card] = await room.types('ana', `review ${id}`);

    expect(card?.text).toContain('Warnings that were overruled\nSummary\n10 characters; at least 300 tell more.\nReason: It says all.');
  });

  it('says "former focal point" once the person was erased', async () => {
    const id = await room.submitted({ submitterName: 'Amina', submitterEmail: 'amina@example.org', keyLessons: 'Begin early.' });
    await room.forgetsPerson('p-amina', 'slack:T1/amina');

    const [card] = await room.types('ana', `review ${id}`);

    expect(card?.text).toContain('Written by: former focal point');
    expect(card?.text).toContain('Your name\nformer focal point');
    expect(card?.text).not.toContain('amina@example.org');
    expect(card?.text).toContain('Begin early.');
  });
});

describe('a step', () => {
  it('of each kind is told to the submitter once, where she submitted, and stands in the audit trail without words', async () => {
    const id = await room.submitted();
    const told: string[] = [];
    const step = async (words: string) => {
      const left = await room.types('ana', `review ${id} ${words}`);
      told.push(...leftIn(left, KENYA).map(({ text }) => text));
      return left[0]?.text;
    };

    const answers = [await step('assign me'), await step('comment keyLessons: What would you do otherwise?'), await step('comment summary: Which year?'), await step('request-changes')];
    await room.store.transact((tx) => tx.practices.stepPractice(id, 3, { state: 'submitted', submittedAt: room.clock.now(), at: room.clock.now() }));
    answers.push(await step('approve'), await step('publish https://migrationnetwork.un.org/practice/1'));

    expect(answers.map((text) => text?.split('\n')[0])).toEqual([
      'One-stop centre in Busia is with slack:T1/ana now.', 'Kept: your comment on Key lessons.', 'Kept: your comment on Summary.', 'One-stop centre in Busia: changes are requested.', 'One-stop centre in Busia: approved.', 'One-stop centre in Busia: noted as published.',
    ]);
    expect(told).toEqual([
      'One-stop centre in Busia: a reviewer of the Secretariat has it now. You hear of each step here.',
      'One-stop centre in Busia: the Secretariat asks for changes before it can approve. Comments: 2.\nKey lessons\nWhat would you do otherwise?\nSummary\nWhich year?',
      'One-stop centre in Busia: the Secretariat has approved it. Once the Hub shows it, you get its address here.',
      'One-stop centre in Busia: it is on the Hub now: https://migrationnetwork.un.org/practice/1',
    ]);
    const trail = (await room.store.reads.records.entries(99)).filter(({ subject }) => subject === id).reverse();
    expect(trail.map(({ action, after }) => [action, after])).toEqual([
      ['practices.assign', { state: 'submitted', revision: 2 }], ['practices.comment', { state: 'submitted', revision: 2 }], ['practices.comment', { state: 'submitted', revision: 2 }],
      ['practices.request-changes', { state: 'changes-requested', revision: 3 }], ['practices.approve', { state: 'approved', revision: 5 }], ['practices.publish', { state: 'published', revision: 6 }],
    ]);
  });

  it('leads by a button to each field that was commented on', async () => {
    const id = await room.submitted();
    await room.types('ana', `review ${id} comment summary: Which year?`);

    const left = await room.types('ana', `review ${id} request-changes`);

    expect(leftIn(left, KENYA)[0]?.buttons.map(({ id: action, value, label }) => [action, value, label])).toEqual([
      ['practices.open', { practice: id, field: 'summary' }, 'Mend: Summary'], ['practices.seen', { practice: id }, 'I have read this'],
    ]);
  });

  it.each([
    ['approve', 'the Secretariat has approved it. Once the Hub shows it, you get its address here.', [['practices.revise', 'Mend: Summary']]],
    ['reject It is a plan.', 'the Secretariat did not accept it. Its reason: It is a plan.', []],
    ['merge into {other}', 'the Secretariat merges it into another practice: Other', []],
    ['duplicate of {other}', 'the same is there already: Other', []],
  ] as const)('tells with it what was said of a field and not told yet, and tells it once: %s', async (words, head, buttons) => {
    const [id, other] = [await room.submitted(), await room.submitted({ title: 'Other' })];
    await room.types('ana', `review ${id} comment summary: Which year?`);

    const left = await room.types('ana', `review ${id} ${words.replace('{other}', other)}`);
    const [card] = await room.types('ana', `review ${id}`);

    const [told] = leftIn(left, KENYA);
    expect(told?.text).toBe(`One-stop centre in Busia: ${head}\nComments: 1.\nSummary\nWhich year?`);
    expect(told?.buttons.map(({ id: action, label }) => [action, label])).toEqual([...buttons, ['practices.seen', 'I have read this']]);
    expect(card?.text).not.toContain('not told yet');
  });

  it('leads from a comment on one that is approved to that field of a new revision', async () => {
    const id = await room.submitted();
    await room.types('ana', `review ${id} comment summary: Which year?`);
    const told = leftIn(await room.types('ana', `review ${id} approve`), KENYA)[0];

    const [begun] = await room.presses('amina', KENYA, told, 'practices.revise');

    const button = begun?.buttons[0];
    expect([button?.id, button?.value['field']]).toEqual(['practices.open', 'summary']);
    expect((await room.store.reads.practices.findPractice(String(button?.value['practice'])))?.revises).toBe(id);
    expect(leftIn(await room.types('ana', `review ${id} publish https://example.org/1`), KENYA)[0]?.text).not.toContain('Which year?');
  });

  it('on a stale card changes nothing, and says how the practice stands now', async () => {
    const id = await room.submitted();
    const [card] = await room.types('ana', `review ${id}`);
    await room.types('ben', `review ${id} reject It is a plan.`);

    const [answer] = await room.presses('ana', DESK, card, 'review.step');
    const form = await room.happens('ana', DESK, { kind: 'pressed', action: 'review.form', value: { practice: id, revision: 2, form: 'comment' }, message: null });

    expect(answer?.text).toBe('It was changed since you saw it. It stands so now: not accepted.\nNothing was changed.');
    expect(form.left[0]?.text).toBe(answer?.text);
    expect(await room.standing(id)).toBe('rejected');
  });

  it('that needs words takes them in a form, with what is wrong beside its field', async () => {
    const id = await room.submitted();
    const opened = await room.happens('ana', DESK, { kind: 'pressed', action: 'review.form', value: { practice: id, revision: 2, form: 'reject' }, message: null });
    const about = { practice: id, revision: '2' };

    const empty = await room.sends('ana', DESK, 'practices.review-reject', about, { reason: ' ' });
    const done = await room.sends('ana', DESK, 'practices.review-reject', about, { reason: 'It is a plan, not yet done.' });

    expect(opened.direct).toMatchObject({ kind: 'open-form', form: { id: 'practices.review-reject', about } });
    expect(empty.direct).toMatchObject({ kind: 'form-errors', errors: { reason: 'This is needed.' } });
    expect(done.direct).toEqual({ kind: 'close-form' });
    expect(leftIn(done.left, KENYA)[0]?.text).toContain('Its reason: It is a plan, not yet done.');
    expect(await room.standing(id)).toBe('rejected');
  });

  it.each([
    ['request-changes', 'Say first what is to change: comment on at least one field.'],
    ['comment colour: Which?', 'The form has no field colour.'],
    ['reject', 'Give the reason'],
    ['merge 01234567890123456789', 'No practice 01234567890123456789 was handed in'],
    ['publish https://example.org/1', 'This step does not follow from how it stands: submitted.'],
    ['assign slack:T1/mariam', 'slack:T1/mariam does not review for the Secretariat.'],
    ['praise', 'I know no step praise.'],
  ])('is refused with the way to mend it: %s', async (words, refusal) => {
    const id = await room.submitted();

    const left = await room.types('ana', `review ${id} ${words}`);

    expect(left).toHaveLength(1);
    expect(left[0]?.text).toContain(refusal);
    expect(left[0]?.text).toContain('Nothing was changed.');
    expect(await room.standing(id)).toBe('submitted');
  });

  it('gives it to another reviewer, by her account or by mentioning her', async () => {
    await room.store.transact(async (tx) => tx.people.grant((await tx.people.meet('p-zoe', { platform: 'slack', tenant: 'T1', user: 'UZOE' })).id, { role: 'editor', network: null }));
    const id = await room.submitted();

    const given = [await room.types('ana', `review ${id} assign to slack:T1/ben`), await room.types('ben', `review ${id} assign <@UZOE>`)];

    expect(given.map(([first]) => first?.text)).toEqual([expect.stringContaining('is with slack:T1/ben now.'), expect.stringContaining('is with slack:T1/UZOE now.')]);
    expect(given.map((left) => leftIn(left, KENYA).length)).toEqual([1, 0]);
  });

  it('takes no address that a browser would not open', async () => {
    const id = await room.submitted();
    await room.types('ana', `review ${id} approve`);

    for (const address of ['javascript:alert(1)', 'ftp://example.org/1', 'example.org/1', 'https://']) expect((await room.types('ana', `review ${id} publish ${address}`))[0]?.text).toContain('is no web address');

    expect(await room.standing(id)).toBe('approved');
  });

  it('points to another practice: merged into it, or there already', async () => {
    const [one, other, third] = [await room.submitted({ title: 'One' }), await room.submitted({ title: 'Other' }), await room.submitted({ title: 'Third' })];

    const merged = await room.types('ana', `review ${one} merge into ${other}`);
    const duplicate = await room.types('ana', `review ${third} duplicate of ${other}`);
    const aside = await room.types('ana', `review ${other} merge ${one}`);

    expect(leftIn(merged, KENYA)[0]?.text).toBe('One: the Secretariat merges it into another practice: Other');
    expect(leftIn(duplicate, KENYA)[0]?.text).toBe('Third: the same is there already: Other');
    expect(textOf(aside)).toContain(`${one} was put aside itself.`);
    expect([await room.standing(one), await room.standing(third), await room.standing(other)]).toEqual(['merged', 'duplicate', 'submitted']);
  });
});

describe('what a submitter does not answer', () => {
  it('stands in the queue and in the week after seven days, until she signs, writes or steps', async () => {
    const id = await room.submitted();
    await room.types('ana', `review ${id} comment summary: Which year?`);
    const [, told] = await room.types('ana', `review ${id} request-changes`);
    room.clock.pass(6 * DAY_MS);
    const early = await room.types('ana', 'review');
    room.clock.pass(2 * DAY_MS);

    const late = await room.types('ana', 'review');
    const week = await room.types('ana', 'weekly');
    const stranger = await room.presses('mariam', DESK, told, 'practices.seen');
    const still = await room.types('ana', 'review');
    const signed = await room.presses('amina', KENYA, told, 'practices.seen');
    const after = await room.types('ana', 'review');

    expect(textOf(early)).toBe('No practice waits for review.');
    expect(late[0]?.text).toContain('Told a week ago or longer, and nothing came back: 1.\nOne-stop centre in Busia (Kenya): changes requested, told on 8 December 2026');
    expect(week[0]?.text).toContain('Practices that wait for review, or whose submitter has not answered for a week: 1.');
    expect(textOf(stranger)).toBe('Thank you, noted.');
    expect(textOf(still)).toBe(textOf(late));
    expect(textOf(signed)).toBe('Thank you, noted.');
    expect(textOf(after)).toBe('No practice waits for review.');
  });
});

describe('opening what was asked', () => {
  it('is a sign, too', async () => {
    const id = await room.submitted();
    await room.types('ana', `review ${id} comment summary: Which year?`);
    const [, told] = await room.types('ana', `review ${id} request-changes`);
    room.clock.pass(8 * DAY_MS);

    const before = await room.types('ana', 'review');
    const opened = await room.happens('amina', KENYA, { kind: 'pressed', action: 'practices.open', value: told?.buttons[0]?.value, message: told?.receipt ?? null });
    const after = await room.types('ana', 'review');

    expect(before[0]?.text).toContain('nothing came back: 1.');
    expect(opened.direct).toMatchObject({ kind: 'open-form', form: { id: 'practices.practice', about: { practice: id } } });
    expect(textOf(after)).toBe('No practice waits for review.');
  });
});

describe('a new revision', () => {
  it('begins with all that the old one says, stands beside it in review, and replaces it once approved', async () => {
    const old = await room.submitted({ summary: 'In 2019.', keyLessons: 'Begin early.' });
    await room.types('ana', `review ${old} approve`);
    const [shown] = await room.says('amina', KENYA, `practice show ${old}`);
    const [begun] = await room.presses('amina', KENYA, shown, 'practices.revise');
    const again = await room.says('amina', KENYA, `revise ${old}`);
    const next = String(begun?.buttons[0]?.value['practice']);
    await room.store.transact(async (tx) => {
      await tx.practices.keepField(next, { field: 'summary', value: 'From 2019 to 2023.', by: 'p-amina', at: room.clock.now() }, 1);
      await tx.practices.stepPractice(next, 1, { state: 'submitted', submittedAt: room.clock.now(), at: room.clock.now() });
    });

    const [card] = await room.types('ana', `review ${next}`);
    await room.types('ana', `review ${next} approve`);

    expect(begun?.text).toContain('a new revision is begun');
    expect(again[0]?.text).toContain('a new revision is open already: draft.');
    expect(card?.text).toContain(`New revision of: ${old}`);
    expect(card?.text).toContain('What changed\nSummary\nBefore: In 2019.\nNow: From 2019 to 2023.\nWhat and where');
    expect([await room.standing(old), await room.standing(next)]).toEqual(['superseded', 'approved']);
  });

  it('is begun by nobody of another network, and of nothing that is not approved', async () => {
    const id = await room.submitted();
    const early = await room.says('amina', KENYA, `revise ${id}`);
    await room.types('ana', `review ${id} approve`);

    const stranger = await room.says('mariam', DESK, `revise ${id}`);

    expect(textOf(early)).toContain('It stands so now: submitted.');
    expect(textOf(stranger)).toContain('I know no practice');
    expect(await room.store.reads.practices.listPractices({ revises: id }, { after: null, limit: 9 })).toEqual([]);
  });

  it('that comes second is not approved over the first', async () => {
    const old = await room.submitted();
    await room.types('ana', `review ${old} approve`);
    const [one, other] = [await room.submitted({}, { revises: old }), await room.submitted({}, { revises: old })];
    await room.types('ana', `review ${one} approve`);

    const second = await room.types('ana', `review ${other} approve`);

    expect(textOf(second)).toContain('Another revision of the same practice was approved meanwhile.');
    expect([await room.standing(one), await room.standing(other)]).toEqual(['approved', 'submitted']);
  });
});
