import { sql, type Transaction } from 'kysely';
import type { Instant } from '../src/time/instant.js';
import type { Tables } from './schema.js';

/**
 * Forgets questions whose day under their answer is over, and deliveries that would tell for ever who had asked.
 * Those on their way stay, those for a conversation that cannot be reached too, until they have waited too long.
 */
export async function forget(tx: Transaction<Tables>, keptBefore: Instant, says: readonly string[], unsentBefore: Instant): Promise<number> {
  const questions = await tx.deleteFrom('asked').where('kept_at', '<', keptBefore).executeTakeFirst();
  const isOver = sql<boolean>`state in ('sent', 'refused', 'skipped', 'cancelled')`;
  const deliveries = says.length === 0 ? undefined : await tx.deleteFrom('delivery').where('says', 'in', [...says]).where((e) => e.or([isOver, e.and([sql<boolean>`state <> 'sending'`, e('changed', '<', unsentBefore)])])).executeTakeFirst();
  return Number(questions.numDeletedRows) + Number(deliveries?.numDeletedRows ?? 0);
}
