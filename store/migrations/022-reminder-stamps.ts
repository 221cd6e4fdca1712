import { sql, type Kysely, type Migration } from 'kysely';
import { inByteOrder } from './in-byte-order.js';

/**
 * Numbers that rise with whatever decides what is due: the planner keeps what it read, and reads again only what has changed. The
 * database raises them itself, so that no writer can forget to. One row a conversation, for what is set and said there; the row with
 * the empty scope is for what concerns all. What each message touches of a conversation does not count.
 */
export function reminderStamps(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const statement of TABLES) await sql.raw(kind === 'sqlite' ? statement : inByteOrder(statement)).execute(db);
      for (const statement of kind === 'sqlite' ? sqliteTriggers() : postgresTriggers()) await sql.raw(statement).execute(db);
    },
  };
}

const TABLES = [
  'create table reminder_stamp (scope text primary key, n integer not null)',
  'create unique index reminder_stamp_n on reminder_stamp (n)',
  'create index reminder_message_to on reminder_message (conversation, day)',
];

/** What concerns all: dates, those that wait, and what the registry says of networks. */
const OF_ALL = ['milestone', 'former_date', 'held_milestone', 'network', 'free_day'];
const OF_ONE = ['subscription', 'reminder_mark'];
/** Of a conversation only these columns decide. */
const DECIDING = ['state', 'network', 'zone', 'hour'];

const isOther = DECIDING.map((column) => `old.${column} is distinct from new.${column}`).join(' or ');

/** Writers come one at a time in both databases, so that a higher number is never seen before a lower one. */
function raise(scope: string): string {
  return `insert into reminder_stamp (scope, n) select ${scope}, coalesce(max(n), 0) + 1 from reminder_stamp where true on conflict (scope) do update set n = excluded.n`;
}

function sqliteTriggers(): string[] {
  const on = (table: string, verb: string, scope: string) => `create trigger ${table}_${verb}_stamps after ${verb} on ${table} begin ${raise(scope)}; end`;
  return [
    ...OF_ALL.flatMap((table) => ['insert', 'update', 'delete'].map((verb) => on(table, verb, "''"))),
    ...OF_ONE.flatMap((table) => [on(table, 'insert', 'new.conversation'), on(table, 'update', 'new.conversation'), on(table, 'delete', 'old.conversation')]),
    `create trigger conversation_update_stamps after update of ${DECIDING.join(', ')} on conversation when ${isOther} begin ${raise('new.id')}; end`,
  ];
}

function postgresTriggers(): string[] {
  const raising = (name: string, scope: string) => `create function ${name}() returns trigger language plpgsql as $$ begin ${raise(scope)}; return null; end $$`;
  return [
    raising('reminder_stamp_of_all', "''"),
    raising('reminder_stamp_of_conversation', 'new.id'),
    raising('reminder_stamp_of_new', 'new.conversation'),
    raising('reminder_stamp_of_old', 'old.conversation'),
    ...OF_ALL.map((table) => `create trigger ${table}_stamps after insert or update or delete on ${table} for each statement execute function reminder_stamp_of_all()`),
    ...OF_ONE.flatMap((table) => [
      `create trigger ${table}_stamps after insert or update on ${table} for each row execute function reminder_stamp_of_new()`,
      `create trigger ${table}_delete_stamps after delete on ${table} for each row execute function reminder_stamp_of_old()`,
    ]),
    `create trigger conversation_stamps after update on conversation for each row when (${isOther}) execute function reminder_stamp_of_conversation()`,
  ];
}
