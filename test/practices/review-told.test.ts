import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KENYA, leftIn, practiceRoom } from '../support/practice-room.js';

let room: Awaited<ReturnType<typeof practiceRoom>>;
beforeEach(async () => {
  room = await practiceRoom();
});
afterEach(() => room.close());

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

  it('is told with its words as they were typed: a list stays a list', async () => {
    const id = await room.submitted();

    await room.types('ana', `review ${id} comment summary: Two things:\n1. Which year?\n2. Where?`);
    const told = leftIn(await room.types('ana', `review ${id} request-changes`), KENYA)[0];

    expect(told?.text).toContain('Summary\nTwo things:\n1. Which year?\n2. Where?');
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
});
