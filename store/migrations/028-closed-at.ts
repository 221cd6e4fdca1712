import { sql, type Kysely, type Migration } from 'kysely';
import { inByteOrder } from './in-byte-order.js';

/** Since when a conversation is closed: what was received before then and is taken up only now does not open it. Null: closed before anybody kept it, or open. */
export function closedAt(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      const statement = 'alter table conversation add column closed_at text';
      await sql.raw(kind === 'sqlite' ? statement : inByteOrder(statement)).execute(db);
    },
  };
}
