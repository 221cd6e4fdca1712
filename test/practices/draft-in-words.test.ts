import { beforeEach, describe, expect, it } from 'vitest';
import { wordsIn } from '../../src/language/words.js';
import { WHOLE_PRACTICE } from '../support/sample-practice.js';
import { practiceRoom, textOf } from './room.js';

let room: Awaited<ReturnType<typeof practiceRoom>>;
beforeEach(async () => {
  room = await practiceRoom();
  return () => room.close();
});

const words = wordsIn('en');

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
