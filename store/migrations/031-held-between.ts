import { sql, type Kysely, type Migration } from 'kysely';
import { inByteOrder } from './in-byte-order.js';

/** Between which moments a former date held: days alone do not tell whether a reminder was due before or after. Null: shipped, or kept before anybody kept it. */
export function heldBetween(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const statement of STATEMENTS) await sql.raw(kind === 'sqlite' ? statement : inByteOrder(statement)).execute(db);
    },
  };
}

const STATEMENTS = ['alter table former_date add column held_since text', 'alter table former_date add column held_until text'];
