import { sql, type Kysely, type Migration } from 'kysely';
import { inByteOrder } from './in-byte-order.js';

/** What was last told in a conversation, and what was told since a moment, are found in one look. */
export function corrections(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const statement of STATEMENTS) await sql.raw(kind === 'sqlite' ? statement : inByteOrder(statement)).execute(db);
    },
  };
}

const STATEMENTS = [
  'create index told_in on told (conversation, milestone, at)',
  'create index told_at on told (at)',
];
