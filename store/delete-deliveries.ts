import type { Transaction } from 'kysely';
import type { Tables } from './schema.js';

// As many as fit into one statement on both databases.
const AT_ONCE = 500;

/** Deletes deliveries with what they carry. Resolves with their number. */
export async function deleteDeliveries(tx: Transaction<Tables>, deliveries: readonly { readonly key: string }[]): Promise<number> {
  for (let at = 0; at < deliveries.length; at += AT_ONCE) {
    const keys = deliveries.slice(at, at + AT_ONCE).map(({ key }) => key);
    await tx.deleteFrom('delivery_subject').where('delivery', 'in', keys).execute();
    await tx.deleteFrom('reminder_message').where('delivery', 'in', keys).execute();
    await tx.deleteFrom('delivery').where('key', 'in', keys).execute();
  }
  return deliveries.length;
}
