import type { Kysely, Selectable, Transaction } from 'kysely';
import { rolesFor } from '../src/people/may.js';
import { accountOf } from '../src/people/person.js';
import type { SupportReads, SupportWrites } from '../src/support/repository.js';
import type { SupportRequest } from '../src/support/support-request.js';
import type { Tables } from './schema.js';

export function supportReads(db: Kysely<Tables>): SupportReads {
  return {
    async findRequest(number) {
      const row = await db.selectFrom('support_request').selectAll().where('number', '=', number).executeTakeFirst();
      return row === undefined ? undefined : requestOf(row);
    },
    async requests(states) {
      const rows = await db.selectFrom('support_request').selectAll().$if(states !== undefined, (query) => query.where('state', 'in', [...(states ?? [])])).orderBy('number').execute();
      return rows.map(requestOf);
    },
    async events(number) {
      const rows = await db.selectFrom('support_event').selectAll().where('number', '=', number).orderBy('revision').execute();
      return rows.map(({ by_whom: by, revision, state, at, words }) => ({ number, revision, state, by, at, words }));
    },
    async placeOf(account) {
      const read = accountOf(account);
      if (read === undefined) return undefined;
      const row = await db.selectFrom('direct_conversation').innerJoin('account', 'account.person', 'direct_conversation.person').innerJoin('conversation', 'conversation.id', 'direct_conversation.conversation').select('direct_conversation.conversation')
        .where('conversation.state', '=', 'open').where('account.person', 'in', (e) => e.selectFrom('role').select('role.person').where('role.role', 'in', [...rolesFor('support.handle')]))
        .where('account.platform', '=', read.platform).where('account.tenant', '=', read.tenant).where('account.user_id', '=', read.user).orderBy('direct_conversation.conversation').executeTakeFirst();
      return row?.conversation;
    },
  };
}

export function supportWrites(tx: Transaction<Tables>): SupportWrites {
  return {
    ...supportReads(tx),
    async file(request) {
      const last = await tx.selectFrom('support_request').select('number').orderBy('number', 'desc').executeTakeFirst();
      const filed: SupportRequest = { ...request, number: (last?.number ?? 0) + 1, state: 'new', assignee: null, revision: 1 };
      await tx.insertInto('support_request').values(rowOf(filed)).execute();
      return filed;
    },
    async change(request) {
      await tx.updateTable('support_request').set(rowOf(request)).where('number', '=', request.number).execute();
    },
    async note({ number, revision, state, by, at, words }) {
      await tx.insertInto('support_event').values({ number, revision, state, by_whom: by, at, words }).execute();
    },
  };
}

function rowOf(request: SupportRequest): Selectable<Tables['support_request']> {
  const { number, offer, kind, state, conversation, thread, language, asker, network, what: words, wantedBy, inLanguage, link, assignee, askedOn, revision } = request;
  return { number, offer, kind, state, conversation, thread, language, asker, network, words, wanted_by: wantedBy, in_language: inLanguage, link, assignee, asked_on: askedOn, revision };
}

function requestOf(row: Selectable<Tables['support_request']>): SupportRequest {
  const { number, offer, kind, state, conversation, thread, language, asker, network, words: what, link, assignee, revision } = row;
  return { number, offer, kind, state, conversation, thread, language, asker, network, what, wantedBy: row.wanted_by, inLanguage: row.in_language, link, assignee, askedOn: row.asked_on, revision };
}
