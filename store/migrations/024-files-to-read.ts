import { sql, type Kysely, type Migration } from 'kysely';
import { inByteOrder } from './in-byte-order.js';

/** Messages with files that are to be fetched and read before they take effect: fetching takes its time, and must outlive a stop. */
export function filesToRead(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const table of TABLES) await sql.raw(kind === 'sqlite' ? table : inByteOrder(table)).execute(db);
    },
  };
}

const TABLES = [
  'create table file_to_read (id text primary key, conversation text not null, incoming text not null, attempts integer not null, next_try text not null)',
  'create index file_to_read_next on file_to_read (next_try, id)',
];
