import { expect, it } from 'vitest';
import { inList, inRow } from '../../src/language/in-list.js';

it.each([
  ['ar', 'أ وب وج', 'أ، ب، ج'],
  ['zh', 'أ、ب和ج', 'أ、ب、ج'],
  ['en', 'أ, ب, and ج', 'أ, ب, ج'],
  ['ru', 'أ, ب и ج', 'أ, ب, ج'],
] as const)('names several in a sentence, and behind a label, in %s', (language, sentence, row) => {
  expect(inList(['أ', 'ب', 'ج'], language)).toBe(sentence);
  expect(inRow(['أ', 'ب', 'ج'], language)).toBe(row);
});
