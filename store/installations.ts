import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Installation, InstallationReads, InstallationWrites } from '../src/chat/installation.js';
import type { Tables } from './schema.js';

export function installationReads(db: Kysely<Tables>): InstallationReads {
  return {
    async findInstallation(platform, tenant) {
      const row = await db.selectFrom('installation').selectAll().where('platform', '=', platform).where('tenant', '=', tenant).executeTakeFirst();
      return row === undefined ? undefined : installationOf(row);
    },
  };
}

export function installationWrites(tx: Transaction<Tables>): InstallationWrites {
  return {
    ...installationReads(tx),
    async keepInstallation({ platform, tenant, botUser, bot, token }, at) {
      const set = { bot_user: botUser, bot, token, ended_at: null };
      await tx.insertInto('installation').values({ platform, tenant, ...set, since: at })
        .onConflict((one) => one.columns(['platform', 'tenant']).doUpdateSet(set)).execute();
    },
    async endInstallation(platform, tenant, at) {
      await tx.updateTable('installation').set({ ended_at: at }).where('platform', '=', platform).where('tenant', '=', tenant).execute();
    },
  };
}

function installationOf(row: Selectable<Tables['installation']>): Installation {
  return { platform: row.platform, tenant: row.tenant, botUser: row.bot_user, bot: row.bot, token: row.token, since: row.since, endedAt: row.ended_at };
}
