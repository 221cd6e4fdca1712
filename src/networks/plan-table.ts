import type { Language } from '../language/language.js';
import type { FreeDayOf } from '../reminders/free-day.js';
import type { CalendarDate } from '../time/calendar-date.js';
import type { OwnDay } from '../time/working-days.js';
import type { NetworkWish } from './change-network.js';
import { findNetwork } from './find-network.js';
import type { Network, NetworkCode, NetworkDirectory } from './network.js';
import type { GivenRow, TableFault } from './read-table.js';
import type { RegisteredNetwork } from './registry.js';
import { readAccounts, readConfirmed, readFreeDays, readLanguages, readTags, readWeekend, readZones, type ReadCell } from './table-cells.js';
import { rowOf, SET_COLUMNS, SHIPPED_COLUMNS, writeFreeDays, type NetworkRow, type SetColumn } from './table-row.js';
import { writeWeekdays } from './weekdays.js';

/** What a file would change: one field of one network. */
export interface Difference {
  readonly code: NetworkCode;
  readonly field: SetColumn;
  readonly here: string;
  readonly there: string;
}

/** What is to be written for one network. */
export interface NetworkChange {
  readonly network: Network;
  readonly wish: NetworkWish;
  /** What it says of single days from now on; absent where the file says nothing of them. */
  readonly freeDays?: ReadonlyMap<CalendarDate, OwnDay>;
  /** Who speaks for it from now on, as `who` writes it; absent where the file says nothing of them. */
  readonly focalPoints?: readonly string[];
}

export type TablePlan =
  | { readonly kind: 'plan'; readonly differences: readonly Difference[]; readonly changes: readonly NetworkChange[] }
  | { readonly kind: 'faults'; readonly faults: readonly TableFault[] };

/** The registry as it stands. `shipped`: the networks as the data have them. */
export interface Here {
  readonly shipped: NetworkDirectory;
  readonly registry: readonly RegisteredNetwork[];
  readonly freeDays: readonly FreeDayOf[];
}

/** Compares a file with the registry. With any fault nothing is planned; a column that the file lacks is left alone. */
export function planTable(rows: readonly GivenRow[], here: Here): TablePlan {
  const seen = new Set<NetworkCode>();
  const faults: TableFault[] = [];
  const planned = rows.flatMap(({ row, cells }) => {
    const network = findNetwork(cells['code'] ?? '', here.shipped);
    if (network === undefined || seen.has(network.code)) {
      faults.push({ row, field: 'code', wrong: network === undefined ? `no network is called "${cells['code'] ?? ''}"` : `${network.code} stands twice` });
      return [];
    }
    seen.add(network.code);
    const read = readRow(network, cells, here);
    faults.push(...read.faults.map(({ field, wrong }) => ({ row: `${row} (${network.code})`, field, wrong })));
    return [read];
  });
  if (faults.length > 0) return { kind: 'faults', faults };
  return { kind: 'plan', differences: planned.flatMap(({ differences }) => differences), changes: planned.flatMap(({ change, differences }) => (differences.length === 0 ? [] : [change])) };
}

interface RowRead {
  readonly faults: readonly { readonly field: string; readonly wrong: string }[];
  readonly differences: readonly Difference[];
  readonly change: NetworkChange;
}

function readRow(network: Network, cells: NetworkRow, here: Here): RowRead {
  const found = here.registry.find(({ code }) => code === network.code);
  if (found === undefined) throw new Error(`${network.code} is not in the registry`);
  const now = rowOf(found, here.freeDays.filter((one) => one.network === network.code));
  const shippedFaults = SHIPPED_COLUMNS.flatMap((field) => (cells[field] === undefined || cells[field] === '' || cells[field] === now[field] ? [] : [{ field, wrong: `it ships as "${now[field] ?? ''}" and cannot be changed here` }]));
  const given = SET_COLUMNS.filter((field) => cells[field] !== undefined).map((field) => ({ field, read: readField(field, cells[field] ?? '', network) }));
  const faults = [...shippedFaults, ...given.flatMap(({ field, read }) => (read.ok ? [] : [{ field, wrong: read.wrong }]))];
  const differing = given.flatMap(({ field, read }) => (read.ok && read.value.text !== now[field] ? [{ field, ...read.value }] : []));
  return {
    faults,
    differences: differing.map(({ field, text }) => ({ code: network.code, field, here: now[field] ?? '', there: text })),
    change: differing.reduce<NetworkChange>((change, { set }) => ({ ...change, ...set, wish: { ...change.wish, ...set.wish } }), { network, wish: {} }),
  };
}

/** A field as it would read in the table, and what it sets. */
interface FieldRead {
  readonly text: string;
  readonly set: Partial<Omit<NetworkChange, 'network'>>;
}

function readField(field: SetColumn, cell: string, network: Network): ReadCell<FieldRead> {
  switch (field) {
    case 'confirmed':
      return mapped(readConfirmed(cell), (isConfirmed) => ({ text: isConfirmed ? 'yes' : 'no', set: { wish: { isConfirmed } } }));
    case 'zones':
      return mapped(readZones(cell), (zones) => ({ text: (zones ?? network.zones).join(';'), set: { wish: { zones: unlessShipped(zones, network.zones) } } }));
    case 'languages':
      return mapped(readLanguages(cell), (languages) => ({ text: (languages ?? network.languages).join(';'), set: { wish: { languages: unlessShipped<Language>(languages, network.languages) } } }));
    case 'weekend':
      return mapped(readWeekend(cell), (weekend) => ({ text: writeWeekdays(weekend ?? network.weekend), set: { wish: { weekend: unlessShipped(weekend, network.weekend) } } }));
    case 'tags':
      return mapped(readTags(cell), (tags) => ({ text: tags.join(';'), set: { wish: { tags } } }));
    case 'focalPoints':
      return mapped(readAccounts(cell), (focalPoints) => ({ text: focalPoints.join(';'), set: { focalPoints } }));
    case 'freeDays':
      return mapped(readFreeDays(cell), (freeDays) => ({ text: writeFreeDays([...freeDays].map(([day, own]) => ({ day, ...own })).sort((one, other) => (one.day < other.day ? -1 : 1))), set: { freeDays } }));
  }
}

function mapped<T, U>(read: ReadCell<T>, then: (value: T) => U): ReadCell<U> {
  return read.ok ? { ok: true, value: then(read.value) } : read;
}

/** What ships is not kept as a wish of the Secretariat: it would stand still when the shipped data are mended. */
function unlessShipped<T>(values: readonly T[] | null, shipped: readonly T[]): T[] | null {
  return values === null || values.join(';') === shipped.join(';') ? null : [...values];
}
