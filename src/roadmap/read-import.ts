import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';
import { CalendarDate, plusDays } from '../time/calendar-date.js';
import { DataFileBroken, readJsonFile } from './data-file.js';
import type { Milestone } from './milestone.js';
import { readTable, type MilestoneRow } from './milestone-table.js';
import type { ImportedMilestone } from './plan-import.js';
import type { ShippedEntry } from './shipped-entry.js';
import { checkShippedRoadmap } from './shipped.js';

/** A file to import: what it gives of each milestone, and whole entries for those that the ledger lacks. */
export interface ReadImport {
  readonly milestones: readonly ImportedMilestone[];
  readonly entries: readonly ShippedEntry[];
  /** Entries of a calendar that are no milestones of ours: named, not taken. */
  readonly strange: readonly string[];
}

/**
 * Reads a roadmap file by its ending: `.json` as `roadmap export` writes it, `.csv` as a table, `.ics` as a calendar of this house.
 * Throws DataFileBroken with every fault: a file is taken whole or not at all.
 */
export function readImport(file: string, ledger: readonly Milestone[]): ReadImport {
  if (file.endsWith('.csv')) return readCsv(readText(file), file);
  return file.endsWith('.ics') ? readIcs(readText(file), file, ledger) : readJson(file);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new DataFileBroken(file, [error instanceof Error ? error.message : 'it cannot be read']);
  }
}

function readJson(file: string): ReadImport {
  const { entries, checkedOn } = checkShippedRoadmap(readJsonFile(file), file);
  const milestones = entries.map((entry) => ({ ...entry, source: { title: entry.basis.sourceTitle, url: entry.basis.sourceUrl } }));
  return { milestones, entries: entries.map((entry) => ({ ...entry, checkedOn: entry.checkedOn ?? checkedOn })), strange: [] };
}

function readCsv(text: string, file: string): ReadImport {
  const read = readTable(text);
  if (read.kind === 'faults') throw new DataFileBroken(file, read.faults);
  return { milestones: read.rows.map((row) => ({ ...row, source: { title: row.sourceTitle, url: row.sourceUrl } })), entries: read.rows.map(entryOfRow), strange: [] };
}

/** A table has no columns for what most milestones lack. */
function entryOfRow(row: MilestoneRow): ShippedEntry {
  const { id, title, startsOn, endsOn, precision, grain, status, kind, deadline, region, audience, cycle, location, summary, sourceTitle, sourceUrl } = row;
  return {
    id, title, startsOn, endsOn, precision, grain, status, kind, deadline, region, audience, cycle, location, summary,
    cluster: null, rule: null, derivedFrom: null, time: null, parent: null, aliases: {}, basis: { sourceTitle, sourceUrl, alsoSources: [], readVia: null }, dateHistory: [], notes: null,
  };
}

const OURS = /^([a-z0-9-]+)@imrf-bot$/;

/** Whole days of entries that this house wrote. Hours, titles and sources of a calendar are not taken: people edit them for themselves. */
function readIcs(text: string, file: string, ledger: readonly Milestone[]): ReadImport {
  const here = new Map(ledger.map((milestone) => [milestone.id, milestone]));
  const events = parseIcs(text, file);
  const known = events.flatMap((event) => {
    const milestone = here.get(OURS.exec(event.uid)?.[1] ?? '');
    return milestone === undefined ? [] : [fromEvent(event, milestone)];
  });
  return { milestones: known, entries: [], strange: events.filter(({ uid }) => !here.has(OURS.exec(uid)?.[1] ?? '')).map(({ uid, summary }) => `${uid} ${summary}`) };
}

function parseIcs(text: string, file: string): ICAL.Event[] {
  try {
    // What is cancelled there may only have lost its day: no date can be read from it.
    const events = ICAL.Component.fromString(text).getAllSubcomponents('vevent').filter((event) => event.getFirstPropertyValue('status') !== 'CANCELLED');
    return events.map((event) => new ICAL.Event(event));
  } catch (error) {
    throw new DataFileBroken(file, [`this is no calendar: ${error instanceof Error ? error.message : 'it cannot be read'}`]);
  }
}

function fromEvent({ startDate, endDate }: ICAL.Event, milestone: Milestone): ImportedMilestone {
  if (!startDate.isDate) return milestone;
  const startsOn = CalendarDate.parse(startDate.toString());
  const endsOn = plusDays(CalendarDate.parse(endDate.toString()), -1);
  return { ...milestone, startsOn, endsOn: endsOn < startsOn ? startsOn : endsOn, precision: 'day', grain: 'day' };
}
