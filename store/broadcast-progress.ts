import { sql, type Kysely } from 'kysely';
import type { Language } from '../src/language/language.js';
import { toJson } from './json.js';
import type { Tables } from './schema.js';

interface ProgressMessage {
  readonly delivery: string;
  readonly conversation: string;
  readonly language: Language | null;
}

/**
 * Each message that tells how far a broadcast has come, once, by the delivery that wrote or changed it last. One that was removed by hand
 * is not among them, but what was written in its place: else another would be written every two seconds.
 */
export async function standingProgress(db: Kysely<Tables>, number: number): Promise<ProgressMessage[]> {
  const args = toJson({ broadcast: number });
  const { rows } = await sql<ProgressMessage>`
    with told as (
      select key, conversation, receipt, language, row_number() over (partition by conversation, receipt order by changed desc, key desc) as nth
      from delivery where says = 'broadcast.progress' and args = ${args} and state = 'sent' and receipt is not null
    )
    select told.key as delivery, told.conversation, told.language from told
    where told.nth = 1 and not exists (
      select 1 from delivery as later inner join delivery as earlier on earlier.key = later.updates
      where later.says = 'broadcast.progress' and later.args = ${args} and later.state = 'sent'
        and earlier.conversation = told.conversation and earlier.receipt = told.receipt and later.receipt <> told.receipt
    ) order by told.key`.execute(db);
  return rows;
}
