import { sql, type Kysely, type Selectable } from 'kysely';
import type { Delivery, DeliverySubject } from '../src/delivery/delivery.js';
import type { AskedSubject, CarriedSubject, DeliveryReads } from '../src/delivery/repository.js';
import { overtaken } from './deliveries-overtaken.js';
import { fromJson } from './json.js';
import type { Tables } from './schema.js';

/** SQLite takes 32,766 parameters; keys are asked for in groups. */
const GROUP = 1_000;

export function deliveryReads(db: Kysely<Tables>): DeliveryReads {
  return {
    async findDelivery(key) {
      const row = await db.selectFrom('delivery').selectAll().where('key', '=', key).executeTakeFirst();
      return row === undefined ? undefined : deliveryOf(row);
    },
    async deliveries({ states, conversation, limit }) {
      const newest = db.selectFrom('delivery').selectAll().orderBy('changed', 'desc').orderBy('key').limit(limit)
        .$if(states !== undefined, (query) => query.where('state', 'in', [...(states ?? [])])).$if(conversation !== undefined, (query) => query.where('conversation', '=', conversation ?? ''));
      return (await newest.execute()).map(deliveryOf);
    },
    async countByState() {
      const rows = await db.selectFrom('delivery').select(['state', (e) => e.fn.countAll<number>().as('n')]).groupBy('state').execute();
      return Object.fromEntries(rows.map((row) => [row.state, row.n]));
    },
    async findByReceipt(conversation, receipt) {
      const row = await db.selectFrom('delivery').selectAll().where('conversation', '=', conversation).where('receipt', '=', receipt).orderBy('changed', 'desc').executeTakeFirst();
      return row === undefined ? undefined : deliveryOf(row);
    },
    async knownKeys(keys) {
      const known = new Set<string>();
      for (let from = 0; from < keys.length; from += GROUP) {
        const rows = await db.selectFrom('delivery').select('key').where('key', 'in', keys.slice(from, from + GROUP)).execute();
        for (const row of rows) known.add(row.key);
      }
      return known;
    },
    async carried(subjects) {
      const found: CarriedSubject[] = [];
      for (const { conversations, sameSince, ...subject } of byDate(subjects)) {
        const revisions = Array.from({ length: subject.dateRevision - sameSince + 1 }, (_, at) => sameSince + at);
        for (let from = 0; from < conversations.length; from += GROUP) {
          const rows = await db.selectFrom('delivery_subject').select('conversation').distinct().where('milestone', '=', subject.milestone).where('date_revision', 'in', revisions)
            .where('offset_days', '=', subject.offsetDays).where('conversation', 'in', conversations.slice(from, from + GROUP)).execute();
          found.push(...rows.map(({ conversation }) => ({ ...subject, conversation })));
        }
      }
      return found;
    },
    overtaken: (asked) => overtaken(db, asked),
    async nextDue() {
      // The states are literals: both databases then use the partial index, and read one row of it.
      const row = await db.selectFrom('delivery').select((e) => e.fn.coalesce('next_try', 'due').as('at')).where(sql<boolean>`state in ('due', 'retrying')`).orderBy((e) => e.fn.coalesce('next_try', 'due')).limit(1).executeTakeFirst();
      return row?.at ?? null;
    },
  };
}

/** A delivery from its row. */
export function deliveryOf(row: Selectable<Tables['delivery']>): Delivery {
  return {
    key: row.key, conversation: row.conversation, thread: row.thread, onlyFor: row.only_for, saying: { says: row.says, args: fromJson(row.args) }, language: row.language,
    priority: row.priority, due: row.due, updates: row.updates, state: row.state, attempts: row.attempts, nextTry: row.next_try, worker: row.worker, began: row.began, changed: row.changed,
    receipt: row.receipt, reason: row.reason, again: row.again === 1,
  };
}

interface AskedDate extends DeliverySubject {
  readonly sameSince: number;
  readonly conversations: string[];
}

/** The same dates go to many conversations: one question for each date. */
function byDate(subjects: readonly AskedSubject[]): AskedDate[] {
  const found = new Map<string, AskedDate>();
  for (const { milestone, dateRevision, sameSince, offsetDays, conversation } of subjects) {
    const key = `${milestone}:${sameSince}:${dateRevision}:${offsetDays}`;
    const one = found.get(key) ?? { milestone, dateRevision, sameSince, offsetDays, conversations: [] };
    one.conversations.push(conversation);
    found.set(key, one);
  }
  return [...found.values()];
}
