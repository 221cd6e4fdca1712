import { sql, type Kysely } from 'kysely';
import { FROZEN_FROM } from '../src/delivery/delivery.js';
import type { AskedReminder, Overtaken } from '../src/delivery/repository.js';
import { NOW_EXACT } from '../src/reminders/plan.js';
import type { Tables } from './schema.js';

/** SQLite takes 32,766 parameters; conversations are asked for in groups. */
const GROUP = 1_000;

type Other = { readonly conversation: string } & Pick<Tables['delivery'], 'state' | 'due' | 'began'>;

/** What becomes of these reminders by others of the same days, so many days before or after them. */
export async function overtaken(db: Kysely<Tables>, asked: readonly AskedReminder[]): Promise<Overtaken[]> {
  const found: Overtaken[] = [];
  for (const alike of byDays(asked)) {
    for (let from = 0; from < alike.length; from += GROUP) {
      const some = alike.slice(from, from + GROUP);
      const others = grouped(await othersOf(db, some), ({ conversation }) => conversation);
      for (const { conversation, milestone, dateRevision, offsetDays, owedAt } of some) {
        const saying = (others.get(conversation) ?? []).filter((other) => saysAll(other, owedAt));
        if (saying.length > 0) found.push({ conversation, milestone, dateRevision, offsetDays, mayStillFail: saying.every(({ state }) => state !== 'sent') });
      }
    }
  }
  return found;
}

/** By the index of what is carried to a conversation: `+ 0` keeps both databases from the one that begins with the milestone, where those of all conversations stand. */
async function othersOf(db: Kysely<Tables>, alike: readonly AskedReminder[]): Promise<Other[]> {
  const [first] = alike;
  if (first === undefined) return [];
  return db.selectFrom('delivery_subject').innerJoin('delivery', 'delivery.key', 'delivery_subject.delivery')
    .select(['delivery_subject.conversation', 'delivery.state', 'delivery.due', 'delivery.began'])
    .where('delivery_subject.conversation', 'in', alike.map(({ conversation }) => conversation)).where('delivery_subject.milestone', '=', first.milestone)
    .where(sql<boolean>`delivery_subject.date_revision + 0 between ${first.sameSince} and ${first.dateRevision}`)
    .where(first.offsetDays < 0 ? sql<boolean>`delivery_subject.offset_days + 0 between ${sql.lit(1 - FROZEN_FROM)} and -1` : sql<boolean>`delivery_subject.offset_days + 0 between 0 and ${sql.lit(NOW_EXACT - 1)}`)
    .where('delivery.state', 'in', ['due', 'sending', 'retrying', 'unknown', 'sent']).execute();
}

/** One that went counts only where it waited beyond the moment of the other: no try of it was sooner. */
function saysAll({ state, due, began }: Other, owedAt: AskedReminder['owedAt']): boolean {
  return state !== 'sent' || (due < owedAt && began !== null && began >= owedAt);
}

/** One question for all that are asked of the same days, before them or after. */
function byDays(asked: readonly AskedReminder[]): AskedReminder[][] {
  return [...grouped(asked, ({ milestone, sameSince, dateRevision, offsetDays }) => `${milestone}:${sameSince}:${dateRevision}:${offsetDays < 0 ? 'after' : 'before'}`).values()];
}

function grouped<T>(all: readonly T[], nameOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(nameOf(one));
    if (group === undefined) groups.set(nameOf(one), [one]);
    else group.push(one);
  }
  return groups;
}
