import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DESK, KENYA, leftIn, practiceRoom, textOf } from '../support/practice-room.js';

let room: Awaited<ReturnType<typeof practiceRoom>>;
beforeEach(async () => {
  room = await practiceRoom();
});
afterEach(() => room.close());

describe('a step', () => {
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
