import type { Kysely, Transaction } from 'kysely';
import type { Account } from '../src/chat/conversation.js';
import type { Person } from '../src/people/person.js';
import type { PeopleReads, PeopleWrites } from '../src/people/repository.js';
import type { Tables } from './schema.js';

export function peopleReads(db: Kysely<Tables>): PeopleReads {
  return {
    findPerson: (account) => findPerson(db, account),
    async granted() {
      const rows = await db.selectFrom('account').select(['platform', 'tenant', 'user_id']).where('person', 'in', (e) => e.selectFrom('role').select('role.person')).orderBy('person').execute();
      const people = await Promise.all(rows.map(({ platform, tenant, user_id: user }) => findPerson(db, { platform, tenant, user })));
      return people.filter((person) => person !== undefined);
    },
    async stillAsked(person) {
      const all = db.selectFrom('still_asked').leftJoin('delivery', 'delivery.key', 'still_asked.delivery').select(['person', 'quarter', 'confirmed'])
        .where((e) => e.or([e('confirmed', '=', 1), e('delivery.key', 'is', null), e('delivery.state', '=', 'sent')])).orderBy('person').orderBy('quarter');
      const rows = await (person === undefined ? all : all.where('person', '=', person)).execute();
      return rows.map(({ person: whose, quarter, confirmed }) => ({ person: whose, quarter, isConfirmed: confirmed === 1 }));
    },
    async directConversationsOf(person) {
      return (await db.selectFrom('direct_conversation').select('conversation').where('person', '=', person).orderBy('conversation').execute()).map(({ conversation }) => conversation);
    },
    directConversations(role) {
      return db.selectFrom('direct_conversation').selectAll().where('person', 'in', (e) => e.selectFrom('role').select('role.person').where('role.role', '=', role)).orderBy('conversation').execute();
    },
  };
}

export function peopleWrites(tx: Transaction<Tables>): PeopleWrites {
  return {
    ...peopleReads(tx),
    async meet(newId, account) {
      const known = await findPerson(tx, account);
      if (known !== undefined) return known;
      await tx.insertInto('person').values({ id: newId, language: null }).execute();
      await tx.insertInto('account').values({ platform: account.platform, tenant: account.tenant, user_id: account.user, person: newId }).execute();
      return { id: newId, account, language: null, grants: [] };
    },
    async grant(person, { role, network }) {
      const added = await tx.insertInto('role').values({ person, role, network: network ?? '' }).onConflict((one) => one.columns(['person', 'role', 'network']).doNothing()).returning('role').executeTakeFirst();
      return added !== undefined;
    },
    async revoke(person, { role, network }) {
      const gone = await tx.deleteFrom('role').where('person', '=', person).where('role', '=', role).where('network', '=', network ?? '').returning('role').executeTakeFirst();
      return gone !== undefined;
    },
    async askStill(person, quarter, delivery) {
      await tx.insertInto('still_asked').values({ person, quarter, delivery, confirmed: 0 }).onConflict((one) => one.columns(['person', 'quarter']).doNothing()).execute();
    },
    async confirmStill(person, quarter) {
      await tx.insertInto('still_asked').values({ person, quarter, delivery: null, confirmed: 1 }).onConflict((one) => one.columns(['person', 'quarter']).doUpdateSet({ confirmed: 1 })).execute();
    },
    async forgetStillAsked(person) {
      await tx.deleteFrom('still_asked').where('person', '=', person).execute();
    },
    async rememberDirect(conversation, person) {
      await tx.insertInto('direct_conversation').values({ conversation, person }).onConflict((one) => one.column('conversation').doUpdateSet({ person })).execute();
    },
    async setLanguage(person, language) {
      await tx.updateTable('person').set({ language }).where('id', '=', person).execute();
    },
  };
}

async function findPerson(db: Kysely<Tables>, account: Account): Promise<Person | undefined> {
  const row = await db.selectFrom('account').innerJoin('person', 'person.id', 'account.person').select(['person.id', 'person.language'])
    .where('platform', '=', account.platform).where('tenant', '=', account.tenant).where('user_id', '=', account.user).executeTakeFirst();
  if (row === undefined) return undefined;
  const grants = await db.selectFrom('role').select(['role', 'network']).where('person', '=', row.id).orderBy('role').orderBy('network').execute();
  return { id: row.id, account, language: row.language, grants: grants.map(({ role, network }) => ({ role, network: network === '' ? null : network })) };
}
