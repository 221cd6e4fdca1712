import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './schema.js';

// An account as `who` writes it, whole: alone, or as a text of JSON.
const ALONE = /^(?:(?:slack|teams):[^/\s"]+\/[^/\s"]+|(?:web|console):[\p{L}\p{N}._-]{1,60})$/u;
const IN_JSON = /"((?:slack|teams):[^/\s"\\]+\/[^/\s"\\]+|(?:web|console):[\p{L}\p{N}._-]{1,60})"/gu;
const ACTOR_IN_JSON = /"(person:[0-9a-z-]+)"/g;

/** A text of the audit trail with actors in the place of accounts. */
export function withActors(text: string, actorOf: (account: string) => string): string {
  if (ALONE.test(text)) return actorOf(text);
  return text.replaceAll(IN_JSON, (_found, account: string) => JSON.stringify(actorOf(account)));
}

/** The accounts that texts of the audit trail name. */
export function accountsIn(texts: readonly string[]): string[] {
  const found: string[] = [];
  for (const text of texts) withActors(text, (account) => (found.push(account), account));
  return [...new Set(found)];
}

/** A text of the audit trail as it is read: with the accounts of actors, as far as they still have one. */
export function withAccounts(text: string, accounts: ReadonlyMap<string, string>): string {
  return accounts.get(text) ?? text.replaceAll(ACTOR_IN_JSON, (_found, actor: string) => JSON.stringify(accounts.get(actor) ?? actor));
}

/** Every actor that still has an account. */
export async function knownActors(db: Kysely<Tables>): Promise<Map<string, string>> {
  const rows = await db.selectFrom('actor').selectAll().execute();
  return new Map(rows.flatMap(({ id, account }) => (account === null ? [] : [[id, account] as const])));
}

/** The actor of an account, made if it is new. `id` is any id that was not used here before. */
export async function meetActor(tx: Transaction<Tables>, account: string, id: string): Promise<string> {
  const known = await findActor(tx, account);
  if (known !== undefined) return known;
  await tx.insertInto('actor').values({ id: `person:${id}`, account }).execute();
  return `person:${id}`;
}

/** The actor of an account; undefined where the audit trail does not name it. */
export async function findActor(db: Kysely<Tables>, account: string): Promise<string | undefined> {
  return (await db.selectFrom('actor').select('id').where('account', '=', account).executeTakeFirst())?.id;
}
