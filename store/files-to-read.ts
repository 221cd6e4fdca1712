import type { Kysely, Selectable, Transaction } from 'kysely';
import { Incoming } from '../src/chat/incoming.js';
import type { FilesToRead, FilesToReadReads, FilesToReadWrites } from '../src/inbox/files-to-read.js';
import { conversationKey, type Unreadable } from '../src/inbox/repository.js';
import { fromJson, toJson } from './json.js';
import type { Tables } from './schema.js';

export function filesToReadReads(db: Kysely<Tables>): FilesToReadReads {
  return {
    async filesToRead(now, conversation, limit) {
      const due = db.selectFrom('file_to_read').selectAll().where('next_try', '<=', now).$if(conversation !== null, (query) => query.where('conversation', '=', conversation ?? ''));
      return (await due.orderBy('next_try').orderBy('id').limit(limit).execute()).map(filesOf);
    },
  };
}

export function filesToReadWrites(tx: Transaction<Tables>): FilesToReadWrites {
  return {
    ...filesToReadReads(tx),
    async addFilesToRead(id, incoming, now) {
      await tx.insertInto('file_to_read').values({ id, conversation: conversationKey(incoming), incoming: toJson(incoming), attempts: 0, next_try: now }).execute();
    },
    async postponeFiles(id, { attempts, nextTry }) {
      await tx.updateTable('file_to_read').set({ attempts, next_try: nextTry }).where('id', '=', id).execute();
    },
    async forgetFilesToRead(id) {
      await tx.deleteFrom('file_to_read').where('id', '=', id).execute();
    },
  };
}

function filesOf({ id, incoming: kept, attempts }: Selectable<Tables['file_to_read']>): FilesToRead | Unreadable {
  const { data: incoming, error } = Incoming.safeParse(fromJson(kept));
  return error === undefined ? { id, incoming, attempts } : { id, fault: error };
}
