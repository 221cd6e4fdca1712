import { describe, expect, it } from 'vitest';
import type { FormerDate, Milestone } from '../../src/roadmap/milestone.js';
import { sameDaysSince } from '../../src/roadmap/same-days.js';
import { Instant } from '../../src/time/instant.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { given, migrantsDay } from '../support/cast.js';

const [first, second, third] = ['2026-11-01T09:00:00.000Z', '2026-11-05T09:00:00.000Z', '2026-11-09T09:00:00.000Z'].map((text) => Instant.parse(text)) as [Instant, Instant, Instant];

/** The date as it was in this revision, between these moments. */
function was(dateRevision: number, since: Instant | null, until: Instant | null, some: Partial<Milestone> = {}): FormerDate {
  const { startsOn, endsOn, precision, grain, status, id } = given(migrantsDay, { status: 'expected', ...some });
  return { milestone: id, dateRevision, dateCode: `D-${dateRevision}`, startsOn, endsOn, precision, grain, status, knownFrom: null, supersededOn: null, since, until, reason: null, source: null, note: null };
}

const confirmed = given(migrantsDay, { dateRevision: 2, dateSince: second });

describe('since when a date names its days', () => {
  it('is since they were named first, where it was only confirmed', () => {
    expect(sameDaysSince(confirmed, [was(1, first, second)])).toEqual({ at: first, dateRevision: 1 });
  });

  it('is from the beginning, where it shipped so', () => {
    expect(sameDaysSince(confirmed, [was(1, null, second)])).toEqual({ at: null, dateRevision: 1 });
  });

  it.each([
    ['named others', { startsOn: CalendarDate.parse('2026-12-17') }],
    ['was known to the month', { precision: 'month' as const, grain: 'month' as const }],
    ['was cancelled', { status: 'cancelled' as const }],
  ])('is since it came to be, where the one before %s', (_what, some) => {
    expect(sameDaysSince(confirmed, [was(1, first, second, some)])).toEqual({ at: second, dateRevision: 2 });
  });

  it('is since the last break, however often they were named before', () => {
    const now = given(migrantsDay, { dateRevision: 4, dateSince: third });

    expect(sameDaysSince(now, [was(1, null, first), was(2, first, second, { startsOn: CalendarDate.parse('2026-12-20') }), was(3, second, third)])).toEqual({ at: second, dateRevision: 3 });
  });

  it('is not before it was shown to more people; what was sent and said since then counts all the same', () => {
    const shared = given(migrantsDay, { dateRevision: 2, dateSince: third });

    expect(sameDaysSince(shared, [was(1, first, second)])).toEqual({ at: third, dateRevision: 1 });
  });

  it('takes no other milestone’s dates, and none that came later, for its own', () => {
    const before = given(migrantsDay, { dateRevision: 1, dateSince: first });

    expect(sameDaysSince(before, [was(1, first, second), { ...was(1, null, second), milestone: 'another' }])).toEqual({ at: first, dateRevision: 1 });
  });
});
