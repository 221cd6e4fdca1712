import { sql, type Kysely, type Migration } from 'kysely';
import { inByteOrder } from './in-byte-order.js';

/** What a subscription chooses, what people said of single milestones and days, and how many messages a day went. */
export function reminders(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const statement of STATEMENTS) await sql.raw(kind === 'sqlite' ? statement : inByteOrder(statement)).execute(db);
    },
  };
}

// Subscriptions made before wanted every milestone, on the very day.
const STATEMENTS = [
  `alter table subscription add column manner text not null default '{"choice":{"kinds":[],"places":[],"audience":[],"deadlinesOnly":false,"only":null},"onWorkingDays":false,"mostADay":2}'`,
  `create table reminder_mark (conversation text not null references conversation(id), milestone text not null, kind text not null, date_revision integer not null, until text, by_whom text not null,
    at text not null, primary key (conversation, milestone))`,
  'create table free_day (network text not null, day text not null, is_free integer not null, name text, primary key (network, day))',
  'create table reminder_message (delivery text primary key references delivery(key), conversation text not null, day text not null)',
  'create index reminder_message_on on reminder_message (day, conversation)',
];
