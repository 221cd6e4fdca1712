import { describe, expect, it } from 'vitest';
import { answerLine, BatchQuestion } from '../../src/answers/batch.js';
import { networks, shippedLedger } from './shipped-ledger.js';

describe('a line of a batch', () => {
  it('is answered on the day of the network’s capital, with text and sources', () => {
    const line = BatchQuestion.parse({ id: 'a', now: '2026-12-17T20:00:00+05:00', question: 'When is International Migrants Day?', network: 'KI' });

    const answered = answerLine(line, shippedLedger, networks);

    expect(answered).toMatchObject({ id: 'a', locale: 'en', intent: 'date', status: 'confirmed', milestones: ['migrants-day-2026'], dates: ['2026-12-18'], days: 0, refs: [], related: [] });
    expect(answered.text).toMatch(/^Friday 18 December 2026\nInternational Migrants Day/);
    expect(answered.sources).toEqual([expect.stringMatching(/^https?:/)]);
    expect(answered).not.toHaveProperty('distress');
  });

  it('refuses a moment without zone', () => {
    expect(BatchQuestion.safeParse({ id: 'a', now: '2026-12-17T20:00:00', question: 'When?' }).success).toBe(false);
  });
});
