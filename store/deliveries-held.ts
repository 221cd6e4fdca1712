import { sql, type RawBuilder, type Transaction } from 'kysely';
import { CORRECTION } from '../src/corrections/correction.js';
import { FROZEN_FROM } from '../src/delivery/delivery.js';
import { leaveOut } from '../src/reminders/leave-out.js';
import { fromJson, toJson } from './json.js';
import type { Tables } from './schema.js';

/** Whether a delivery carries a date for which a change waits. */
export function carriesHeld(delivery: 'delivery' | 'ahead'): RawBuilder<boolean> {
  return sql<boolean>`exists (select 1 from delivery_subject inner join held_milestone on held_milestone.milestone = delivery_subject.milestone where ${carriedBy(delivery)})`;
}

function carriedBy(delivery: 'delivery' | 'ahead'): RawBuilder<unknown> {
  return sql`delivery_subject.delivery = ${sql.ref(`${delivery}.key`)} and delivery_subject.offset_days > ${sql.lit(-FROZEN_FROM)}`;
}

/**
 * Whether a delivery waits because a change of a date that it carries does. A message with several reminders waits only where all their
 * dates do: the day of another may pass meanwhile. One that may have arrived (`again`) waits whole: all that it told counts as told.
 */
export function isHeld(delivery: 'delivery' | 'ahead'): RawBuilder<boolean> {
  const held = sql`exists (select 1 from held_milestone where held_milestone.milestone = delivery_subject.milestone)`;
  return sql<boolean>`(${carriesHeld(delivery)}
    and not (${sql.ref(`${delivery}.again`)} = 0 and exists (select 1 from delivery_subject where ${carriedBy(delivery)} and delivery_subject.offset_days < ${sql.lit(FROZEN_FROM)} and delivery_subject.offset_days <> ${sql.lit(CORRECTION)} and not ${held})))`;
}

/**
 * These go now, without the dates that are held: they carry them no longer, so that the planner finds these once they are free. In the
 * transaction that claims, so that what is told and what is carried are never two things, whatever is released until it is composed.
 */
export async function leaveOutHeld(tx: Transaction<Tables>, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  // By the deliveries, never by the held ones: of such a date there may be a row for every conversation.
  const held = await tx.selectFrom('delivery_subject').select(['delivery', 'milestone']).where('delivery', 'in', [...keys]).where('offset_days', '>', sql.lit(-FROZEN_FROM))
    .where(sql<boolean>`exists (select 1 from held_milestone where held_milestone.milestone = delivery_subject.milestone || '')`).execute();
  for (const key of new Set(held.map(({ delivery }) => delivery))) {
    const milestones = held.filter(({ delivery }) => delivery === key).map(({ milestone }) => milestone);
    const { args } = await tx.selectFrom('delivery').select('args').where('key', '=', key).executeTakeFirstOrThrow();
    await tx.updateTable('delivery').set({ args: toJson(leaveOut(fromJson(args), new Set(milestones))) }).where('key', '=', key).execute();
    await tx.deleteFrom('delivery_subject').where('delivery', '=', key).where('milestone', 'in', milestones).where('offset_days', '>', sql.lit(-FROZEN_FROM)).execute();
  }
}
