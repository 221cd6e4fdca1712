import { sql, type Kysely, type Migration } from 'kysely';
import { inByteOrder } from './in-byte-order.js';

/** Names in six languages, and every one that stood before. */
export function translations(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const table of TABLES) await sql.raw(kind === 'sqlite' ? table : inByteOrder(table)).execute(db);
    },
  };
}

const TABLES = [
  'create table translation (of_what text not null, language text not null, revision integer not null, entry text not null, primary key (of_what, language))',
  'create table former_translation (of_what text not null, language text not null, revision integer not null, entry text not null, primary key (of_what, language, revision))',
];
