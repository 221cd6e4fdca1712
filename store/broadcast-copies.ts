import { sql, type RawBuilder, type Transaction } from 'kysely';
import type { NewCopy, Shared } from '../src/broadcasts/repository.js';
import type { Store } from '../src/store.js';
import type { Instant } from '../src/time/instant.js';
import { toJson } from './json.js';
import type { Tables } from './schema.js';

/** So many rows in one statement: ten thousand conversations are written within a second. */
const GROUP = 2_000;

/** Writes rows of the outbox and whose they are. A key that is known already leaves all as it is. */
export async function addCopies(tx: Transaction<Tables>, kind: Store['kind'], copies: readonly NewCopy[], shared: Shared, at: Instant): Promise<number> {
  let added = 0;
  for (let from = 0; from < copies.length; from += GROUP) added += await addGroup(tx, kind, copies.slice(from, from + GROUP), shared, at);
  return added;
}

async function addGroup(tx: Transaction<Tables>, kind: Store['kind'], copies: readonly NewCopy[], { broadcast, round, part, says, carried, priority, offsetDays }: Shared, at: Instant): Promise<number> {
  const rows = rowsOf(kind, copies);
  const { numAffectedRows } = await sql`insert into delivery (key, says, args, language, conversation, thread, only_for, updates, state, priority, due, attempts, next_try, worker, began, changed, receipt, reason, again)
    select copy.key, cast(${says} as text), cast(${toJson(carried)} as text), null, copy.conversation, null, null, copy.updates, copy.state, cast(${priority} as integer), copy.due, 0, null, null, null, cast(${at} as text), null, copy.reason, 0
    from ${rows} where true on conflict (key) do nothing`.execute(tx);
  await sql`insert into broadcast_copy (delivery, broadcast, round, part, conversation)
    select copy.key, cast(${broadcast} as integer), cast(${round} as integer), cast(${part} as text), copy.conversation from ${rows} where true on conflict (delivery) do nothing`.execute(tx);
  for (const { milestone, dateRevision } of offsetDays === null ? [] : carried.dates) {
    await sql`insert into delivery_subject (delivery, milestone, date_revision, offset_days, conversation)
      select copy.key, cast(${milestone} as text), cast(${dateRevision} as integer), cast(${offsetDays} as integer), copy.conversation from ${rows} where true
      on conflict (milestone, date_revision, offset_days, conversation) do nothing`.execute(tx);
  }
  return Number(numAffectedRows ?? 0);
}

function rowsOf(kind: Store['kind'], copies: readonly NewCopy[]): RawBuilder<unknown> {
  const json = JSON.stringify(copies.map(({ key, conversation, due, updates, unreachable }) => ({ key, conversation, due, updates, state: unreachable === null ? 'due' : 'unreachable', reason: unreachable })));
  return kind === 'postgres'
    ? sql`jsonb_to_recordset(${json}::jsonb) as copy(key text, conversation text, due text, updates text, state text, reason text)`
    : sql`(select value ->> 'key' as key, value ->> 'conversation' as conversation, value ->> 'due' as due, value ->> 'updates' as updates, value ->> 'state' as state, value ->> 'reason' as reason from json_each(${json})) as copy`;
}
