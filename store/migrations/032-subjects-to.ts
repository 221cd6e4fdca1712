import { sql, type Kysely, type Migration } from 'kysely';

/** An index of what is carried to a conversation of one milestone: without it the question which other reminder says the same would read those of all conversations. */
export function subjectsTo(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await sql.raw('create index delivery_subject_to on delivery_subject (conversation, milestone)').execute(db);
    },
  };
}
