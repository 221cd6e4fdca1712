import { sql, type Kysely, type Migration } from 'kysely';
import { inByteOrder } from './in-byte-order.js';

/**
 * The first tables. One text for both databases: only the trigger that keeps the audit trail append-only differs.
 */
export function house(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const table of TABLES) await sql.raw(kind === 'sqlite' ? table : inByteOrder(table)).execute(db);
      for (const trigger of kind === 'sqlite' ? SQLITE_TRIGGERS : POSTGRES_TRIGGERS) await sql.raw(trigger).execute(db);
    },
  };
}

const TABLES = [
  `create table milestone (id text primary key, starts_on text not null, ends_on text not null, precision text not null, grain text not null, status text not null,
    revision integer not null, date_revision integer not null, date_since text, date_code text not null unique, entry text not null)`,
  `create table former_date (milestone text not null references milestone(id), date_revision integer not null, starts_on text not null, ends_on text not null,
    precision text not null, grain text not null, status text not null, date_code text not null unique, known_from text, superseded_on text, reason text, source text, note text,
    primary key (milestone, date_revision))`,
  `create table change (id text primary key, milestone text not null references milestone(id), kind text not null, state text not null, by_whom text not null, at text not null,
    reason text, source text, old_values text, new_values text not null)`,
  'create index change_of on change (milestone, id)',
  `create table conversation (id text primary key, platform text not null, tenant text not null, conversation text not null, kind text not null, route text, state text not null,
    reason text, network text, language text, zone text, hour text not null, locale text, created_at text not null, revision integer not null, unique (platform, tenant, conversation))`,
  'create table network (code text primary key, confirmed integer not null)',
  'create table person (id text primary key, language text)',
  `create table account (platform text not null, tenant text not null, user_id text not null, person text not null references person(id), primary key (platform, tenant, user_id))`,
  `create table role (person text not null references person(id), role text not null, network text not null, primary key (person, role, network))`,
  `create table subscription (conversation text primary key references conversation(id), offsets_days text not null, since text not null, revision integer not null)`,
  `create table inbox (id text primary key, event_id text not null unique, platform text not null, conversation text not null, payload text, received_at text not null,
    attempts integer not null, done_at text, outcome text)`,
  'create index inbox_undone on inbox (id) where done_at is null',
  `create table delivery (key text primary key, says text not null, args text not null, language text, conversation text not null references conversation(id), thread text, only_for text, updates text,
    state text not null, priority integer not null, due text not null, attempts integer not null, next_try text, worker text, changed text not null, receipt text, reason text, again integer not null)`,
  "create index delivery_open on delivery (priority, due, key) where state in ('due', 'retrying')",
  "create index delivery_sending on delivery (conversation) where state in ('sending', 'unknown')",
  'create index delivery_receipt on delivery (conversation, receipt)',
  'create index delivery_changed on delivery (changed, key)',
  `create table delivery_subject (delivery text not null references delivery(key), milestone text not null, date_revision integer not null, offset_days integer not null, conversation text not null,
    primary key (milestone, date_revision, offset_days, conversation))`,
  `create table told (conversation text not null, milestone text not null, date_revision integer not null, via text not null, delivery text not null, at text not null,
    primary key (delivery, milestone, date_revision))`,
  'create index told_of on told (milestone, at)',
  `create table audit (id text primary key, at text not null, by_whom text not null, action text not null, subject text not null, outcome text not null, before_value text not null, after_value text not null)`,
  'create table lease (name text primary key, holder text not null, until text not null)',
  'create table mark (name text primary key, value text not null)',
];

const SQLITE_TRIGGERS = ['update', 'delete'].map(
  (verb) => `create trigger audit_no_${verb} before ${verb} on audit begin select raise(abort, 'the audit trail is append-only'); end`,
);

const POSTGRES_TRIGGERS = [
  `create function audit_is_append_only() returns trigger language plpgsql as $$ begin raise exception 'the audit trail is append-only'; end $$`,
  'create trigger audit_no_change before update or delete on audit for each row execute function audit_is_append_only()',
];
