import type { Kysely, Selectable, Transaction } from 'kysely';
import { z } from 'zod';
import type { ReminderReads, ReminderWrites } from '../src/reminders/repository.js';
import { OffsetDays, type Subscription } from '../src/reminders/subscription.js';
import { fromJson, toJson } from './json.js';
import type { Tables } from './schema.js';

export function reminderReads(db: Kysely<Tables>): ReminderReads {
  return {
    async findSubscription(conversation) {
      const row = await db.selectFrom('subscription').selectAll().where('conversation', '=', conversation).executeTakeFirst();
      return row === undefined ? undefined : subscriptionOf(row);
    },
    async subscriptions() {
      return (await db.selectFrom('subscription').selectAll().orderBy('conversation').execute()).map(subscriptionOf);
    },
  };
}

export function reminderWrites(tx: Transaction<Tables>): ReminderWrites {
  return {
    ...reminderReads(tx),
    async subscribe({ conversation, offsetsDays, since }) {
      const set = { offsets_days: toJson(offsetsDays), since };
      await tx.insertInto('subscription').values({ conversation, ...set, revision: 1 })
        .onConflict((one) => one.column('conversation').doUpdateSet((e) => ({ ...set, revision: e('subscription.revision', '+', 1) }))).execute();
    },
    async unsubscribe(conversation) {
      return (await tx.deleteFrom('subscription').where('conversation', '=', conversation).returning('conversation').executeTakeFirst()) !== undefined;
    },
  };
}

function subscriptionOf(row: Selectable<Tables['subscription']>): Subscription {
  return { conversation: row.conversation, offsetsDays: z.array(OffsetDays).parse(fromJson(row.offsets_days)), since: row.since, revision: row.revision };
}
