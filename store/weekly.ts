import type { Kysely, Transaction } from 'kysely';
import type { WeeklyReads, WeeklyWrites } from '../src/weekly/repository.js';
import type { Tables } from './schema.js';

export function weeklyReads(db: Kysely<Tables>): WeeklyReads {
  return { readers: () => db.selectFrom('weekly_reader').selectAll().orderBy('conversation').execute() };
}

export function weeklyWrites(tx: Transaction<Tables>): WeeklyWrites {
  return {
    ...weeklyReads(tx),
    async switchOn(conversation, since) {
      const added = await tx.insertInto('weekly_reader').values({ conversation, since }).onConflict((one) => one.column('conversation').doNothing()).returning('conversation').executeTakeFirst();
      return added !== undefined;
    },
    async switchOff(conversation) {
      return (await tx.deleteFrom('weekly_reader').where('conversation', '=', conversation).returning('conversation').executeTakeFirst()) !== undefined;
    },
  };
}
