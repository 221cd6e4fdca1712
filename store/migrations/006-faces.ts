import { sql, type Kysely, type Migration } from 'kysely';

/** Forms that are filled in page by page, and the workspaces that have the bot. */
export function faces(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const table of TABLES) await sql.raw(kind === 'sqlite' ? table : inByteOrder(table)).execute(db);
    },
  };
}

/** As in the first migration: PostgreSQL orders text as SQLite does. */
function inByteOrder(table: string): string {
  return table.replaceAll(/ text\b/g, ' text collate "C"');
}

const TABLES = [
  `create table form_draft (id text primary key, form text not null, version integer not null, about text not null, by_whom text not null,
    language text not null, page integer not null, field_values text not null, revision integer not null, changed_at text not null, unique (by_whom, form, about))`,
  `create table installation (platform text not null, tenant text not null, bot_user text not null, bot text, token text not null, since text not null, ended_at text, primary key (platform, tenant))`,
];
