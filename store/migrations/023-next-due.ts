import { sql, type Kysely, type Migration } from 'kysely';

/** When the next delivery becomes due is asked at every pause and by every look at the bot's health: found without reading all that waits. */
export function nextDue(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await sql.raw("create index delivery_next on delivery (coalesce(next_try, due)) where state in ('due', 'retrying')").execute(db);
    },
  };
}
