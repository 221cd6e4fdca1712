import { Migrator, type Kysely } from 'kysely';
import { house } from './migrations/001-house.js';
import type { Tables } from './schema.js';

/** Brings a database to the newest schema. Two processes that start together wait for each other. */
export async function migrate(db: Kysely<Tables>, kind: 'sqlite' | 'postgres'): Promise<void> {
  const migrations = { '001-house': house(kind) };
  const { error } = await new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } }).migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : new Error('the database could not be brought to the newest schema', { cause: error });
}
