import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { calendarEntries } from '../../src/calendar/calendar-entry.js';
import { writeCalendar } from '../../src/calendar/write-calendar.js';
import { wordsIn } from '../../src/language/words.js';
import { entryOf } from '../../src/roadmap/export.js';
import type { Milestone } from '../../src/roadmap/milestone.js';
import { writeTable } from '../../src/roadmap/milestone-table.js';
import { planImport } from '../../src/roadmap/plan-import.js';
import { readImport } from '../../src/roadmap/read-import.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { InstantFromText } from '../../src/time/instant.js';
import { networks, shippedLedger } from '../answers/shipped-ledger.js';
import { given, migrantsDay } from '../support/cast.js';

const day = (text: string) => CalendarDate.parse(text);
const newer = { title: 'A newer page', url: 'https://example.org/newer' };

function fileOf(name: string, text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'import-')), name);
  writeFileSync(file, text);
  return file;
}

const planOf = (name: string, text: string, ledger: readonly Milestone[] = shippedLedger.milestones) => planImport(readImport(fileOf(name, text), ledger).milestones, ledger);
const jsonOf = (milestones: readonly Milestone[]) => JSON.stringify({ checkedOn: '2026-11-24', milestones: milestones.map((one) => entryOf(one, shippedLedger.formerDates.filter((former) => former.milestone === one.id))) });

function icsOf(milestones: readonly Milestone[]): string {
  const facts = { words: wordsIn('en'), ledger: given(shippedLedger, { milestones }), networks, network: null, zone: 'UTC', now: InstantFromText.parse('2026-11-24T09:00:00Z'), today: day('2026-11-24') };
  return writeCalendar('Roadmap', calendarEntries(milestones, facts));
}

describe('an import, before it does anything', () => {
  it.each([
    ['roadmap.json', jsonOf(shippedLedger.milestones)],
    ['roadmap.csv', writeTable(shippedLedger.milestones)],
    ['roadmap.ics', icsOf(shippedLedger.milestones)],
  ])('finds nothing to do in what was exported as %s', (name, text) => {
    expect(planOf(name, text)).toEqual({ differences: [], missing: [], wishes: [], leftAlone: [] });
  });

  it.each([
    ['JSON', 'a.json', jsonOf],
    ['a table', 'a.csv', writeTable],
    ['a calendar', 'a.ics', icsOf],
  ])('turns another day in %s into a move, with both dates side by side', (_kind, name, write) => {
    const moved = given(migrantsDay, { startsOn: day('2026-12-19'), endsOn: day('2026-12-19') });

    const { differences, wishes } = planOf(name, write([moved]), [migrantsDay]);

    expect(differences).toEqual([
      { id: 'migrants-day-2026', field: 'startsOn', here: '2026-12-18', there: '2026-12-19' },
      { id: 'migrants-day-2026', field: 'endsOn', here: '2026-12-18', there: '2026-12-19' },
    ]);
    expect(wishes.map(({ wish }) => wish)).toEqual([{ kind: 'move', id: 'migrants-day-2026', date: { startsOn: '2026-12-19', endsOn: '2026-12-19', precision: 'day', grain: 'day' } }]);
  });

  it('confirms what only was expected, on the source of the file', () => {
    const expected = given(migrantsDay, { status: 'expected' });

    const { wishes } = planOf('a.json', jsonOf([given(migrantsDay, { source: newer })]), [expected]);

    expect(wishes).toEqual([{ wish: { kind: 'confirm', id: 'migrants-day-2026' }, source: newer }]);
  });

  it('makes no date less sure, and says so', () => {
    const { wishes, leftAlone } = planOf('a.json', jsonOf([given(migrantsDay, { status: 'expected' })]), [migrantsDay]);

    expect(wishes).toEqual([]);
    expect(leftAlone.map(({ id }) => id)).toEqual(['migrants-day-2026']);
  });

  it('mends texts without touching the date', () => {
    const { wishes } = planOf('a.csv', writeTable([given(migrantsDay, { title: 'Migrants Day' })]), [migrantsDay]);

    expect(wishes).toEqual([{ wish: { kind: 'edit', id: 'migrants-day-2026', fields: { title: 'Migrants Day' } }, source: null }]);
  });

  it('names what the ledger lacks, and takes nothing away that the file lacks', () => {
    const { missing, wishes } = planOf('a.json', jsonOf([given(migrantsDay, { id: 'migrants-day-2031' })]), [migrantsDay]);

    expect(missing).toEqual(['migrants-day-2031']);
    expect(wishes).toEqual([]);
  });

  it('names entries of a calendar that are none of its own', () => {
    const file = fileOf('a.ics', icsOf([migrantsDay]).replace('migrants-day-2026@imrf-bot', 'lunch@elsewhere'));

    expect(readImport(file, [migrantsDay])).toMatchObject({ milestones: [], strange: ['lunch@elsewhere International Migrants Day'] });
  });

  it.each([
    ['a.json', '{', 'JSON'],
    ['a.json', '{"checkedOn":"2026-11-24","milestones":[{"id":"X"}]}', 'X: id'],
    ['a.csv', 'id\nx', 'column title is missing'],
    ['a.ics', 'no calendar', 'this is no calendar'],
  ])('refuses %s whole when it holds %s', (name, text, said) => {
    expect(() => readImport(fileOf(name, text), [])).toThrow(said);
  });
});
