import type { Kysely } from 'kysely';
import { conversationKey } from '../src/inbox/repository.js';
import type { HeldRows, Subject } from '../src/privacy/repository.js';
import { findActor } from './actors.js';
import { rowsOf, textTables } from './columns.js';
import type { Tables } from './schema.js';

/** What opens something by itself: an export is not to hold a key. */
const SECRETS: readonly string[] = ['token'];

/**
 * Every row that names her (her person, an account, her actor in the audit trail), alone or within JSON, or that stands in a
 * conversation that is hers alone. Tables are asked of the database, so that none is forgotten.
 */
export async function collect(db: Kysely<Tables>, subject: Subject): Promise<HeldRows[]> {
  const names = await namesOf(db, subject);
  const held: HeldRows[] = [];
  for (const { table, columns } of await textTables(db)) {
    const rows = (await rowsOf(db, table)).filter((row) => columns.some((column) => holds(row[column], names)));
    if (rows.length > 0) held.push({ table, rows: rows.map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => !SECRETS.includes(column)))) });
  }
  return held;
}

/** All by which she is named. */
export async function namesOf(db: Kysely<Tables>, { person, accounts, conversations }: Subject): Promise<string[]> {
  const actors = await Promise.all(accounts.map((account) => findActor(db, account)));
  const places = conversations.length === 0 ? [] : await db.selectFrom('conversation').select(['platform', 'tenant', 'conversation', 'kind', 'route']).where('id', 'in', [...conversations]).execute();
  return [person, ...accounts, ...actors.filter((one) => one !== undefined), ...conversations, ...places.map((address) => conversationKey({ address }))];
}

function holds(value: unknown, names: readonly string[]): boolean {
  return typeof value === 'string' && names.some((name) => value === name || value.includes(JSON.stringify(name)));
}
