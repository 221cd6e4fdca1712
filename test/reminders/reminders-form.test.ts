import { expect, it } from 'vitest';
import { wordsIn } from '../../src/language/words.js';
import { readForm } from '../../src/reminders/reminders-form.js';

it('takes places and kinds of people that it offered, and nothing else, whatever it is called', () => {
  const values = { offsets: ['7'], places: ['constructor', 'africa', 'toString'], audience: ['valueOf', 'country-networks'] };

  const read = readForm(values, { words: wordsIn('en'), ledger: { milestones: [], byId: new Map(), formerDates: [], held: new Map(), translations: new Map(), reference: new Map() } });

  expect(read).toMatchObject({ kind: 'wish', wish: { manner: { choice: { places: ['africa'], audience: ['country-networks'] } } } });
});
