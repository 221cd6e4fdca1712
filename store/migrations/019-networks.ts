import { sql, type Kysely, type Migration } from 'kysely';
import { inByteOrder } from './in-byte-order.js';

/** What the Secretariat sets for a network, and in which quarters a focal point was asked whether she still is one. */
export function networks(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const statement of STATEMENTS) await sql.raw(kind === 'sqlite' ? statement : inByteOrder(statement)).execute(db);
    },
  };
}

const STATEMENTS = [
  `alter table network add column entry text not null default '{}'`,
  // No reference to the delivery: it may be forgotten before the answer is.
  'create table still_asked (person text not null references person(id), quarter text not null, delivery text, confirmed integer not null, primary key (person, quarter))',
];
