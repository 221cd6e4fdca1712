import { sql, type Kysely, type Migration } from 'kysely';
import { inByteOrder } from './in-byte-order.js';

/**
 * Changes that wait: what was wished, until when it is held, how it ended. `held_milestone` names every milestone that a waiting
 * change touches, computed ones too: a second change of one cannot wait beside it, and its reminders are found in one look.
 * `direct_conversation`: where somebody can be written to alone, once she has written there herself.
 */
export function heldChanges(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const statement of STATEMENTS) await sql.raw(kind === 'sqlite' ? statement : inByteOrder(statement)).execute(db);
    },
  };
}

const STATEMENTS = [
  'alter table change add column part_of text',
  'alter table change add column hold text',
  "create index change_waiting on change (id) where state = 'held'",
  'create table held_milestone (milestone text primary key references milestone(id), change text not null references change(id))',
  'create table direct_conversation (conversation text primary key references conversation(id), person text not null references person(id))',
];
