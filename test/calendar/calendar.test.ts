import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { calendarEntries } from '../../src/calendar/calendar-entry.js';
import { writeCalendar } from '../../src/calendar/write-calendar.js';
import type { Language } from '../../src/language/language.js';
import { wordsIn } from '../../src/language/words.js';
import type { Facts } from '../../src/roadmap/facts.js';
import type { FormerDate, Milestone } from '../../src/roadmap/milestone.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { InstantFromText } from '../../src/time/instant.js';
import { networks, shippedLedger } from '../answers/shipped-ledger.js';
import { given, migrantsDay } from '../support/cast.js';

const day = (text: string) => CalendarDate.parse(text);

function factsOf(milestones: readonly Milestone[], formerDates: readonly FormerDate[] = [], language: Language = 'en'): Facts {
  return {
    words: wordsIn(language), ledger: given(shippedLedger, { milestones, byId: new Map(milestones.map((one) => [one.id, one])), formerDates }),
    networks, network: null, zone: 'UTC', now: InstantFromText.parse('2026-11-24T09:00:00Z'), today: day('2026-11-24'),
  };
}

/** What a calendar program sees: read by a parser that is not the writer's. */
function read(milestones: readonly Milestone[], formerDates: readonly FormerDate[] = [], language: Language = 'en'): ICAL.Event[] {
  const text = writeCalendar('Roadmap', calendarEntries(milestones, factsOf(milestones, formerDates, language)));
  const calendar = ICAL.Component.fromString(text);
  return calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event, { strictExceptions: true }));
}

const wordOf = (event: ICAL.Event | undefined, property: string) => event?.component.getFirstPropertyValue(property)?.toString();

describe('a calendar file', () => {
  it('holds a day as a whole day, whose end is the day after', () => {
    const [event] = read([migrantsDay]);

    expect([event?.startDate.toString(), event?.endDate.toString()]).toEqual(['2026-12-18', '2026-12-19']);
    expect(event?.summary).toBe('International Migrants Day');
    expect(wordOf(event, 'status')).toBe('CONFIRMED');
  });

  it('keeps the name of a moved milestone and raises its sequence', () => {
    const moved = given(migrantsDay, { startsOn: day('2026-12-19'), endsOn: day('2026-12-19'), dateRevision: 2, dateSince: '2026-11-25T09:00:00.000Z' });

    const [[before], [after]] = [read([migrantsDay]), read([moved])];

    expect(after?.uid).toBe(before?.uid);
    expect([before?.sequence, after?.sequence]).toEqual([0, 1]);
    expect(wordOf(after, 'dtstamp')).toBe('2026-11-25T09:00:00Z');
  });

  it('shows no day for a date that is known to the year', () => {
    const year = given(migrantsDay, { id: 'imrf-2030', startsOn: day('2030-01-01'), endsOn: day('2030-12-31'), precision: 'year', grain: 'year' });

    expect(read([year])).toEqual([]);
  });

  it('cancels what had a day and has none any more, where it stood', () => {
    const vague = given(migrantsDay, { startsOn: day('2026-12-01'), endsOn: day('2026-12-31'), precision: 'month', grain: 'month', dateRevision: 2 });
    const former: FormerDate = {
      milestone: vague.id, dateRevision: 1, dateCode: 'D-5RT', startsOn: day('2026-12-18'), endsOn: day('2026-12-18'), precision: 'day', grain: 'day', status: 'confirmed',
      knownFrom: null, supersededOn: day('2026-11-24'), since: null, until: null, reason: 'the hall', source: null, note: null,
    };

    const [event] = read([vague], [former]);

    expect([event?.startDate.toString(), wordOf(event, 'status'), event?.sequence]).toEqual(['2026-12-18', 'CANCELLED', 1]);
  });

  it('puts a deadline at its hour in UTC', () => {
    const accreditation = shippedLedger.byId.get('special-accreditation-deadline-2022');

    const [event] = read(accreditation === undefined ? [] : [accreditation]);

    expect(event?.startDate.toString()).toBe('2022-01-26T22:00:00Z');
  });

  it('is read whole, all that ships, in every language', () => {
    const exact = shippedLedger.milestones.filter(({ precision }) => precision === 'day');
    for (const language of ['ar', 'en', 'es', 'fr', 'ru', 'zh'] as const) {
      const events = read(shippedLedger.milestones, shippedLedger.formerDates, language);

      expect(events.filter((event) => wordOf(event, 'status') !== 'CANCELLED').map(({ uid }) => uid).sort()).toEqual(exact.map(({ id }) => `${id}@imrf-bot`).sort());
      expect(events.every(({ summary, description }) => summary !== '' && !/[\u2066-\u2069]/.test(summary + description))).toBe(true);
    }
  });

  it('folds lines at 75 octets, ends them as the standard asks, and is the same each time', () => {
    const write = () => writeCalendar('خريطة', calendarEntries(shippedLedger.milestones, factsOf(shippedLedger.milestones, [], 'ar')));

    const lines = write().split('\r\n');

    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(lines.some((line) => line.includes('\n'))).toBe(false);
    expect(write()).toBe(write());
  });

  it('leaves an address as it is written', () => {
    const [event] = read([given(migrantsDay, { source: { title: 'A', url: 'https://example.org/a,b;c' } })]);

    expect(wordOf(event, 'url')).toBe('https://example.org/a%2Cb%3Bc');
  });
});
