import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundle } from '../../src/reminders/bundle.js';
import { datesOf } from '../../src/reminders/dates.js';
import { planReminders } from '../../src/reminders/plan.js';
import type { Subscriber } from '../../src/reminders/subscriber.js';
import { previewLine } from '../../src/reminders/preview-line.js';
import { previewReminders, type Past } from '../../src/reminders/preview.js';
import { EVERYTHING } from '../../src/reminders/subscription.js';
import type { Milestone } from '../../src/roadmap/milestone.js';
import { CalendarDate, plusDays } from '../../src/time/calendar-date.js';
import { holidaysOf } from '../../src/time/holidays.js';
import { Instant, instantFromMs } from '../../src/time/instant.js';
import { WallTime } from '../../src/time/zone.js';
import { given, kenyaChannel, migrantsDay } from '../support/cast.js';

const day = (text: string) => CalendarDate.parse(text);
const nothingYet: Past = { isCarried: () => false, sentOn: () => 0 };
const since = Instant.parse('2026-11-01T00:00:00.000Z');
const kenyaWorks = { weekend: [6, 7], holidayOn: holidaysOf('KE') ?? null, own: new Map() };
const onDay = (id: string, startsOn: string, change: Partial<Milestone> = {}) => given(migrantsDay, { id, startsOn: day(startsOn), endsOn: day(startsOn), ...change });

function linesOf(subscriber: Subscriber, milestones: readonly Milestone[], from = '2026-11-01', to = '2027-12-31') {
  return previewReminders(day(from), day(to), [subscriber], datesOf(milestones, []), nothingYet).map(previewLine);
}

describe('what would be sent', () => {
  it('says to whom, when, and why: how long before, and from which holiday it moved', () => {
    const subscriber = { ...kenyaChannel({ offsetsDays: [7, 1], since, onWorkingDays: true }), calendar: kenyaWorks };

    expect(linesOf(subscriber, [onDay('hearing', '2026-12-13')])).toEqual([
      { at: '2026-12-04T06:00:00.000Z', conversation: 'kenya', network: 'KE', zone: 'Africa/Nairobi', milestones: [{ id: 'hearing', offsetDays: 7 }], why: 'hearing: 7 days before, moved from 2026-12-06 (weekend)' },
      { at: '2026-12-11T06:00:00.000Z', conversation: 'kenya', network: 'KE', zone: 'Africa/Nairobi', milestones: [{ id: 'hearing', offsetDays: 1 }], why: 'hearing: 1 day before, moved from 2026-12-12 (Jamhuri Day)' },
    ]);
  });

  it('says where public holidays are not known', () => {
    const subscriber = { ...kenyaChannel({ offsetsDays: [1], since, onWorkingDays: true }), calendar: { ...kenyaWorks, holidayOn: null } };

    expect(linesOf(subscriber, [onDay('hearing', '2026-12-09')])[0]?.why).toBe('hearing: 1 day before; public holidays not known: weekend only');
  });

  it('spreads what is over a day’s messages over the next mornings, and says since when it waited', () => {
    const subscriber = kenyaChannel({ offsetsDays: [14], since, mostADay: 1 });
    const milestones = Array.from({ length: 25 }, (_, n) => onDay(`date-${n}`, '2026-12-31'));

    const lines = linesOf(subscriber, milestones);

    expect(lines.map(({ at, milestones: { length } }) => [at, length])).toEqual([['2026-12-17T06:00:00.000Z', 10], ['2026-12-18T06:00:00.000Z', 10], ['2026-12-19T06:00:00.000Z', 5]]);
    expect(lines[2]?.why).toContain('waited since 2026-12-17: at most 1 a day');
  });

  it.each([
    ['the first minute after a gap of clocks', 'Europe/Paris', '02:30', '2027-03-28', '2027-03-28T01:00:00.000Z'],
    ['the first of the two hours of a fold', 'Europe/Paris', '02:30', '2027-10-31', '2027-10-31T00:30:00.000Z'],
    ['a shift of half an hour', 'Australia/Lord_Howe', '02:15', '2026-10-04', '2026-10-03T15:30:00.000Z'],
    ['fourteen hours ahead', 'Pacific/Kiritimati', '09:00', '2027-01-01', '2026-12-31T19:00:00.000Z'],
    ['eleven hours behind', 'Pacific/Pago_Pago', '09:00', '2026-12-31', '2026-12-31T20:00:00.000Z'],
    ['half an hour off', 'Asia/Kolkata', '09:00', '2028-02-29', '2028-02-29T03:30:00.000Z'],
    ['three quarters off', 'Asia/Kathmandu', '09:00', '2028-03-01', '2028-03-01T03:15:00.000Z'],
  ])('keeps to the clock of the place: %s', (_name, zone, hour, startsOn, expected) => {
    const subscriber = { ...kenyaChannel({ offsetsDays: [0], since: Instant.parse('2026-01-01T00:00:00.000Z') }), zone, hour: WallTime.parse(hour) };

    expect(linesOf(subscriber, [onDay('hearing', startsOn)], '2026-01-01', '2028-12-31').map(({ at }) => at)).toEqual([expected]);
  });

  it('counts days over a leap day and the turn of a year', () => {
    const subscriber = kenyaChannel({ offsetsDays: [1], since });

    expect(linesOf(subscriber, [onDay('a', '2028-03-01'), onDay('b', '2028-01-01')], '2026-11-01', '2028-12-31').map(({ at }) => at)).toEqual(['2027-12-31T06:00:00.000Z', '2028-02-29T06:00:00.000Z']);
  });
});

// Brute force: every day of a year is looked at, with arithmetic of its own.
const DAY_MS = 86_400_000;
const firstDayMs = Date.parse('2027-01-01T00:00:00Z');
const isoOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);

interface Drawn {
  readonly offsetsDays: number[];
  readonly deadlinesOnly: boolean;
  readonly onWorkingDays: boolean;
  readonly free: number[];
  readonly dates: { at: number; length: number; deadline: boolean; region: string; precision: 'day' | 'month'; status: 'confirmed' | 'cancelled' }[];
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  offsetsDays: fc.uniqueArray(fc.integer({ min: -20, max: 60 }), { minLength: 1, maxLength: 6 }),
  deadlinesOnly: fc.boolean(),
  onWorkingDays: fc.boolean(),
  free: fc.uniqueArray(fc.integer({ min: 0, max: 364 }), { maxLength: 30 }),
  dates: fc.array(fc.record({
    at: fc.integer({ min: 100, max: 300 }), length: fc.integer({ min: 0, max: 4 }), deadline: fc.boolean(), region: fc.constantFrom('global', 'africa', 'asia-pacific'),
    precision: fc.constantFrom('day' as const, 'day' as const, 'month' as const), status: fc.constantFrom('confirmed' as const, 'confirmed' as const, 'cancelled' as const),
  }), { minLength: 1, maxLength: 8 }),
});

/** Every (day, date, offset) that is to be told: on its day or the working day beside it; of several of one date on one day the nearest. */
function expectedOf({ offsetsDays, deadlinesOnly, onWorkingDays, free, dates }: Drawn): string[] {
  const isFree = (at: number) => onWorkingDays && (free.includes(at) || [0, 6].includes(new Date(firstDayMs + at * DAY_MS).getUTCDay()));
  const found = new Map<string, number>();
  dates.forEach((date, n) => {
    if (date.precision !== 'day' || date.status === 'cancelled' || date.region === 'asia-pacific' || (deadlinesOnly && !date.deadline)) return;
    for (const offset of offsetsDays) {
      let at = offset >= 0 ? date.at - offset : date.at + date.length - offset;
      while (isFree(at)) at += offset >= 0 ? -1 : 1;
      const key = `${isoOf(firstDayMs + at * DAY_MS)} date-${n}`;
      found.set(key, Math.min(found.get(key) ?? Infinity, offset));
    }
  });
  return [...found].map(([key, offset]) => `${key} ${offset}`).sort();
}

function roomOf({ offsetsDays, deadlinesOnly, onWorkingDays, free, dates }: Drawn): { subscriber: Subscriber; milestones: Milestone[] } {
  const own = new Map(free.map((at) => [day(isoOf(firstDayMs + at * DAY_MS)), { isFree: true, name: null }]));
  const subscription = { offsetsDays: offsetsDays.sort((one, other) => other - one), since: Instant.parse('2026-01-01T00:00:00.000Z'), choice: { ...EVERYTHING, deadlinesOnly }, onWorkingDays, mostADay: 20 };
  return {
    subscriber: { ...kenyaChannel(subscription), calendar: onWorkingDays ? { weekend: [6, 7], holidayOn: null, own } : null },
    milestones: dates.map(({ at, length, ...date }, n) => {
      const startsOn = day(isoOf(firstDayMs + at * DAY_MS));
      return given(migrantsDay, { id: `date-${n}`, ...date, startsOn, endsOn: plusDays(startsOn, length) });
    }),
  };
}

describe('whatever is subscribed', () => {
  it('is told exactly what brute force expects over a year, each once', () => {
    fc.assert(fc.property(drawn, (one) => {
      const { subscriber, milestones } = roomOf(one);

      const messages = previewReminders(day('2027-01-01'), day('2027-12-31'), [subscriber], datesOf(milestones, []), nothingYet);

      const told = messages.flatMap(({ reminders }) => reminders.map((reminder) => `${reminder.day} ${reminder.milestone} ${reminder.offsetDays}`));
      expect(told.sort()).toEqual(expectedOf(one));
    }), { numRuns: 200 });
  });

  it('is what ticks at any minutes would send, each date and offset once, never before its moment, never more messages a day than wanted', () => {
    const ticks = fc.uniqueArray(fc.integer({ min: 0, max: 365 * 24 * 4 }), { minLength: 5, maxLength: 60 });
    fc.assert(fc.property(drawn, ticks, fc.integer({ min: 1, max: 3 }), (one, quarters, mostADay) => {
      const { subscriber: plain, milestones } = roomOf(one);
      const subscriber: Subscriber = { ...plain, subscription: { ...plain.subscription, mostADay } };
      const sent = new Map<string, number>();
      const carried = new Set<string>();

      for (const quarter of quarters.sort((early, late) => early - late)) {
        const now = instantFromMs(firstDayMs + quarter * 900_000);
        const due = planReminders(now, [subscriber], datesOf(milestones, [])).filter((reminder) => !carried.has(`${reminder.milestone} ${reminder.offsetDays}`));
        for (const message of bundle(now, subscriber, due, (on) => sent.get(on) ?? 0)) {
          sent.set(message.day, (sent.get(message.day) ?? 0) + 1);
          for (const reminder of message.reminders) {
            expect(reminder.at <= now).toBe(true);
            expect(carried.has(`${reminder.milestone} ${reminder.offsetDays}`)).toBe(false);
            carried.add(`${reminder.milestone} ${reminder.offsetDays}`);
          }
        }
      }

      expect(Math.max(0, ...sent.values())).toBeLessThanOrEqual(mostADay);
    }), { numRuns: 100 });
  });
});
