import { describe, expect, it } from 'vitest';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { holidaysOf } from '../../src/time/holidays.js';
import { freeOn, workingDayFrom, workingDayUntil, type WorkCalendar } from '../../src/time/working-days.js';

/** The Holy See and the State of Palestine. */
const OBSERVERS = ['VA', 'PS'];

const day = (text: string) => CalendarDate.parse(text);
const kenya: WorkCalendar = { weekend: [6, 7], holidayOn: holidaysOf('KE') ?? null, own: new Map() };
const egypt: WorkCalendar = { weekend: [5, 6], holidayOn: holidaysOf('EG') ?? null, own: new Map() };

describe('which days are free', () => {
  it.each([
    ['a Saturday in Nairobi', kenya, '2026-12-05', { kind: 'weekend' }],
    ['a Friday in Cairo', egypt, '2026-12-04', { kind: 'weekend' }],
    ['a Sunday in Cairo', egypt, '2026-12-06', undefined],
    ['Jamhuri Day', kenya, '2026-12-12', { kind: 'holiday', name: 'Jamhuri Day' }],
    ['the second day of a feast of several', egypt, '2026-05-28', { kind: 'holiday', name: 'Feast of the Sacrifice (Eid al-Adha)' }],
    ['a holiday of which only the afternoon is free, in Beijing', { ...kenya, holidayOn: holidaysOf('CN') ?? null }, '2028-03-08', undefined],
    ['a day set free', { ...kenya, own: new Map([[day('2026-12-07'), { isFree: true, name: 'Retreat' }]]) }, '2026-12-07', { kind: 'own', name: 'Retreat' }],
    ['a holiday on which people work', { ...kenya, own: new Map([[day('2026-12-12'), { isFree: false, name: null }]]) }, '2026-12-12', undefined],
    ['a holiday where none are known', { ...kenya, holidayOn: null }, '2026-12-25', undefined],
  ])('%s', (_name, calendar, date, expected) => {
    expect(freeOn(day(date), calendar)).toEqual(expected);
  });

  it('knows the holidays of 163 of the 193 Member States', async () => {
    const { countries } = (await import('../../data/countries.json', { with: { type: 'json' } })).default;

    const members = countries.filter(({ code }) => !OBSERVERS.includes(code));
    expect(members).toHaveLength(193);
    expect(members.filter(({ code }) => holidaysOf(code) !== undefined)).toHaveLength(163);
  });
});

describe('the working day beside a free one', () => {
  it('goes back over a weekend and a holiday, and over the turn of a year', () => {
    expect(workingDayUntil(day('2026-12-27'), kenya)).toBe('2026-12-24');
    expect(workingDayUntil(day('2028-01-02'), kenya)).toBe('2027-12-31');
  });

  it('goes forward the same way, and stays where the day is worked', () => {
    expect(workingDayFrom(day('2026-12-25'), kenya)).toBe('2026-12-28');
    expect(workingDayFrom(day('2028-02-29'), kenya)).toBe('2028-02-29');
  });

  it('takes the day itself where every day is free', () => {
    expect(workingDayUntil(day('2026-12-07'), { weekend: [1, 2, 3, 4, 5, 6, 7], holidayOn: null, own: new Map() })).toBe('2026-12-07');
  });
});
