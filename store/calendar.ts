import type { Kysely, Selectable, Transaction } from 'kysely';
import type { CalendarLink } from '../src/calendar/calendar-link.js';
import type { CalendarReads, CalendarWrites } from '../src/calendar/repository.js';
import type { Tables } from './schema.js';

export function calendarReads(db: Kysely<Tables>): CalendarReads {
  return {
    async findLink(token) {
      const row = await db.selectFrom('calendar_link').selectAll().where('token', '=', token).executeTakeFirst();
      return row === undefined ? undefined : linkOf(row);
    },
    async openLink(network, language) {
      const row = await db.selectFrom('calendar_link').selectAll().where('network', '=', network ?? '').where('language', '=', language).where('revoked_at', 'is', null)
        .orderBy('made_at', 'desc').orderBy('token').limit(1).executeTakeFirst();
      return row === undefined ? undefined : linkOf(row);
    },
    async links() {
      return (await db.selectFrom('calendar_link').selectAll().orderBy('made_at', 'desc').orderBy('token').execute()).map(linkOf);
    },
  };
}

export function calendarWrites(tx: Transaction<Tables>): CalendarWrites {
  return {
    ...calendarReads(tx),
    async addLink({ token, network, language, madeBy, madeAt, revokedAt }) {
      await tx.insertInto('calendar_link').values({ token, network: network ?? '', language, made_by: madeBy, made_at: madeAt, revoked_at: revokedAt }).execute();
    },
    async revoke(token, at) {
      const row = await tx.updateTable('calendar_link').set({ revoked_at: at }).where('token', '=', token).where('revoked_at', 'is', null).returning('token').executeTakeFirst();
      return row !== undefined;
    },
  };
}

function linkOf(row: Selectable<Tables['calendar_link']>): CalendarLink {
  return { token: row.token, network: row.network === '' ? null : row.network, language: row.language, madeBy: row.made_by, madeAt: row.made_at, revokedAt: row.revoked_at };
}
