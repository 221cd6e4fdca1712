import type { Kysely, Transaction } from 'kysely';
import { ShippedValues } from '../src/roadmap/shipped-values.js';
import type { ShippedReads, ShippedWrites } from '../src/roadmap/shipped-repository.js';
import { fromJson, toJson } from './json.js';
import type { Tables } from './schema.js';

/** What shipped, before and now. */
export function shippedReads(db: Kysely<Tables>): ShippedReads {
  return {
    async shipped() {
      const rows = await db.selectFrom('shipped_entry').selectAll().orderBy('id').execute();
      return rows.map((row) => ({ before: ShippedValues.parse(fromJson(row.before_values)), now: ShippedValues.parse(fromJson(row.now_values)) }));
    },
    async undecided() {
      const rows = await db.selectFrom('shipped_entry').selectAll().whereRef('before_values', '<>', 'now_values').orderBy('id').execute();
      return rows.map((row) => ({ before: ShippedValues.parse(fromJson(row.before_values)), now: ShippedValues.parse(fromJson(row.now_values)) }));
    },
  };
}

export function shippedWrites(tx: Transaction<Tables>): ShippedWrites {
  return {
    ...shippedReads(tx),
    async keepShipped({ before, now }) {
      const values = { before_values: toJson(ShippedValues.parse(before)), now_values: toJson(ShippedValues.parse(now)) };
      await tx.insertInto('shipped_entry').values({ id: now.id, ...values }).onConflict((one) => one.column('id').doUpdateSet(values)).execute();
    },
  };
}
