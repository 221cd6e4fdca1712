import type { Kysely, Transaction } from 'kysely';
import { who } from '../src/people/person.js';
import type { PrivacyReads, PrivacyWrites } from '../src/privacy/repository.js';
import { collect } from './collect.js';
import { erase } from './erase.js';
import { forgetOld } from './forget-old.js';
import type { Tables } from './schema.js';

export function privacyReads(db: Kysely<Tables>): PrivacyReads {
  return {
    async findSubject({ platform, tenant, user }) {
      const found = await db.selectFrom('account').select('person').where('platform', '=', platform).where('tenant', '=', tenant).where('user_id', '=', user).executeTakeFirst();
      if (found === undefined) return undefined;
      const accounts = await db.selectFrom('account').selectAll().where('person', '=', found.person).orderBy('platform').orderBy('user_id').execute();
      const direct = await db.selectFrom('direct_conversation').select('conversation').where('person', '=', found.person).orderBy('conversation').execute();
      return { person: found.person, accounts: accounts.map((one) => who({ platform: one.platform, tenant: one.tenant, user: one.user_id })), conversations: direct.map(({ conversation }) => conversation) };
    },
    collect: (subject) => collect(db, subject),
  };
}

export function privacyWrites(tx: Transaction<Tables>): PrivacyWrites {
  return { ...privacyReads(tx), erase: (subject, id, at) => erase(tx, subject, id, at), forgetOld: (kind, before) => forgetOld(tx, kind, before) };
}
