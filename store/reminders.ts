import type { Kysely, Transaction } from 'kysely';
import type { ReminderReads, ReminderWrites } from '../src/reminders/repository.js';
import { toJson } from './json.js';
import { changedSince } from './reminder-stamps.js';
import type { Tables } from './schema.js';
import { subscriptionOf } from './subscription-row.js';

export function reminderReads(db: Kysely<Tables>): ReminderReads {
  return {
    async findSubscription(conversation) {
      const row = await db.selectFrom('subscription').selectAll().where('conversation', '=', conversation).executeTakeFirst();
      return row === undefined ? undefined : subscriptionOf(row);
    },
    async subscriptions() {
      return (await db.selectFrom('subscription').selectAll().orderBy('conversation').execute()).map(subscriptionOf);
    },
    async reachable({ of, after, limit }) {
      const open = db.selectFrom('subscription').innerJoin('conversation', 'conversation.id', 'subscription.conversation').where('conversation.state', '=', 'open')
        .select(['subscription.conversation', 'offsets_days', 'manner', 'since', 'subscription.revision', 'network', 'zone', 'hour'])
        .$if(of !== null, (query) => query.where('subscription.conversation', 'in', [...(of ?? [])])).$if(after !== null, (query) => query.where('subscription.conversation', '>', after ?? ''));
      const rows = await open.orderBy('subscription.conversation').limit(limit).execute();
      return rows.map((row) => ({ subscription: subscriptionOf(row), network: row.network, zone: row.zone, hour: row.hour }));
    },
    async marks(conversation) {
      const all = db.selectFrom('reminder_mark').selectAll().orderBy('conversation').orderBy('milestone');
      const rows = await (conversation === undefined ? all : all.where('conversation', 'in', [conversation].flat())).execute();
      return rows.map((row) => ({ conversation: row.conversation, mark: { milestone: row.milestone, kind: row.kind, dateRevision: row.date_revision, until: row.until, by: row.by_whom, at: row.at } }));
    },
    async freeDays(network) {
      const all = db.selectFrom('free_day').selectAll().orderBy('network').orderBy('day');
      const rows = await (network === undefined ? all : all.where('network', '=', network)).execute();
      return rows.map((row) => ({ network: row.network, day: row.day, isFree: row.is_free === 1, name: row.name }));
    },
    async sentSince(day, conversations) {
      return db.selectFrom('reminder_message').select(['conversation', 'day', (e) => e.fn.countAll<number>().as('messages')]).where('day', '>=', day)
        .$if(conversations !== undefined, (query) => query.where('conversation', 'in', [...(conversations ?? [])])).groupBy(['conversation', 'day']).execute();
    },
    changedSince: (stamp) => changedSince(db, stamp),
  };
}

export function reminderWrites(tx: Transaction<Tables>): ReminderWrites {
  return { ...reminderReads(tx), ...subscriptionWrites(tx), ...markWrites(tx), ...dayWrites(tx) };
}

function subscriptionWrites(tx: Transaction<Tables>): Pick<ReminderWrites, 'subscribe' | 'unsubscribe'> {
  return {
    async subscribe({ conversation, offsetsDays, since, offsetsSince, choice, onWorkingDays, mostADay, also }) {
      const set = { offsets_days: toJson(offsetsDays), manner: toJson({ choice, onWorkingDays, mostADay, also, offsetsSince }), since };
      await tx.insertInto('subscription').values({ conversation, ...set, revision: 1 })
        .onConflict((one) => one.column('conversation').doUpdateSet((e) => ({ ...set, revision: e('subscription.revision', '+', 1) }))).execute();
    },
    async unsubscribe(conversation) {
      return (await tx.deleteFrom('subscription').where('conversation', '=', conversation).returning('conversation').executeTakeFirst()) !== undefined;
    },
  };
}

function markWrites(tx: Transaction<Tables>): Pick<ReminderWrites, 'mark' | 'unmark'> {
  return {
    async mark(conversation, { milestone, kind, dateRevision, until, by, at }) {
      const set = { kind, date_revision: dateRevision, until, by_whom: by, at };
      await tx.insertInto('reminder_mark').values({ conversation, milestone, ...set }).onConflict((one) => one.columns(['conversation', 'milestone']).doUpdateSet(set)).execute();
    },
    async unmark(conversation, milestone) {
      await tx.deleteFrom('reminder_mark').where('conversation', '=', conversation).where('milestone', '=', milestone).execute();
    },
  };
}

function dayWrites(tx: Transaction<Tables>): Pick<ReminderWrites, 'setFreeDay' | 'forgetFreeDay' | 'countMessage'> {
  return {
    async setFreeDay({ network, day, isFree, name }) {
      const set = { is_free: isFree ? 1 : 0, name };
      await tx.insertInto('free_day').values({ network, day, ...set }).onConflict((one) => one.columns(['network', 'day']).doUpdateSet(set)).execute();
    },
    async forgetFreeDay(network, day) {
      return (await tx.deleteFrom('free_day').where('network', '=', network).where('day', '=', day).returning('day').executeTakeFirst()) !== undefined;
    },
    async countMessage(delivery, conversation, day) {
      await tx.insertInto('reminder_message').values({ delivery, conversation, day }).onConflict((one) => one.column('delivery').doNothing()).execute();
    },
  };
}
