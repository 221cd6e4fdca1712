import { describe, expect, it } from 'vitest';
import { readTable, writeTable } from '../../src/roadmap/milestone-table.js';
import { shippedLedger } from '../answers/shipped-ledger.js';
import { given, migrantsDay } from '../support/cast.js';

describe('a table of milestones', () => {
  it('is read back as it was written, all that ships', () => {
    const read = readTable(writeTable(shippedLedger.milestones));

    expect(read.kind === 'rows' && read.rows.map(({ id, startsOn, endsOn, title, audience, sourceUrl }) => ({ id, startsOn, endsOn, title, audience, sourceUrl }))).toEqual(
      shippedLedger.milestones.map(({ id, startsOn, endsOn, title, audience, source }) => ({ id, startsOn, endsOn, title, audience: [...audience], sourceUrl: source.url })),
    );
  });

  it('keeps what begins like a formula from being one, and reads it back', () => {
    const text = writeTable([given(migrantsDay, { title: '=HYPERLINK("https://example.org")' })]);

    expect(text).toContain("'=HYPERLINK");
    expect(readTable(text)).toMatchObject({ kind: 'rows', rows: [{ title: '=HYPERLINK("https://example.org")' }] });
  });

  it('reads a table whose commas a spreadsheet made semicolons', () => {
    const text = writeTable([given(migrantsDay, { summary: 'Observed each year.', audience: ['country-networks'] })]).replaceAll(',', ';');

    expect(readTable(text)).toMatchObject({ kind: 'rows', rows: [{ id: 'migrants-day-2026' }] });
  });

  it('names every fault by line and column, and takes nothing', () => {
    const text = writeTable([migrantsDay, given(migrantsDay, { id: 'other' })]).replaceAll('2026-12-18', '18.12.2026').replace('observance', 'party');

    const read = readTable(text);

    expect(read.kind === 'faults' && read.faults.map((fault) => fault.split(':').slice(0, 2).join(':'))).toEqual(['line 2: startsOn', 'line 2: endsOn', 'line 2: kind', 'line 3: startsOn', 'line 3: endsOn']);
  });

  it('names columns that are missing and columns that it does not know', () => {
    const read = readTable('id,Titel\nx,y\n');

    expect(read.kind === 'faults' && read.faults.filter((fault) => /title|Titel/.test(fault))).toEqual(['column title is missing', 'column Titel is not known']);
  });

  it('says that a text is no table', () => {
    const read = readTable('a,b\n1,"2\n');

    expect(read.kind === 'faults' && read.faults[0]).toContain('this is no table');
  });
});
