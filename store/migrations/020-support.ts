import { sql, type Kysely, type Migration } from 'kysely';
import { inByteOrder } from './in-byte-order.js';

/** What networks asked the Secretariat for, and how each request came to be as it is. */
export function support(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const statement of STATEMENTS) await sql.raw(kind === 'sqlite' ? statement : inByteOrder(statement)).execute(db);
    },
  };
}

const STATEMENTS = [
  `create table support_request (number integer primary key, offer text not null, kind text not null, state text not null, conversation text not null references conversation(id), thread text,
    language text not null, asker text not null, network text, words text not null, wanted_by text, in_language text, link text, assignee text, asked_on text not null, revision integer not null)`,
  'create index support_request_by_state on support_request (state, number)',
  `create table support_event (number integer not null references support_request(number), revision integer not null, state text not null, by_whom text not null, at text not null, words text,
    primary key (number, revision))`,
];
