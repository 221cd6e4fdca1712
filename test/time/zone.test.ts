import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { dayIn, instantAt, wallTimeIn, WallTime } from '../../src/time/zone.js';
import { Instant } from '../../src/time/instant.js';

const day = (text: string) => CalendarDate.parse(text);
const clock = (text: string) => WallTime.parse(text);

describe('a wall time becomes an instant', () => {
  it.each([
    ['2026-05-05', '09:00', 'Africa/Nairobi', '2026-05-05T06:00:00.000Z'],
    ['2026-05-05', '09:00', 'America/New_York', '2026-05-05T13:00:00.000Z'],
    ['2026-05-05', '09:00', 'Pacific/Kiritimati', '2026-05-04T19:00:00.000Z'],
    ['2026-05-05', '09:00', 'Pacific/Pago_Pago', '2026-05-05T20:00:00.000Z'],
    ['2028-02-29', '09:00', 'Asia/Kathmandu', '2028-02-29T03:15:00.000Z'],
  ])('%s %s in %s', (date, time, zone, expected) => {
    expect(instantAt(day(date), clock(time), zone)).toBe(expected);
  });

  it('takes the first minute after the gap of a spring change', () => {
    // New York, 8 March 2026: 02:00 becomes 03:00.
    expect(instantAt(day('2026-03-08'), clock('02:30'), 'America/New_York')).toBe('2026-03-08T07:00:00.000Z');
    // Lord Howe shifts by half an hour: 4 October 2026, 02:00 becomes 02:30.
    expect(instantAt(day('2026-10-04'), clock('02:15'), 'Australia/Lord_Howe')).toBe('2026-10-03T15:30:00.000Z');
  });

  it('takes the first of the two in the fold of autumn', () => {
    expect(instantAt(day('2026-11-01'), clock('01:30'), 'America/New_York')).toBe('2026-11-01T05:30:00.000Z');
  });

  it('shows the same day and time again, outside gaps', () => {
    const zones = ['Africa/Cairo', 'America/St_Johns', 'Asia/Tehran', 'Australia/Lord_Howe', 'Pacific/Chatham', 'UTC'];
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.date({ min: new Date('2024-01-01'), max: new Date('2031-01-01'), noInvalidDate: true }), (zone, date) => {
        const instant = Instant.parse(`${date.toISOString().slice(0, 16)}:00.000Z`);
        const [shownDay, shownTime] = [dayIn(zone, instant), wallTimeIn(zone, instant)];

        const again = instantAt(shownDay, shownTime, zone);

        expect([dayIn(zone, again), wallTimeIn(zone, again)]).toEqual([shownDay, shownTime]);
        expect(again <= instant).toBe(true);
      }),
    );
  });
});
