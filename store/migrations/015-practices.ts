import { sql, type Kysely, type Migration } from 'kysely';
import { inByteOrder } from './in-byte-order.js';

/** Practices, a row a field, so that two who write the same one are noticed; and forms that are asked in words. */
export function practices(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const table of TABLES) await sql.raw(kind === 'sqlite' ? table : inByteOrder(table)).execute(db);
    },
  };
}

const TABLES = [
  `create table practice (id text primary key, kind text not null, state text not null, revision integer not null, form_version integer not null, language text not null, network text,
    submitter text references person(id), conversation text references conversation(id), revises text references practice(id), overruled text not null, begun_at text not null, changed_at text not null, submitted_at text)`,
  'create index practice_by_state on practice (state, changed_at)',
  'create index practice_of_network on practice (network)',
  'create index practice_of_submitter on practice (submitter)',
  `create table practice_field (practice text not null references practice(id), field text not null, value text not null, revision integer not null, by_whom text references person(id), at text not null,
    primary key (practice, field))`,
  // A row for each thing that was chosen, so that practices are found by objective and region.
  `create table practice_choice (practice text not null references practice(id), field text not null, choice text not null, primary key (practice, field, choice))`,
  'create index practice_by_choice on practice_choice (field, choice)',
  // Where, and at which field, a form is asked in words; null while it is filled in as pages.
  'alter table form_draft add column held_values text',
  'alter table form_draft add column asked_in text references conversation(id)',
  'alter table form_draft add column asking text',
  'create index form_draft_asked_in on form_draft (asked_in)',
];
