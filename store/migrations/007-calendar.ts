import { sql, type Kysely, type Migration } from 'kysely';
import { inByteOrder } from './in-byte-order.js';

/** Calendars to subscribe to. */
export function calendar(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const table of TABLES) await sql.raw(kind === 'sqlite' ? table : inByteOrder(table)).execute(db);
    },
  };
}

// `network` is empty for the calendar of all that everybody may see.
const TABLES = [
  `create table calendar_link (token text primary key, network text not null, language text not null, made_by text not null, made_at text not null, revoked_at text)`,
  'create index calendar_link_open on calendar_link (network, language, made_at) where revoked_at is null',
];
