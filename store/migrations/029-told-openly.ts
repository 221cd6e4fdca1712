import { sql, type Kysely, type Migration } from 'kysely';
import { inByteOrder } from './in-byte-order.js';

/**
 * Whether everybody in the conversation could read what was told (1), kept where it was told: the delivery that says so is forgotten after a
 * while. Of what is gone already nobody knows; it counts as read by all, since a correction too many does no harm and one too few does.
 */
export function toldOpenly(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const statement of STATEMENTS) await sql.raw(kind === 'sqlite' ? statement : inByteOrder(statement)).execute(db);
    },
  };
}

const STATEMENTS = [
  'alter table told add column openly integer not null default 1',
  'update told set openly = 0 where delivery in (select key from delivery where only_for is not null)',
];
