import { sql, type Kysely, type Migration } from 'kysely';
import { inByteOrder } from './in-byte-order.js';

/** Conversations to which the Secretariat's week is told. */
export function weekly(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      const table = 'create table weekly_reader (conversation text primary key references conversation(id), since text not null)';
      await sql.raw(kind === 'sqlite' ? table : inByteOrder(table)).execute(db);
    },
  };
}
