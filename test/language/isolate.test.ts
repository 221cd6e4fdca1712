import { expect, it } from 'vitest';
import { isolateAmong } from '../../src/language/isolate.js';

it('sets a line off among words that run the other way, and leaves it among its like', () => {
  expect(isolateAmong('تم.', 'ar', 'en')).toBe('\u2068تم.\u2069');
  expect(isolateAmong('Done.', 'en', 'ar')).toBe('\u2068Done.\u2069');
  expect(isolateAmong('Fait.', 'fr', 'en')).toBe('Fait.');
});
