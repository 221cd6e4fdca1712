import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { instantFromMs, InstantFromText, msOf } from '../../src/time/instant.js';
import { isOver, lastMonday, mondayOf, planWeek } from '../../src/weekly/week.js';

const instant = (text: string) => InstantFromText.parse(text);
const day = (text: string) => CalendarDate.parse(text);

describe('the Monday of a week', () => {
  it.each([
    ['2026-11-23T14:00:00Z', 'America/New_York', '2026-11-23', '2026-11-23T14:00:00.000Z'],
    ['2026-11-23T13:59:59Z', 'America/New_York', '2026-11-16', '2026-11-16T14:00:00.000Z'],
    ['2026-11-29T23:00:00Z', 'America/New_York', '2026-11-23', '2026-11-23T14:00:00.000Z'],
    // The clocks went back on 1 November.
    ['2026-11-02T13:30:00Z', 'America/New_York', '2026-10-26', '2026-10-26T13:00:00.000Z'],
    ['2026-11-22T20:30:00Z', 'Pacific/Kiritimati', '2026-11-23', '2026-11-22T19:00:00.000Z'],
  ])('at %s in %s is %s', (now, zone, monday, at) => {
    expect(lastMonday(instant(now), zone)).toEqual({ monday, at });
  });

  it('is never more than a week ago, and its nine o’clock never ahead', () => {
    const START_MS = msOf(instant('2026-01-01T00:00:00Z'));
    fc.assert(fc.property(fc.integer({ min: 0, max: 400 * 1_440 }), fc.constantFrom('America/New_York', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kathmandu'), (minutes, zone) => {
      const now = instantFromMs(START_MS + minutes * 60_000);
      const { monday, at } = lastMonday(now, zone);

      expect(mondayOf(monday)).toBe(monday);
      expect(at <= now).toBe(true);
      // An hour more where clocks go back.
      expect(msOf(now) - msOf(at)).toBeLessThan((7 * 24 + 1) * 3_600_000);
    }));
  });
});

describe('who is told of the week', () => {
  it('is who asked before it began, of the newest only', () => {
    const readers = [{ conversation: 'early', since: instant('2026-10-01T09:00:00Z') }, { conversation: 'late', since: instant('2026-11-24T09:00:00Z') }];

    expect(planWeek(instant('2026-11-26T09:00:00Z'), 'America/New_York', readers)).toEqual([{ conversation: 'early', monday: '2026-11-23' }]);
  });

  it('is told nothing of a week that is over', () => {
    expect([isOver(day('2026-11-23'), day('2026-11-29')), isOver(day('2026-11-23'), day('2026-11-30'))]).toEqual([false, true]);
  });
});
