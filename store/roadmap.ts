import { sql, type Kysely, type RawBuilder, type Selectable, type Transaction } from 'kysely';
import { z } from 'zod';
import { isHeld, type Change, type HeldChange } from '../src/roadmap/change.js';
import { HeldWish } from '../src/roadmap/held-wish.js';
import { Source } from '../src/roadmap/milestone.js';
import type { RoadmapReads, RoadmapWrites } from '../src/roadmap/repository.js';
import { Instant } from '../src/time/instant.js';
import { fromJson, toJson } from './json.js';
import { keptUntilChanged, type Keepers } from './kept-until-changed.js';
import { formerOf, formerRow, milestoneOf, milestoneRow } from './milestone-row.js';
import type { Tables } from './schema.js';

/** The ledger, as it stands and as it stood. `keepers` keep what was read, outside transactions. */
export function roadmapReads(db: Kysely<Tables>, keepers: Pick<Keepers, 'milestones' | 'formerDates'> | null): RoadmapReads {
  const readAll = async () => (await db.selectFrom('milestone').selectAll().orderBy('starts_on').orderBy('ends_on').orderBy('id').execute()).map(milestoneOf);
  return {
    milestones: () => (keepers === null ? readAll() : keptUntilChanged(db, 'milestone', keepers.milestones, readAll)),
    async findMilestone(id) {
      const row = await db.selectFrom('milestone').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : milestoneOf(row);
    },
    async formerDates(milestone) {
      const all = db.selectFrom('former_date').selectAll().orderBy('milestone').orderBy('date_revision');
      if (milestone !== undefined) return (await all.where('milestone', '=', milestone).execute()).map(formerOf);
      const readFormer = async () => (await all.execute()).map(formerOf);
      return keepers === null ? readFormer() : keptUntilChanged(db, 'milestone', keepers.formerDates, readFormer);
    },
    async changes(milestone) {
      const all = db.selectFrom('change').selectAll().orderBy('id', 'desc');
      return (await (milestone === undefined ? all : all.where('milestone', '=', milestone)).execute()).map(changeOf);
    },
    async findChange(id) {
      const row = await db.selectFrom('change').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : changeOf(row);
    },
    // The state is a literal: both databases then use the partial index.
    heldChanges: () => waiting(db, sql<boolean>`state = 'held'`),
    proposedChanges: () => waiting(db, sql<boolean>`state = 'proposed'`),
    async heldMilestones() {
      const rows = await db.selectFrom('held_milestone').selectAll().execute();
      return new Map(rows.map((row) => [row.milestone, row.change]));
    },
    async findDateCode(code) {
      const now = await db.selectFrom('milestone').select(['id', 'date_revision']).where('date_code', '=', code).executeTakeFirst();
      if (now !== undefined) return { milestone: now.id, dateRevision: now.date_revision };
      const former = await db.selectFrom('former_date').select(['milestone', 'date_revision']).where('date_code', '=', code).executeTakeFirst();
      return former === undefined ? undefined : { milestone: former.milestone, dateRevision: former.date_revision };
    },
  };
}

async function waiting(db: Kysely<Tables>, inState: RawBuilder<boolean>): Promise<HeldChange[]> {
  return (await db.selectFrom('change').selectAll().where(inState).orderBy('id').execute()).map(changeOf).filter(isHeld);
}

/** Writes changes; old values are kept for ever. */
export function roadmapWrites(tx: Transaction<Tables>): RoadmapWrites {
  return {
    ...roadmapReads(tx, null),
    async add(milestone, former) {
      const added = await tx.insertInto('milestone').values(milestoneRow(milestone)).onConflict((one) => one.column('id').doNothing()).returning('id').executeTakeFirst();
      if (added === undefined) return false;
      if (former.length > 0) await tx.insertInto('former_date').values(former.map(formerRow)).execute();
      return true;
    },
    async keepChange(change) {
      await keep(tx, change);
    },
    async hold(change, milestones) {
      await keep(tx, change);
      await tx.insertInto('held_milestone').values(milestones.map((milestone) => ({ milestone, change: change.id }))).execute();
    },
    async letGo(change) {
      await tx.deleteFrom('held_milestone').where('change', '=', change.id).execute();
      await keep(tx, change);
    },
    async record(change, next, seen, former) {
      const { id, ...row } = milestoneRow(next);
      const changed = await tx.updateTable('milestone').set(row).where('id', '=', id).where('revision', '=', seen).returning('id').executeTakeFirst();
      if (changed === undefined) return 'stale';
      if (former !== null) await tx.insertInto('former_date').values(formerRow(former)).execute();
      await keep(tx, change);
      return 'recorded';
    },
  };
}

/** A row that is there is that of a change that waited: what it was wished by stays, how it ended is new. */
async function keep(tx: Transaction<Tables>, change: Change): Promise<void> {
  const { state, hold, old_values, new_values, ...row } = changeRow(change);
  await tx.insertInto('change').values({ ...row, state, hold, old_values, new_values })
    .onConflict((one) => one.column('id').doUpdateSet({ state, hold, old_values, new_values })).execute();
}

// Values are of a milestone, as it was written: partial, so read loosely.
const Values = z.record(z.string(), z.unknown());

const HoldColumn = z.object({
  wish: HeldWish, until: Instant, conversation: z.string().nullable(),
  settled: z.object({ at: Instant, by: z.string().nullable(), replacedBy: z.string().nullable() }).nullable(),
});

function changeOf(row: Selectable<Tables['change']>): Change {
  return {
    id: row.id, milestone: row.milestone, kind: row.kind, state: row.state, by: row.by_whom, at: row.at, reason: row.reason,
    source: Source.nullable().parse(fromJson(row.source)), old: Values.nullable().parse(fromJson(row.old_values)), new: Values.parse(fromJson(row.new_values)),
    partOf: row.part_of, hold: HoldColumn.nullable().parse(fromJson(row.hold)),
  };
}

function changeRow(change: Change): Tables['change'] {
  return {
    id: change.id, milestone: change.milestone, kind: change.kind, state: change.state, by_whom: change.by, at: change.at, reason: change.reason,
    source: change.source === null ? null : toJson(change.source), old_values: change.old === null ? null : toJson(change.old), new_values: toJson(change.new),
    part_of: change.partOf, hold: change.hold === null ? null : toJson(change.hold),
  };
}
