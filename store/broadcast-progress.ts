import { sql, type Kysely } from 'kysely';
import type { ProgressMessage } from '../src/broadcasts/repository.js';
import { toJson } from './json.js';
import type { Tables } from './schema.js';

/**
 * Each message that tells how far a broadcast has come, once, by the delivery that wrote or changed it last. One that was removed by hand
 * is not among them, but what was written in its place: else another would be written every two seconds.
 */
export async function standingProgress(db: Kysely<Tables>, number: number): Promise<ProgressMessage[]> {
  const args = toJson({ broadcast: number });
  const { rows } = await sql<Omit<ProgressMessage, 'isWaiting' | 'isOnItsWay'> & { readonly waiting: number; readonly going: number }>`
    with telling as (
      select delivery.key, delivery.conversation, delivery.receipt, delivery.language, delivery.state, delivery.due, delivery.changed, earlier.receipt as changes
      from delivery left join delivery as earlier on earlier.key = delivery.updates
      where delivery.says = 'broadcast.progress' and delivery.args = ${args}
    ), told as (
      select key, conversation, receipt, language, row_number() over (partition by conversation, receipt order by changed desc, key desc) as nth
      from telling where state = 'sent' and receipt is not null
    )
    select told.key as delivery, told.conversation, told.language, max(about.due) as "toldAsOf",
      cast(sum(case when about.state in ('due', 'retrying', 'unreachable') then 1 else 0 end) as integer) as waiting,
      cast(sum(case when about.state in ('sending', 'unknown') then 1 else 0 end) as integer) as going
    from told inner join telling as about on about.conversation = told.conversation and (about.receipt = told.receipt or about.changes = told.receipt)
    where told.nth = 1 and not exists (
      select 1 from telling as later where later.state = 'sent' and later.conversation = told.conversation and later.changes = told.receipt and later.receipt <> told.receipt
    ) group by told.key, told.conversation, told.language order by told.key`.execute(db);
  return rows.map(({ waiting, going, ...message }) => ({ ...message, isWaiting: waiting > 0, isOnItsWay: going > 0 }));
}
