import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterTry, skipped } from '../../src/delivery/after-try.js';
import type { Delivery } from '../../src/delivery/delivery.js';
import { msOf, plusMs } from '../../src/time/instant.js';
import { at, delivery } from '../contract/store-samples.js';

const tried = (attempts: number, began = at(0)): Delivery => ({ ...delivery('k'), state: 'sending', attempts, nextTry: null, worker: 'w1', began, changed: at(0), receipt: null, reason: null, again: false });
const later = { kind: 'later', retryAfterMs: null, reason: 'service_unavailable' } as const;
const pauseMs = (attempts: number, chance: number): number => msOf(afterTry(tried(attempts), later, [], at(0), chance).nextTry ?? at(-1)) - msOf(at(0));

describe('what helps nobody any more', () => {
  it('told its dates where an earlier try may have arrived, and nothing where none could have', () => {
    expect(skipped({ ...tried(2), again: true }, 'the date has moved')).toMatchObject({ state: 'skipped', reason: 'the date has moved', told: ['carried'] });
    expect(skipped(tried(1), 'the date has moved')).toMatchObject({ state: 'skipped', told: [] });
  });
});

describe('what went again after a doubt and is sent', () => {
  it('told the dates of both: those of the last try, and those that an earlier one may have told before they moved', () => {
    const about = [{ milestone: 'imrf-2026', dateRevision: 1 }];

    expect(afterTry({ ...tried(2), again: true }, { kind: 'sent', receipt: '1.1' }, about, at(9), 0.5)).toMatchObject({ state: 'sent', told: [...about, 'carried'] });
    expect(afterTry(tried(2), { kind: 'sent', receipt: '1.1' }, about, at(9), 0.5)).toMatchObject({ state: 'sent', told: about });
  });
});

describe('after a try', () => {
  it('pauses longer each time, up to two hours', () => {
    expect([1, 2, 3, 4, 9, 14].map((attempts) => pauseMs(attempts, 0.999_999) / 1_000).map(Math.round)).toEqual([30, 60, 120, 240, 7_200, 7_200]);
  });

  it('pauses anything between a second and the ceiling, by chance, so that many do not come back together', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 14 }), fc.double({ min: 0, max: 0.999_999, noNaN: true }), (attempts, chance) => {
      const ceilingMs = Math.min(7_200_000, 30_000 * 2 ** (attempts - 1));

      expect(pauseMs(attempts, chance)).toBe(Math.max(1_000, Math.ceil(ceilingMs * chance)));
    }));
  });

  it('waits exactly as long as the platform asks, whatever chance says', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 3_600_000 }), fc.double({ min: 0, max: 0.999_999, noNaN: true }), (retryAfterMs, chance) => {
      expect(afterTry(tried(3), { ...later, retryAfterMs }, [], at(0), chance).nextTry).toBe(plusMs(at(0), retryAfterMs));
    }));
  });

  it('gives up after fifteen tries, or a day after the first', () => {
    expect(afterTry(tried(14), later, [], at(86_399), 0.5).state).toBe('retrying');
    expect(afterTry(tried(15), later, [], at(9), 0.5)).toMatchObject({ state: 'refused', reason: 'gave up after 15 tries: service_unavailable' });
    expect(afterTry(tried(2), later, [], at(86_400), 0.5)).toMatchObject({ state: 'refused', reason: 'gave up after 2 tries: service_unavailable' });
  });
});
