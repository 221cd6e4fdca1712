import { sql, type Kysely, type Migration } from 'kysely';
import { inByteOrder } from './in-byte-order.js';

/** Reference facts, and every one that stood before. */
export function reference(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const table of TABLES) await sql.raw(kind === 'sqlite' ? table : inByteOrder(table)).execute(db);
    },
  };
}

const TABLES = [
  'create table reference (ref text primary key, kind text not null, revision integer not null, entry text not null)',
  'create table former_reference (ref text not null, kind text not null, revision integer not null, entry text not null, primary key (ref, revision))',
];
