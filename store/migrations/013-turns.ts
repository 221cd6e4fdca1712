import { sql, type Kysely, type Migration } from 'kysely';
import { inByteOrder } from './in-byte-order.js';

/** What was asked for and answered last in each place, for ten minutes. */
export function turns(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const statement of STATEMENTS) await sql.raw(kind === 'sqlite' ? statement : inByteOrder(statement)).execute(db);
    },
  };
}

const STATEMENTS = [
  `create table turn (conversation text not null references conversation(id), thread text not null, account text not null, entry text not null, kept_at text not null,
    primary key (conversation, thread, account))`,
  'create index turn_by_age on turn (kept_at)',
];
