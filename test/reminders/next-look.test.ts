import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datesOf, type Dates } from '../../src/reminders/dates.js';
import { planAt } from '../../src/reminders/plan.js';
import type { Subscriber } from '../../src/reminders/subscriber.js';
import { CalendarDate, plusDays } from '../../src/time/calendar-date.js';
import { Instant, instantFromMs, msOf } from '../../src/time/instant.js';
import { WallTime } from '../../src/time/zone.js';
import { given, kenyaChannel, migrantsDay } from '../support/cast.js';

const START = Instant.parse('2026-11-24T09:00:00.000Z');
const day = (after: number): CalendarDate => plusDays(CalendarDate.parse('2026-11-24'), after);
const later = (minutes: number): Instant => instantFromMs(msOf(START) + minutes * 60_000);
const MINUTES_A_DAY = 1_440;

const offsets = fc.uniqueArray(fc.integer({ min: -25, max: 25 }), { minLength: 1, maxLength: 4 });
const run = fc.record({ from: fc.integer({ min: -20, max: 15 }), length: fc.oneof(fc.integer({ min: 1, max: 25 }), fc.integer({ min: 55, max: 75 })) });

const subscribers: fc.Arbitrary<Subscriber> = fc.record({
  zone: fc.constantFrom('Africa/Nairobi', 'Asia/Kathmandu', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/New_York'), hour: fc.constantFrom('00:00', '09:00', '23:45'),
  offsetsDays: offsets, also: fc.option(offsets, { nil: undefined }), weekend: fc.constantFrom([6, 7], [5, 6], [1, 2, 3, 4, 5, 6, 7]), counts: fc.boolean(), free: fc.array(run, { maxLength: 2 }),
  snoozed: fc.option(fc.integer({ min: -5 * MINUTES_A_DAY, max: 12 * MINUTES_A_DAY }), { nil: undefined }),
}).map(({ zone, hour, offsetsDays, also, weekend, counts, free, snoozed }) => given(kenyaChannel({ offsetsDays, since: later(-40 * MINUTES_A_DAY), also: also === undefined ? [] : [{ milestone: 'one', offsetsDays: also }] }), {
  zone, hour: WallTime.parse(hour),
  calendar: counts ? { weekend, holidayOn: null, own: new Map(free.flatMap(({ from, length }) => Array.from({ length }, (_, at) => [day(from + at), { isFree: true, name: null }] as const))) } : null,
  marks: new Map(snoozed === undefined ? [] : [['two', { milestone: 'two', kind: 'snoozed' as const, dateRevision: 1, until: later(snoozed), by: 'console:ana', at: later(snoozed - MINUTES_A_DAY) }]]),
}));

const dates: fc.Arbitrary<Dates> = fc.record({ after: fc.tuple(...['one', 'two', 'three'].map(() => fc.integer({ min: -30, max: 40 }))), length: fc.integer({ min: 0, max: 5 }), exact: fc.option(fc.integer({ min: -3_000, max: 9_000 }), { nil: undefined }) })
  .map(({ after, length, exact }) => {
    const milestones = ['one', 'two', 'three'].map((id, at) => given(migrantsDay, { id, startsOn: day(after[at] ?? 0), endsOn: day((after[at] ?? 0) + length), ...(at === 2 && exact !== undefined ? { dateSince: later(exact) } : {}) }));
    return { ...datesOf(milestones, []), exact: new Map(exact === undefined ? [] : [['three', { at: later(exact), dateRevision: 1 }]]) };
  });

describe('when to look next', () => {
  it('is before anything new is due, and ahead', () => {
    fc.assert(fc.property(subscribers, dates, (subscriber, known) => {
      const plan = planAt(START, known);
      const due = new Set(plan.due(subscriber).map(nameOf));
      const next = plan.nextLook(subscriber);

      expect(next > START).toBe(true);
      // What comes to be due stays so for hours at least, or something newer takes its place.
      const sampled = Array.from({ length: 20 }, (_, nth) => later(nth * 480)).filter((at) => at < next);
      for (const at of [...sampled, instantFromMs(msOf(next) - 1)]) {
        const fresh = planAt(at, known).due(subscriber).map(nameOf).filter((name) => !due.has(name));
        expect(fresh, `at ${at}, to be looked at again at ${next}`).toEqual([]);
      }
    }), { numRuns: 400 });
  });

  it('is after a run of free days that began before, for what comes after its day', () => {
    const free = new Map(Array.from({ length: 12 }, (_, at) => [day(at - 8), { isFree: true, name: null }] as const));
    const subscriber = given(kenyaChannel({ offsetsDays: [-7], since: later(-40 * MINUTES_A_DAY) }), { calendar: { weekend: [], holidayOn: null, own: free } });
    const known = datesOf([given(migrantsDay, { startsOn: day(-12), endsOn: day(-12) })], []);

    expect(planAt(START, known).nextLook(subscriber)).toBe('2026-11-28T06:00:00.000Z');
    expect(planAt(Instant.parse('2026-11-28T06:00:00.000Z'), known).due(subscriber)).toMatchObject([{ offsetDays: -7 }]);
  });

  it('is the very minute of a reminder that is near, and within a week where none is', () => {
    const subscriber = kenyaChannel({ offsetsDays: [14], since: START });
    const known = datesOf([migrantsDay], []);

    expect(planAt(Instant.parse('2026-12-01T09:00:00.000Z'), known).nextLook(subscriber)).toBe('2026-12-04T06:00:00.000Z');
    expect(planAt(START, known).nextLook(subscriber)).toBe('2026-11-30T09:00:00.000Z');
  });
});

function nameOf({ milestone, offsetDays }: { readonly milestone: string; readonly offsetDays: number }): string {
  return `${milestone} ${offsetDays}`;
}
