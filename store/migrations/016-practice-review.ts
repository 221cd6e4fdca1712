import { sql, type Kysely, type Migration } from 'kysely';
import { inByteOrder } from './in-byte-order.js';

/** What reviewers add to practices: who has one, comments on its fields, how it ended, and what its submitter was told. */
export function practiceReview(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const table of TABLES) await sql.raw(kind === 'sqlite' ? table : inByteOrder(table)).execute(db);
    },
  };
}

const TABLES = [
  'create table practice_review (practice text primary key references practice(id), assigned_to text, reason text, other text references practice(id), address text)',
  'create table practice_comment (id text primary key, practice text not null references practice(id), field text not null, words text not null, by_whom text, at text not null, told_at integer)',
  'create index practice_comment_on on practice_comment (practice, id)',
  'create table practice_told (practice text not null references practice(id), revision integer not null, step text not null, at text not null, heard_at text, primary key (practice, revision, step))',
  'create index practice_told_since on practice_told (heard_at, at)',
  'create index practice_in_queue on practice (state, submitted_at, id)',
];
