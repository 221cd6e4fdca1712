import type { Kysely, Selectable, Transaction } from 'kysely';
import { z } from 'zod';
import { AsOf, VALUES, type ReferenceEntry, type ReferenceKind } from '../src/reference/entry.js';
import type { ReferenceReads, ReferenceWrites } from '../src/reference/repository.js';
import { Source } from '../src/roadmap/milestone.js';
import { CalendarDate } from '../src/time/calendar-date.js';
import { Instant } from '../src/time/instant.js';
import { fromJson, toJson } from './json.js';
import { keptUntilChanged, type Keepers } from './kept-until-changed.js';
import type { Tables } from './schema.js';

/** Reference facts, as they stand and as they stood. `keeper` keeps what was read, outside transactions. */
export function referenceReads(db: Kysely<Tables>, keeper: Keepers['reference'] | null): ReferenceReads {
  const readAll = async () => (await db.selectFrom('reference').selectAll().orderBy('ref').execute()).map(entryOf);
  return {
    all: () => (keeper === null ? readAll() : keptUntilChanged(db, 'reference', keeper, readAll)),
    async find(ref) {
      const row = await db.selectFrom('reference').selectAll().where('ref', '=', ref).executeTakeFirst();
      return row === undefined ? undefined : entryOf(row);
    },
    async former(ref) {
      return (await db.selectFrom('former_reference').selectAll().where('ref', '=', ref).orderBy('revision').execute()).map(entryOf);
    },
  };
}

/** Writes reference facts; none that stood is lost. */
export function referenceWrites(tx: Transaction<Tables>): ReferenceWrites {
  return {
    ...referenceReads(tx, null),
    async add(entries) {
      await tx.insertInto('reference').values(entries.map(rowOf)).onConflict((one) => one.column('ref').doNothing()).execute();
    },
    async replace(next) {
      const { ref, ...row } = rowOf(next);
      const before = await tx.selectFrom('reference').selectAll().where('ref', '=', ref).where('revision', '=', row.revision - 1).executeTakeFirst();
      if (before === undefined) return false;
      await tx.insertInto('former_reference').values(before).execute();
      await tx.updateTable('reference').set(row).where('ref', '=', ref).execute();
      return true;
    },
  };
}

const Kept = z.object({
  source: Source, asOf: AsOf, expires: CalendarDate.nullable(), removed: z.boolean(), by: z.string(), at: Instant.nullable(), reason: z.string().nullable(),
  values: z.unknown(),
});
type Read = Omit<ReferenceEntry, 'ref' | 'revision'>;

// The same facts are read at every message: each is checked once.
const MOST_READ = 2_000;
const read = new Map<string, Read>();

function entryOf({ ref, kind, revision, entry }: Selectable<Tables['reference']>): ReferenceEntry {
  const key = `${kind} ${entry}`;
  const known = read.get(key) ?? checked(kind, entry);
  if (read.size >= MOST_READ) read.clear();
  read.set(key, known);
  return { ...known, ref, revision };
}

function checked(kind: ReferenceKind, entry: string): Read {
  const kept = Kept.parse(fromJson(entry));
  return { ...kept, kind, values: VALUES[kind].parse(kept.values) };
}

function rowOf({ ref, kind, revision, ...entry }: ReferenceEntry): Tables['reference'] {
  return { ref, kind, revision, entry: toJson(Kept.parse(entry)) };
}
