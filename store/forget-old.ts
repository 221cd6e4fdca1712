import { sql, type Transaction } from 'kysely';
import type { Kind } from '../src/privacy/limits.js';
import type { Instant } from '../src/time/instant.js';
import { deleteDeliveries } from './delete-deliveries.js';
import type { Tables } from './schema.js';

/** Forgets what of this kind ended, or was last changed, before an instant. */
export async function forgetOld(tx: Transaction<Tables>, kind: Kind, before: Instant): Promise<number> {
  switch (kind) {
    case 'arrived':
      return Number((await tx.deleteFrom('inbox').where('done_at', '<', before).executeTakeFirst()).numDeletedRows);
    case 'replies':
      return deleteDeliveries(tx, await endedReplies(tx).where('changed', '<', before).execute());
    case 'form-drafts':
      return Number((await tx.deleteFrom('form_draft').where('changed_at', '<', before).executeTakeFirst()).numDeletedRows);
    case 'questions':
      return Number((await tx.deleteFrom('question').where(sql<string>`substr(asked_on, 1, 10)`, '<', before.slice(0, 10)).executeTakeFirst()).numDeletedRows);
    case 'documents':
      return Number((await tx.deleteFrom('practice_document').where('shown_at', '<', before).executeTakeFirst()).numDeletedRows);
    case 'support-texts':
      return forgetSupportTexts(tx, before);
  }
}

/** Replies, and what was said to one person alone, that are over: nothing is done with them any more. */
export function endedReplies(tx: Transaction<Tables>) {
  return tx.selectFrom('delivery').select('key').where((e) => e.or([e('key', 'like', 'reply:%'), e('only_for', 'is not', null)])).where('state', 'in', ['sent', 'refused', 'skipped', 'cancelled']);
}

async function forgetSupportTexts(tx: Transaction<Tables>, before: Instant): Promise<number> {
  const ended = tx.selectFrom('support_event').select('number').where('state', 'in', ['done', 'declined', 'withdrawn']).where('at', '<', before);
  await tx.updateTable('support_event').set({ words: null }).where('number', 'in', ended).execute();
  return Number((await tx.updateTable('support_request').set({ words: '', link: null }).where('number', 'in', ended).where('words', '<>', '').executeTakeFirst()).numUpdatedRows);
}
