import { sql, type RawBuilder, type Transaction } from 'kysely';
import type { Settled } from '../src/delivery/delivery.js';
import type { Store } from '../src/store.js';
import type { Instant } from '../src/time/instant.js';
import { closedSince } from './closed-since.js';
import type { Tables } from './schema.js';

interface Row {
  readonly key: string;
  readonly conversation: string;
  readonly says: string;
  readonly only_for: string | null;
}

/** Writes how tries ended, all in one statement: on PostgreSQL each is a way to the server and back. A row that is no longer this worker's, or was tried anew since, does not spoil the group: its key comes back. */
export async function settle(tx: Transaction<Tables>, kind: Store['kind'], worker: string, settled: readonly Settled[], at: Instant): Promise<string[]> {
  const { rows } = await sql<Row>`update delivery set state = ended.state, receipt = ended.receipt, reason = ended.reason, next_try = ended.next_try, again = ended.again, changed = ${at},
      attempts = case when ended.state = 'due' then attempts - 1 else attempts end, worker = case when ended.state = 'due' then null else worker end
    from ${endedRows(kind, settled)} where delivery.key = ended.key and delivery.worker = ${worker} and delivery.attempts = ended.attempt
      and (delivery.state = 'unknown' or delivery.state = 'sending' and ended.asked = 0)
    returning delivery.key, delivery.conversation, delivery.says, delivery.only_for`.execute(tx);
  const found = new Map(rows.map((row) => [row.key, row]));
  await tell(tx, settled, found, at);
  for (const one of settled) {
    const row = found.get(one.key);
    // One person who cannot be reached does not close the channel for all.
    if (row !== undefined && one.state === 'unreachable' && row.only_for === null) await tx.updateTable('conversation').set(closedSince(at, one.reason)).where('id', '=', row.conversation).execute();
  }
  return settled.filter(({ key }) => !found.has(key)).map(({ key }) => key);
}

function endedRows(kind: Store['kind'], settled: readonly Settled[]): RawBuilder<unknown> {
  const json = JSON.stringify(settled.map(({ key, attempt, asked, state, receipt, reason, nextTry, again }) => ({ key, attempt, asked: asked ? 1 : 0, state, receipt, reason, next_try: nextTry, again: again ? 1 : 0 })));
  return kind === 'postgres'
    ? sql`jsonb_to_recordset(${json}::jsonb) as ended(key text, attempt integer, asked integer, state text, receipt text, reason text, next_try text, again integer)`
    : sql`(select value ->> 'key' as key, value ->> 'attempt' as attempt, value ->> 'asked' as asked, value ->> 'state' as state, value ->> 'receipt' as receipt, value ->> 'reason' as reason, value ->> 'next_try' as next_try, value ->> 'again' as again from json_each(${json})) as ended`;
}

/** Which dates conversations were told, with the receipts that prove it. */
async function tell(tx: Transaction<Tables>, settled: readonly Settled[], found: ReadonlyMap<string, Row>, at: Instant): Promise<void> {
  const told = settled.flatMap((one) => {
    const row = found.get(one.key);
    if (row === undefined) return [];
    return one.told.filter((date) => date !== 'carried').map(({ milestone, dateRevision }) => ({ conversation: row.conversation, milestone, date_revision: dateRevision, via: row.says, delivery: one.key, at, openly: row.only_for === null ? (1 as const) : (0 as const) }));
  });
  const counted = await notReadBefore(tx, told, new Set(settled.flatMap(({ asked, key }) => (asked ? [key] : []))));
  if (counted.length > 0) await tx.insertInto('told').values(counted).onConflict((row) => row.columns(['delivery', 'milestone', 'date_revision']).doNothing()).execute();
  // After what was surely told: of two dates the newer was read last.
  await tellCarried(tx, settled.filter((one) => one.told.includes('carried') && found.has(one.key)).map(({ key }) => key), at);
}

/** What is found out only by asking was read when it was posted, which may be long before: of two dates for all the newer was read last. */
async function notReadBefore(tx: Transaction<Tables>, told: readonly Tables['told'][], asked: ReadonlySet<string>): Promise<Tables['told'][]> {
  const found = told.filter(({ delivery }) => asked.has(delivery));
  if (found.length === 0) return [...told];
  const newest = await tx.selectFrom('told').select(({ fn }) => ['conversation', 'milestone', fn.max('date_revision').as('revision')]).where('openly', '=', 1)
    .where('conversation', 'in', found.map(({ conversation }) => conversation)).where('milestone', 'in', found.map(({ milestone }) => milestone)).groupBy(['conversation', 'milestone']).execute();
  const isNewer = (one: Tables['told']): boolean => newest.some(({ conversation, milestone, revision }) => conversation === one.conversation && milestone === one.milestone && revision > one.date_revision);
  return told.filter((one) => !asked.has(one.delivery) || !isNewer(one));
}

/**
 * The dates that these deliveries carry count as told: a try that may have arrived carried them. Where a newer date was told to all there
 * since, that one was read last: within a conversation nothing is composed from older facts than what went before it.
 */
export async function tellCarried(tx: Transaction<Tables>, keys: readonly string[], at: Instant): Promise<void> {
  if (keys.length === 0) return;
  const carried = await tx.selectFrom('delivery_subject').innerJoin('delivery', 'delivery.key', 'delivery_subject.delivery')
    .select(['delivery.conversation', 'delivery_subject.milestone', 'delivery_subject.date_revision', 'delivery.says as via', 'delivery.key as delivery', sql<0 | 1>`case when delivery.only_for is null then 1 else 0 end`.as('openly')]).distinct().where('delivery.key', 'in', [...keys])
    .where((e) => e.not(e.exists(e.selectFrom('told').select(sql.lit(1).as('one')).whereRef('told.conversation', '=', 'delivery.conversation')
      .whereRef('told.milestone', '=', 'delivery_subject.milestone').whereRef('told.date_revision', '>', 'delivery_subject.date_revision').where('told.openly', '=', 1)))).execute();
  if (carried.length > 0) await tx.insertInto('told').values(carried.map((one) => ({ ...one, at }))).onConflict((row) => row.columns(['delivery', 'milestone', 'date_revision']).doNothing()).execute();
}
