import type { Kysely, Selectable, Transaction } from 'kysely';
import { Incoming } from '../src/chat/incoming.js';
import { conversationKey, type InboxReads, type InboxWrites, type Kept, type Unreadable } from '../src/inbox/repository.js';
import type { Store } from '../src/store.js';
import { fromJson, toJson } from './json.js';
import type { Tables } from './schema.js';

export function inboxReads(db: Kysely<Tables>): InboxReads {
  return {
    async undone(limit) {
      return db.selectFrom('inbox').select(['id', 'event_id as eventId']).where('done_at', 'is', null).orderBy('id').limit(limit).execute();
    },
  };
}

export function inboxWrites(tx: Transaction<Tables>, kind: Store['kind']): InboxWrites {
  return {
    ...inboxReads(tx),
    async keep(id, incoming, receivedAt) {
      const row = { id, event_id: incoming.eventId, platform: incoming.address.platform, conversation: conversationKey(incoming), payload: toJson(Incoming.parse(incoming)), received_at: receivedAt, attempts: 0, done_at: null, outcome: null };
      return (await tx.insertInto('inbox').values(row).onConflict((one) => one.column('event_id').doNothing()).returning('id').executeTakeFirst()) !== undefined;
    },
    async takeOldest(conversation) {
      const oldest = tx.selectFrom('inbox').selectAll().where('done_at', 'is', null).orderBy('id').limit(1).$if(kind === 'postgres', (query) => query.forUpdate().skipLocked());
      const row = await (conversation === null ? oldest : oldest.where('conversation', '=', conversation)).executeTakeFirst();
      return row === undefined ? undefined : keptOf(row);
    },
    async countAttempt(id) {
      const row = await tx.updateTable('inbox').set((e) => ({ attempts: e('attempts', '+', 1) })).where('id', '=', id).returning('attempts').executeTakeFirst();
      return row?.attempts ?? 0;
    },
    async finish(id, outcome, at) {
      // The payload is forgotten: what people wrote is not ours to keep. The event id stays, so that a repeat is known; but of what was not taken.
      await tx.updateTable('inbox').set({ done_at: at, outcome, payload: null, ...(outcome === 'not-taken' ? { event_id: `not taken: ${id}` } : {}) }).where('id', '=', id).execute();
    },
  };
}

function keptOf({ id, payload, received_at: receivedAt, attempts }: Selectable<Tables['inbox']>): Kept | Unreadable {
  const { data: incoming, error } = Incoming.safeParse(fromJson(payload));
  return error === undefined ? { id, incoming, receivedAt, attempts } : { id, fault: error };
}
