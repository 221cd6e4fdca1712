import { describe, expect, it } from 'vitest';
import { simulate } from './simulate.js';

const SEEDS = 50;

describe('the simulated world', () => {
  it(`keeps every promise in ${SEEDS} short worlds`, async () => {
    const broken: string[] = [];
    const counts = new Map<string, number>();
    for (let seed = 0; seed < SEEDS; seed += 1) {
      const outcome = await simulate(seed, 1);
      if (outcome.broken !== null) broken.push(`npm run simulate -- --seed ${seed} --days 1: ${outcome.broken}`);
      for (const [what, times] of outcome.counts) counts.set(what, (counts.get(what) ?? 0) + times);
    }

    expect(broken).toEqual([]);
    // A world in which nothing is owed, nothing fails and nobody is killed proves nothing.
    for (const what of ['reminders expected and found', 'blow before', 'blow after', 'blow power cut', 'log cut in the middle of a commit', 'fault hang after', 'fault 403', 'arrow unknown → sent', 'two lives at once']) expect(counts.get(what) ?? 0, what).toBeGreaterThan(0);
  }, 1_800_000);

  it('tells the same story for the same seed', async () => {
    const [one, other] = [await simulate(7, 1), await simulate(7, 1)];

    expect(other.lines).toEqual(one.lines);
    expect([...other.counts]).toEqual([...one.counts]);
  });
});
