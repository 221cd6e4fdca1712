import { afterEach, expect, it } from 'vitest';
import { wordsIn } from '../../src/language/words.js';
import { readForm } from '../../src/reminders/reminders-form.js';
import { channel, questionRoom } from '../support/question-room.js';

let close: () => Promise<void> = () => Promise.resolve();
afterEach(() => close());

it('takes places and kinds of people that it offered, and nothing else, whatever it is called', () => {
  const values = { offsets: ['7'], places: ['constructor', 'africa', 'toString'], audience: ['valueOf', 'country-networks'] };

  const read = readForm(values, { words: wordsIn('en'), ledger: { milestones: [], byId: new Map(), formerDates: [], held: new Map(), translations: new Map(), reference: new Map() } });

  expect(read).toMatchObject({ kind: 'wish', wish: { manner: { choice: { places: ['africa'], audience: ['country-networks'] } } } });
});

it('offers what is set, beside what it offers everybody, also when it comes back with something wrong', async () => {
  const room = await questionRoom('2026-12-03T10:00:00Z');
  close = room.close;
  await room.says('UAMINA', channel('C1'), 'remind 21d 14d');

  const { direct: opened } = await room.happens('UAMINA', channel('C1'), { kind: 'said', text: 'remind' });
  const { direct: wrong } = await room.happens('UAMINA', channel('C1'), { kind: 'submitted', form: 'reminders', about: {}, values: { offsets: ['21', '5'], hour: 'noon' } });

  const offered = [opened, wrong].map((answer) => ('form' in answer ? answer.form.pages[0]?.fields.find(({ id }) => id === 'offsets')?.options?.map(({ id }) => id) : undefined));
  expect(opened).toMatchObject({ kind: 'open-form', values: { offsets: ['21', '14'] } });
  expect(offered).toEqual([['60', '30', '21', '14', '7', '3', '1', '0', '-1'], ['60', '30', '21', '14', '7', '3', '1', '0', '-1']]);
});
