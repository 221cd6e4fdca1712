import { sql, type Kysely } from 'kysely';
import type { ReferenceEntry } from '../src/reference/entry.js';
import type { FormerDate, Milestone } from '../src/roadmap/milestone.js';
import type { Tables } from './schema.js';

/** What was last read outside a transaction. */
export interface Keeper<T> {
  kept: { readonly state: string; readonly all: readonly T[] } | undefined;
}

/** What one store keeps of the ledger and of reference facts. */
export interface Keepers {
  readonly milestones: Keeper<Milestone>;
  readonly formerDates: Keeper<FormerDate>;
  readonly reference: Keeper<ReferenceEntry>;
}

export function newKeepers(): Keepers {
  return { milestones: { kept: undefined }, formerDates: { kept: undefined }, reference: { kept: undefined } };
}

/**
 * All of them are read for every message, so they are kept until one changes: rows are never taken away and each change raises a
 * revision, so number and sum are of one state only. Only what is committed is kept: what a transaction wrote may still be undone.
 * @param table whose revisions tell: a former date is written only where its milestone is added or changed.
 */
export async function keptUntilChanged<T>(db: Kysely<Tables>, table: 'milestone' | 'reference', keeper: Keeper<T>, read: () => Promise<T[]>): Promise<T[]> {
  const { count, sum } = await db.selectFrom(table).select([sql<string>`count(*)`.as('count'), sql<string>`coalesce(sum(revision), 0)`.as('sum')]).executeTakeFirstOrThrow();
  const state = `${count} ${sum}`;
  if (keeper.kept?.state === state) return [...keeper.kept.all];
  const all = await read();
  // Read after its state was: where a change came between, the next reader finds another state.
  keeper.kept = { state, all };
  return [...all];
}
