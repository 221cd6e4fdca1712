import { sql, type Kysely, type Migration } from 'kysely';
import { inByteOrder } from './in-byte-order.js';

/** What a Word file that came back says anew of a draft, as it was shown: only what was seen is taken. */
export function practiceDocuments(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const table of TABLES) await sql.raw(kind === 'sqlite' ? table : inByteOrder(table)).execute(db);
    },
  };
}

const TABLES = [
  'create table practice_document (id text primary key, practice text not null references practice(id), person text not null, conversation text not null, differences text not null, shown_at text not null)',
  'create index practice_document_of on practice_document (practice)',
  'create index practice_document_shown on practice_document (shown_at)',
];
