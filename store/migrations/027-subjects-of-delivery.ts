import { sql, type Kysely, type Migration } from 'kysely';

/** An index of the dates that a delivery carries: without it each claim, each settling and each deletion read those of the whole outbox. */
export function subjectsOfDelivery(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await sql.raw('create index delivery_subject_of on delivery_subject (delivery)').execute(db);
    },
  };
}
