import { sql, type Transaction } from 'kysely';
import { conversationKey } from '../src/inbox/repository.js';
import { ERASED } from '../src/networks/conversation.js';
import type { Subject } from '../src/privacy/repository.js';
import { OPEN_STATES } from '../src/support/support-request.js';
import type { Instant } from '../src/time/instant.js';
import { meetActor } from './actors.js';
import { textTables } from './columns.js';
import { deleteDeliveries } from './delete-deliveries.js';
import { endedReplies } from './forget-old.js';
import type { Tables } from './schema.js';

/** The trail names actors, no accounts: it is not touched, nor is whom else its actors are. */
const UNTOUCHED: readonly string[] = ['audit', 'actor'];

/** Takes a person out of every table but the audit trail. Resolves with what stands in her place; each of several accounts has its own. */
export async function erase(tx: Transaction<Tables>, subject: Subject, id: string, at: Instant): Promise<string> {
  const pseudonyms = new Map<string, string>();
  for (const account of subject.accounts) pseudonyms.set(account, await meetActor(tx, account, `${id}-${pseudonyms.size}`));
  const [pseudonym = `person:${id}`] = pseudonyms.values();
  await eraseRequests(tx, subject, at, pseudonym);
  await eraseConversations(tx, subject);
  await eraseWhatIsHers(tx, subject);
  await deleteDeliveries(tx, await repliesThatMayRepeat(tx, subject));
  await replaceEverywhere(tx, new Map([...pseudonyms, [subject.person, pseudonym]]));
  await tx.updateTable('actor').set({ account: null }).where('account', 'in', [...subject.accounts]).execute();
  return pseudonym;
}

/** What she asked the Secretariat for: her words go, that something was asked and how it ended stays. Open ones are withdrawn. */
async function eraseRequests(tx: Transaction<Tables>, { accounts }: Subject, at: Instant, pseudonym: string): Promise<void> {
  const hers = await tx.selectFrom('support_request').selectAll().where('asker', 'in', [...accounts]).execute();
  for (const { number, state, revision } of hers) {
    const isOpen = OPEN_STATES.some((one) => one === state);
    await tx.updateTable('support_event').set({ words: null }).where('number', '=', number).execute();
    await tx.updateTable('support_request').set({ words: '', link: null, ...(isOpen ? { state: 'withdrawn', revision: revision + 1 } : {}) }).where('number', '=', number).execute();
    if (isOpen) await tx.insertInto('support_event').values({ number, revision: revision + 1, state: 'withdrawn', by_whom: pseudonym, at, words: null }).execute();
  }
  // What she answered for a network to somebody else's request.
  await tx.updateTable('support_event').set({ words: null }).where('by_whom', 'in', [...accounts]).where('number', 'in', (e) => e.selectFrom('support_request').select('number').whereRef('support_request.assignee', 'is distinct from', 'support_event.by_whom')).execute();
}

const OF_A_CONVERSATION = ['subscription', 'reminder_mark', 'turn', 'asked', 'question', 'weekly_reader', 'told', 'direct_conversation'] as const;

/** Conversations that were hers alone: all that was said and set there goes; that one was there stays, without its address. */
async function eraseConversations(tx: Transaction<Tables>, { conversations }: Subject): Promise<void> {
  for (const id of conversations) {
    await deleteDeliveries(tx, await tx.selectFrom('delivery').select('key').where('conversation', '=', id).execute());
    for (const table of OF_A_CONVERSATION) await sql`delete from ${sql.table(table)} where conversation = ${id}`.execute(tx);
    await tx.updateTable('form_draft').set({ asked_in: null, asking: null }).where('asked_in', '=', id).execute();
    const address = await tx.selectFrom('conversation').select(['platform', 'tenant', 'conversation', 'kind', 'route']).where('id', '=', id).executeTakeFirstOrThrow();
    for (const table of ['inbox', 'file_to_read'] as const) await tx.deleteFrom(table).where('conversation', '=', conversationKey({ address })).execute();
    await tx.updateTable('conversation').set({ conversation: `erased ${id}`, route: null, network: null, language: null, zone: null, locale: null, state: 'unreachable', reason: ERASED }).where('id', '=', id).execute();
  }
}

async function eraseWhatIsHers(tx: Transaction<Tables>, { person, accounts }: Subject): Promise<void> {
  await tx.deleteFrom('form_draft').where('by_whom', 'in', [...accounts]).execute();
  await tx.deleteFrom('practice_document').where('person', '=', person).execute();
  const owned = await tx.selectFrom('account').selectAll().where('person', '=', person).execute();
  await tx.deleteFrom('turn').where('account', 'in', [...accounts, ...owned.map((one) => `${one.platform}:${one.tenant}/${one.user_id}`)]).execute();
  for (const table of ['still_asked', 'role', 'account'] as const) await sql`delete from ${sql.table(table)} where person = ${person}`.execute(tx);
  await tx.deleteFrom('person').where('id', '=', person).execute();
}

/** A reply does not say whose words it repeats: those that are over go, but in conversations that are somebody else's alone; and what was for her eyes. */
async function repliesThatMayRepeat(tx: Transaction<Tables>, { accounts }: Subject): Promise<{ key: string }[]> {
  const ofOthers = tx.selectFrom('direct_conversation').select('conversation');
  const hers = await tx.selectFrom('delivery').select('key').where('only_for', 'in', [...accounts]).execute();
  return [...(await endedReplies(tx).where('conversation', 'not in', ofOthers).execute()), ...hers];
}

/** Wherever her account or her person stands, alone or as a text of JSON, its pseudonym stands from now on. */
async function replaceEverywhere(tx: Transaction<Tables>, pseudonyms: ReadonlyMap<string, string>): Promise<void> {
  for (const { table, columns } of (await textTables(tx)).filter((one) => !UNTOUCHED.includes(one.table))) {
    for (const column of columns) {
      for (const [name, pseudonym] of pseudonyms) {
        const [quoted, instead] = [JSON.stringify(name), JSON.stringify(pseudonym)];
        await sql`update ${sql.table(table)} set ${sql.ref(column)} = case when ${sql.ref(column)} = ${name} then ${pseudonym} else replace(${sql.ref(column)}, ${quoted}, ${instead}) end
          where ${sql.ref(column)} = ${name} or ${sql.ref(column)} like ${`%${quoted.replace(/[\\%_]/g, (one) => `\\${one}`)}%`} escape '\\'`.execute(tx);
      }
    }
  }
}
