import { sql, type Kysely, type Migration } from 'kysely';
import { inByteOrder } from './in-byte-order.js';

/**
 * What is found of practices that are approved. Their words come in as `searchWords` writes them, so neither database cuts or
 * stems anything: FTS5 keeps words that are letters and digits as they are, and PostgreSQL is handed the list itself.
 */
export function practiceSearch(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const table of kind === 'sqlite' ? SQLITE : POSTGRES.map(inByteOrder)) await sql.raw(table).execute(db);
    },
  };
}

const SQLITE = [
  'create table practice_found (number integer primary key, practice text not null unique references practice(id))',
  `create virtual table practice_words using fts5(title, words, detail = column, tokenize = "unicode61 remove_diacritics 0")`,
  'create table practice_facet (facet text not null, number integer not null, primary key (facet, number)) without rowid',
  'create index practice_facet_of on practice_facet (number)',
];

const POSTGRES = [
  'create table practice_found (number integer generated always as identity primary key, practice text not null unique references practice(id), title tsvector not null, words tsvector not null)',
  'create index practice_found_title on practice_found using gin (title)',
  'create index practice_found_words on practice_found using gin (words)',
  'create table practice_facet (facet text not null, number integer not null, primary key (facet, number))',
  'create index practice_facet_of on practice_facet (number)',
];
