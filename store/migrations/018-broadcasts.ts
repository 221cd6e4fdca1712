import { sql, type Kysely, type Migration } from 'kysely';
import { inByteOrder } from './in-byte-order.js';

/** Broadcasts, their frozen texts, which rows of the outbox are theirs and who has seen them. */
export function broadcasts(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const statement of STATEMENTS) await sql.raw(kind === 'sqlite' ? statement : inByteOrder(statement)).execute(db);
    },
  };
}

const STATEMENTS = [
  `create table broadcast (number integer primary key, revision integer not null, state text not null, hash text not null, round integer not null, corrections integer not null,
    entry text not null, begins_at text, made_at text not null, changed_at text not null)`,
  'create table broadcast_text (broadcast integer not null references broadcast(number), hash text not null, entry text not null, primary key (broadcast, hash))',
  `create table broadcast_copy (delivery text primary key, broadcast integer not null references broadcast(number), round integer not null, part text not null,
    conversation text not null references conversation(id))`,
  'create index broadcast_copy_of on broadcast_copy (broadcast, round, part)',
  'create index broadcast_copy_in on broadcast_copy (conversation, broadcast)',
  `create table broadcast_seen (broadcast integer not null references broadcast(number), conversation text not null references conversation(id), by_whom text not null, at text not null,
    primary key (broadcast, conversation, by_whom))`,
  "create index delivery_progress on delivery (args) where says = 'broadcast.progress'",
];
