import { expect, it } from 'vitest';
import { wordsIn } from '../../src/language/words.js';
import { tellChoice } from '../../src/reminders/tell-choice.js';
import type { Choice } from '../../src/reminders/subscription.js';
import { shippedLedger } from '../answers/shipped-ledger.js';

const choice: Choice = { only: null, deadlinesOnly: false, kinds: ['forum', 'report'], places: [], audience: [] };

it.each([
  ['ru', /\S, \S/],
  ['zh', /\S、\S/],
  ['ar', /\S، \S/],
] as const)('tells several things that were chosen apart in %s', (language, apart) => {
  expect(tellChoice(choice, { words: wordsIn(language), ledger: shippedLedger })).toMatch(apart);
});
