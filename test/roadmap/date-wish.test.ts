import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitsItsEnds, readDateWish } from '../../src/roadmap/date-wish.js';

const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const month = day.map((text) => text.slice(0, 7));
const quarter = fc.tuple(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 4 })).map(([year, number]) => `${year}-Q${number}`);
const year = fc.integer({ min: 2000, max: 2099 }).map(String);
const written = fc.oneof(...[day, month, quarter, year].map((end) => fc.oneof(end, fc.tuple(end, end).map(([first, last]) => [first, last].sort().join('..')))));

describe('a date as it is wished', () => {
  it.each([
    ['2030-05-07', { startsOn: '2030-05-07', endsOn: '2030-05-07', precision: 'day', grain: 'day' }],
    ['2030-05-07..2030-05-10', { startsOn: '2030-05-07', endsOn: '2030-05-10', precision: 'day', grain: 'day' }],
    ['2028-02', { startsOn: '2028-02-01', endsOn: '2028-02-29', precision: 'month', grain: 'month' }],
    ['2028-Q1', { startsOn: '2028-01-01', endsOn: '2028-03-31', precision: 'quarter', grain: 'quarter' }],
    ['2030', { startsOn: '2030-01-01', endsOn: '2030-12-31', precision: 'year', grain: 'year' }],
    ['2028..2029', { startsOn: '2028-01-01', endsOn: '2029-12-31', precision: 'window', grain: 'year' }],
  ])('reads %s', (text, expected) => {
    expect(readDateWish(text)).toEqual(expected);
  });

  it.each(['', 'soon', '2030-02-30', '2030-13', '2030-Q5', '2030..2030-05', '2030..', '..2030', '2028..2029..2030', '05/07/2030'])('does not read %j', (text) => {
    expect(readDateWish(text)).toBeUndefined();
  });

  it('has a precision that fits its ends', () => {
    fc.assert(
      fc.property(written, (text) => {
        const wish = readDateWish(text);

        expect(fitsItsEnds(wish!)).toBe(true);
      }),
    );
  });
});
