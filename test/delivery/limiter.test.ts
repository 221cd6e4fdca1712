import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slidingLimiter } from '../../src/delivery/limiter.js';
import { instantFromMs } from '../../src/time/instant.js';

const windows = [{ count: 2, perMs: 1_000 }, { count: 5, perMs: 10_000 }];
const at = (ms: number) => instantFromMs(1_800_000_000_000 + ms);

describe('the limiter', () => {
  it('lets a conversation have what its windows allow, and says how long the next must wait', () => {
    const limiter = slidingLimiter();
    limiter.spend('kenya', windows, at(0));
    limiter.spend('kenya', windows, at(100));

    const waitMs = limiter.waitMs('kenya', windows, at(200));

    expect(waitMs).toBe(800);
    expect(limiter.waitMs('egypt', windows, at(200))).toBe(0);
  });

  it('honours the silence that a platform asks for', () => {
    const limiter = slidingLimiter();

    limiter.pause('kenya', 30_000, at(0));

    expect(limiter.waitMs('kenya', windows, at(10_000))).toBe(20_000);
    expect(limiter.waitMs('kenya', windows, at(30_000))).toBe(0);
  });

  it('never lets more through than any window allows, whatever the pace', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 60 }), (pauses) => {
        const limiter = slidingLimiter();
        const sent: number[] = [];
        let now = 0;
        for (const pause of pauses) {
          now += pause;
          now += limiter.waitMs('kenya', windows, at(now));
          limiter.spend('kenya', windows, at(now));
          sent.push(now);
        }
        for (const window of windows) {
          for (const first of sent) expect(sent.filter((ms) => ms >= first && ms < first + window.perMs).length).toBeLessThanOrEqual(window.count);
        }
      }),
    );
  });
});
