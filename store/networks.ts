import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Conversation } from '../src/networks/conversation.js';
import { NetworkSettings } from '../src/networks/entry.js';
import type { NetworkReads, NetworkWrites } from '../src/networks/repository.js';
import { WallTime } from '../src/time/zone.js';
import { closedSince, OPEN } from './closed-since.js';
import { takeUpAgain } from './deliveries-over.js';
import { fromJson, toJson } from './json.js';
import type { Tables } from './schema.js';

/** Reminders come at nine in the morning until people choose another hour. */
const FIRST_HOUR = WallTime.parse('09:00');

export function networkReads(db: Kysely<Tables>): NetworkReads {
  return {
    async findConversation(id) {
      const row = await db.selectFrom('conversation').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : conversationOf(row);
    },
    async findConversationAt({ platform, tenant, conversation }) {
      const row = await db.selectFrom('conversation').selectAll().where('platform', '=', platform).where('tenant', '=', tenant).where('conversation', '=', conversation).executeTakeFirst();
      return row === undefined ? undefined : conversationOf(row);
    },
    async conversations() {
      return (await db.selectFrom('conversation').selectAll().orderBy('id').execute()).map(conversationOf);
    },
    async entries() {
      return (await db.selectFrom('network').selectAll().orderBy('code').execute()).map(({ code, confirmed, entry }) => ({ code, isConfirmed: confirmed === 1, ...NetworkSettings.parse(fromJson(entry)) }));
    },
  };
}

export function networkWrites(tx: Transaction<Tables>): NetworkWrites {
  return {
    ...networkReads(tx),
    async openConversation(id, address, locale, at, heardAt = at) {
      const before = await tx.selectFrom('conversation').select(['id', 'state', 'closed_at']).where('platform', '=', address.platform).where('tenant', '=', address.tenant).where('conversation', '=', address.conversation).executeTakeFirst();
      const isOpen = before?.state !== 'unreachable' || before.closed_at === null || before.closed_at <= heardAt;
      if (before?.state === 'unreachable' && isOpen) await takeUpAgain(tx, before.id, at);
      const row = await tx
        .insertInto('conversation')
        .values({ ...address, id, locale, state: 'open', reason: null, closed_at: null, network: null, language: null, zone: null, hour: FIRST_HOUR, created_at: at, revision: 1 })
        .onConflict((one) => one.columns(['platform', 'tenant', 'conversation']).doUpdateSet({
          kind: address.kind,
          ...(isOpen ? OPEN : {}),
          ...(address.route === null ? {} : { route: address.route }),
          ...(locale === null ? {} : { locale }),
        }))
        .returningAll()
        .executeTakeFirstOrThrow();
      return conversationOf(row);
    },
    async settle(conversation, settings) {
      const row = await tx.updateTable('conversation').set((e) => ({ ...settings, revision: e('revision', '+', 1) })).where('id', '=', conversation).returningAll().executeTakeFirstOrThrow();
      return conversationOf(row);
    },
    async markUnreachable(conversation, reason, closedAt) {
      await tx.updateTable('conversation').set(closedSince(closedAt, reason)).where('id', '=', conversation).execute();
    },
    async keepEntry({ code, isConfirmed, ...settings }) {
      const row = { confirmed: isConfirmed ? 1 : 0, entry: toJson(NetworkSettings.parse(settings)) };
      await tx.insertInto('network').values({ code, ...row }).onConflict((one) => one.column('code').doUpdateSet(row)).execute();
    },
    async loseTenant(platform, tenant, reason, closedAt) {
      await tx.updateTable('conversation').set(closedSince(closedAt, reason)).where('platform', '=', platform).where('tenant', '=', tenant).execute();
    },
  };
}

function conversationOf(row: Selectable<Tables['conversation']>): Conversation {
  const { id, platform, tenant, conversation, kind, route } = row;
  return {
    id, address: { platform, tenant, conversation, kind, route }, state: row.state, reason: row.reason, network: row.network, language: row.language,
    zone: row.zone, hour: row.hour, locale: row.locale, createdAt: row.created_at, revision: row.revision,
  };
}
