import { sql, type Kysely } from 'kysely';
import type { Milestone } from '../src/roadmap/milestone.js';
import type { Tables } from './schema.js';

/** The ledger as it was last read outside a transaction. */
export interface KeptMilestones {
  kept: { readonly state: string; readonly all: readonly Milestone[] } | undefined;
}

/**
 * All of them are read for every message, so they are kept until one changes: rows are never taken away and each change raises a
 * revision, so number and sum are of one state only. Only what is committed is kept: what a transaction wrote may still be undone.
 */
export async function keptUntilChanged(db: Kysely<Tables>, keeper: KeptMilestones, read: () => Promise<Milestone[]>): Promise<Milestone[]> {
  const { count, sum } = await db.selectFrom('milestone').select([sql<string>`count(*)`.as('count'), sql<string>`coalesce(sum(revision), 0)`.as('sum')]).executeTakeFirstOrThrow();
  const state = `${count} ${sum}`;
  if (keeper.kept?.state === state) return [...keeper.kept.all];
  const all = await read();
  // Read after its state was: where a change came between, the next reader finds another state.
  keeper.kept = { state, all };
  return [...all];
}
