import type { CalendarDate } from '../time/calendar-date.js';
import { DataFileBroken, readJsonFile } from './data-file.js';
import { fitsItsEnds } from './date-wish.js';
import { byDate } from './milestone.js';
import { ShippedEntry, ShippedFile } from './shipped-entry.js';

/** The roadmap as it ships. */
export interface ShippedRoadmap {
  readonly checkedOn: CalendarDate;
  readonly entries: readonly ShippedEntry[];
}

/** Reads a roadmap file. Throws DataFileBroken with every fault of every entry. */
export function readShippedRoadmap(file: string): ShippedRoadmap {
  return checkShippedRoadmap(readJsonFile(file), file);
}

/** Checks what a roadmap file holds: each entry by itself, then how they hang together. */
export function checkShippedRoadmap(content: unknown, file: string): ShippedRoadmap {
  const whole = ShippedFile.safeParse(content);
  if (!whole.success) throw new DataFileBroken(file, whole.error.issues.map((issue) => `${issue.path.join('.') || 'file'}: ${issue.message}`));
  const read = whole.data.milestones.map((entry, at) => ({ entry, at, result: ShippedEntry.safeParse(entry) }));
  const faults = read.flatMap(({ entry, at, result }) => (result.success ? [] : result.error.issues.map((issue) => `${nameOf(entry, at)}: ${issue.path.join('.')}: ${issue.message}`)));
  const entries = read.flatMap(({ result }) => (result.success ? [result.data] : []));
  const all = [...faults, ...crossFaults(entries)];
  if (all.length > 0) throw new DataFileBroken(file, all);
  return { checkedOn: whole.data.checkedOn, entries };
}

function crossFaults(entries: readonly ShippedEntry[]): string[] {
  const byId = new Map<string, ShippedEntry>();
  const faults: string[] = [];
  for (const entry of entries) {
    if (byId.has(entry.id)) faults.push(`${entry.id}: id: stands twice`);
    byId.set(entry.id, entry);
  }
  for (const [at, entry] of entries.entries()) {
    const before = entries[at - 1];
    if (before !== undefined && byDate(before, entry) > 0) faults.push(`${entry.id}: startsOn: stands after ${before.id}; the order is first day, last day, id`);
    if (!fitsItsEnds(entry)) faults.push(`${entry.id}: precision: ${entry.precision} does not fit its two ends`);
    const parent = entry.parent === null ? undefined : byId.get(entry.parent);
    if (entry.parent !== null && parent === undefined) faults.push(`${entry.id}: parent: ${entry.parent} is not in the file`);
    if (parent !== undefined && (entry.startsOn < parent.startsOn || entry.endsOn > parent.endsOn)) faults.push(`${entry.id}: parent: its days lie outside ${parent.id}`);
    if (entry.derivedFrom !== null && !byId.has(entry.derivedFrom.id)) faults.push(`${entry.id}: derivedFrom: ${entry.derivedFrom.id} is not in the file`);
  }
  return faults;
}

function nameOf(entry: unknown, at: number): string {
  return typeof entry === 'object' && entry !== null && 'id' in entry && typeof entry.id === 'string' ? entry.id : `entry ${at + 1}`;
}
