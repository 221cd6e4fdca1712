import { sql, type Kysely, type Migration } from 'kysely';
import { inByteOrder } from './in-byte-order.js';

/** What the program shipped of each milestone: as the Secretariat last took it or left it, and as the newest file has it. */
export function shippedEntries(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await sql.raw(kind === 'sqlite' ? TABLE : inByteOrder(TABLE)).execute(db);
    },
  };
}

const TABLE = 'create table shipped_entry (id text primary key, before_values text not null, now_values text not null)';
