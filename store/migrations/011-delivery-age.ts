import { sql, type Kysely, type Migration } from 'kysely';
import { inByteOrder } from './in-byte-order.js';

/** When a delivery was first tried, so that no try goes on for ever; and an index of what is under way in a conversation. */
export function deliveryAge(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const statement of STATEMENTS) await sql.raw(kind === 'sqlite' ? statement : inByteOrder(statement)).execute(db);
    },
  };
}

const STATEMENTS = [
  'alter table delivery add column began text',
  'drop index delivery_sending',
  "create index delivery_under_way on delivery (conversation) where state in ('sending', 'unknown', 'retrying')",
];
