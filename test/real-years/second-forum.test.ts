import { describe, expect, it } from 'vitest';
import { countries, expectedBetween } from './expected.js';
import { openYear } from './year.js';
import { inOrder, told } from './told.js';

/** Three hundred and ninety thousand minutes: about a minute and a half of one core, many times that on a busy machine. */
const SLOW_MACHINE_MS = 1_800_000;

describe('the year of the second Forum, October 2025 to June 2026', () => {
  it('tells every country network what is expected, at the minute at which it is expected, and nothing else', async () => {
    const expected = expectedBetween(Date.parse('2025-10-01T00:00:00Z'), Date.parse('2026-07-01T00:00:00Z'), Date.parse);
    const year = await openYear('2025-10-01', countries.map(({ code }) => code), new Set(expected.map(({ atMs }) => atMs)));

    await year.passUntil('2026-07-01T00:00:00Z');

    expect(expected.length).toBeGreaterThan(2_000);
    expect(inOrder(told(year.arrived))).toEqual(inOrder(expected));
    await year.close();
  }, SLOW_MACHINE_MS);
});
