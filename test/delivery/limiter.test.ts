import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RateWindow } from '../../src/chat/platform.js';
import { slidingLimiter } from '../../src/delivery/limiter.js';
import { instantFromMs } from '../../src/time/instant.js';

const windows = [{ count: 2, perMs: 1_000 }, { count: 5, perMs: 10_000 }];
const at = (ms: number) => instantFromMs(1_800_000_000_000 + ms);

/** Windows as platforms have them: whole seconds, and none so full that it never bites. */
const someWindows = fc.array(fc.record({ count: fc.integer({ min: 1, max: 60 }), seconds: fc.integer({ min: 1, max: 60 }) }), { minLength: 1, maxLength: 3 })
  .map((list): RateWindow[] => list.map(({ count, seconds }) => ({ count, perMs: seconds * 1_000 })));

/** When each of so many was sent, when there is always work but it is asked for only after these pauses. */
function sendAll(allowed: readonly RateWindow[], pausesMs: readonly number[]): number[] {
  const limiter = slidingLimiter();
  let now = 0;
  return pausesMs.map((pause) => {
    now += pause;
    now += limiter.take('kenya', allowed, at(now));
    return now;
  });
}

/** When each of so many may be sent at the soonest, by the windows alone. */
function soonestOf(allowed: readonly RateWindow[], length: number): number[] {
  const soonest: number[] = [];
  for (let nth = 0; nth < length; nth += 1) soonest.push(Math.max(0, ...allowed.map(({ count, perMs }) => (nth < count ? 0 : (soonest[nth - count] ?? 0) + perMs))));
  return soonest;
}

describe('the limiter', () => {
  it('lets a conversation have what its windows allow, and says how long the next must wait', () => {
    const limiter = slidingLimiter();
    limiter.take('kenya', windows, at(0));
    limiter.take('kenya', windows, at(100));

    const waitMs = limiter.waitMs('kenya', windows, at(200));

    expect(waitMs).toBe(820);
    expect(limiter.waitMs('egypt', windows, at(200))).toBe(0);
  });

  it('honours the silence that a platform asks for', () => {
    const limiter = slidingLimiter();

    limiter.pause('kenya', 30_000, at(0));

    expect([limiter.waitMs('kenya', windows, at(10_000)), limiter.pausedMs('kenya', at(10_000)), limiter.room('kenya', windows, at(10_000), 250, 5)]).toEqual([20_000, 20_000, 0]);
    expect([limiter.waitMs('kenya', windows, at(30_000)), limiter.pausedMs('kenya', at(30_000)), limiter.room('kenya', windows, at(30_000), 250, 5)]).toEqual([0, 0, 2]);
  });

  it('gives places in line to many that ask at once', () => {
    const limiter = slidingLimiter();

    const waits = [1, 2, 3, 4].map(() => limiter.take('kenya', windows, at(0)));

    expect(waits).toEqual([0, 0, 1_020, 1_020]);
  });

  it('lets nobody go before his distance to those who left late before him', () => {
    const limiter = slidingLimiter();
    const places = [1, 2, 3, 4].map(() => limiter.place('kenya', windows, at(0)));
    const leave = (nth: number, ms: number) => limiter.leave('kenya', places[nth] ?? { sentMs: 0, hasLeft: false }, windows, at(ms));

    const waits = [leave(0, 0), leave(1, 400), leave(2, 1_020), leave(3, 1_020)];

    expect(waits).toEqual([0, 0, 0, 400]);
    expect(leave(3, 1_420)).toBe(0);
  });

  it('never lets more through than any window allows, however late those who wait are woken', () => {
    fc.assert(
      fc.property(someWindows, fc.array(fc.integer({ min: 0, max: 2_000 }), { minLength: 1, maxLength: 80 }), (allowed, lateMs) => {
        const limiter = slidingLimiter();
        const waiting = lateMs.map((late) => ({ late, place: limiter.place('kenya', allowed, at(0)) }));
        const left: number[] = [];
        let now = 0;
        for (const { late, place } of waiting) {
          now += late;
          for (let ms = limiter.leave('kenya', place, allowed, at(now)); ms > 0; ms = limiter.leave('kenya', place, allowed, at(now))) now += ms;
          left.push(now);
        }

        for (const { count, perMs } of allowed) for (const [nth, first] of left.entries()) expect((left[nth + count] ?? Infinity) - first).toBeGreaterThanOrEqual(perMs);
      }),
    );
  });

  it('keeps no place for somebody who does not go', () => {
    const limiter = slidingLimiter();
    const [first] = [1, 2, 3].map(() => limiter.place('kenya', windows, at(0)));
    if (first !== undefined) limiter.giveUp('kenya', first);

    expect(limiter.waitMs('kenya', [{ count: 3, perMs: 1_000 }], at(0))).toBe(0);
  });

  it('never lets more through than any window allows, whatever the windows and the pace, also when they take up to 20 ms on the way', () => {
    fc.assert(
      fc.property(someWindows, fc.array(fc.record({ pause: fc.integer({ min: 0, max: 3_000 }), way: fc.integer({ min: 0, max: 20 }) }), { maxLength: 150 }), (allowed, asked) => {
        const sent = sendAll(allowed, asked.map(({ pause }) => pause));
        const arrived = sent.map((ms, nth) => ms + (asked[nth]?.way ?? 0)).sort((one, other) => one - other);

        for (const { count, perMs } of allowed) {
          for (const [nth, first] of arrived.entries()) expect((arrived[nth + count] ?? Infinity) - first).toBeGreaterThanOrEqual(perMs);
        }
      }),
    );
  });

  it('lets at least 97 % of what is permitted through while there is work', () => {
    fc.assert(
      fc.property(someWindows, (allowed) => {
        const sent = sendAll(allowed, Array.from({ length: 500 }, () => 0));

        const soonest = soonestOf(allowed, sent.length);
        for (const [nth, ms] of sent.entries()) expect(ms * 0.97).toBeLessThanOrEqual(soonest[nth] ?? 0);
      }),
    );
  });

  it('says how many have room without taking it', () => {
    fc.assert(
      fc.property(someWindows, fc.array(fc.integer({ min: 0, max: 2_000 }), { maxLength: 30 }), fc.integer({ min: 0, max: 1_000 }), (allowed, pauses, ahead) => {
        const limiter = slidingLimiter();
        let now = 0;
        for (const pause of pauses) {
          now += pause;
          const room = limiter.room('kenya', allowed, at(now), ahead, 3);

          const waits = Array.from({ length: 3 }, () => limiter.take('kenya', allowed, at(now)));

          expect(waits.filter((wait) => wait <= ahead)).toHaveLength(room);
        }
      }),
    );
  });
});
