import { sql, type Transaction } from 'kysely';
import type { AboutDate } from '../src/chat/message.js';
import { ANSWERED_BELOW } from '../src/delivery/delivery.js';
import type { Tables } from './schema.js';

/** The dates of an answer, beside those that it carries already. The lowest number of a date is the first in its index, whatever the conversation. */
export async function keepDates(tx: Transaction<Tables>, delivery: string, dates: readonly AboutDate[]): Promise<void> {
  for (const { milestone, dateRevision } of dates) {
    const lowest = sql`select min(offset_days) from delivery_subject where milestone = ${milestone} and date_revision = ${dateRevision} and offset_days < ${sql.lit(ANSWERED_BELOW)}`;
    await sql`insert into delivery_subject (delivery, milestone, date_revision, offset_days, conversation)
      select delivery.key, ${milestone}, ${dateRevision}, coalesce((${lowest}), ${sql.lit(ANSWERED_BELOW)}) - 1, delivery.conversation from delivery where delivery.key = ${delivery}
        and not exists (select 1 from delivery_subject as kept where kept.delivery = delivery.key and kept.milestone = ${milestone} and kept.date_revision = ${dateRevision})`.execute(tx);
  }
}
