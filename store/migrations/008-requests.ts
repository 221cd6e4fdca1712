import { sql, type Kysely, type Migration } from 'kysely';
import { inByteOrder } from './in-byte-order.js';

/** Questions that wait under their answers and in the Secretariat's queue, and what it replied. */
export function requests(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const table of TABLES) await sql.raw(kind === 'sqlite' ? table : inByteOrder(table)).execute(db);
    },
  };
}

const TABLES = [
  `create table asked (answer text primary key, conversation text not null references conversation(id), thread text, language text not null, words text not null, outcome text not null,
    verdict text, asked_on text not null, kept_at text not null)`,
  'create index asked_of on asked (conversation, kept_at)',
  `create table question (number integer primary key, group_number integer not null, conversation text not null references conversation(id), thread text, language text not null,
    words text not null, why text not null, asked_on text not null)`,
  `create table knowledge (number integer primary key, revision integer not null, state text not null, written_on text not null, expires_on text not null, entry text not null)`,
  `create table knowledge_revision (number integer not null references knowledge(number), revision integer not null, state text not null, written_on text not null, expires_on text not null,
    entry text not null, by_whom text not null, at text not null, reason text, primary key (number, revision))`,
];
