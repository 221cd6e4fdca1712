import { beforeEach, describe, expect, it } from 'vitest';
import { wordsIn } from '../../src/language/words.js';
import { WHOLE_PRACTICE } from '../support/sample-practice.js';
import { formOf, practiceRoom, textOf } from './room.js';

let room: Awaited<ReturnType<typeof practiceRoom>>;
beforeEach(async () => {
  room = await practiceRoom();
  return () => room.close();
});

const words = wordsIn('en');

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
