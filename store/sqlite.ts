import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect, type SqliteDatabase } from 'kysely';
import { z } from 'zod';
import type { Store } from '../src/store.js';
import type { Clock } from '../src/time/clock.js';
import { migrate } from './migrate.js';
import { makeStore } from './make-store.js';
import type { Tables } from './schema.js';
import { keptStatements } from './kept-statements.js';
import { ImmediateSqlite } from './sqlite-driver.js';
import { sqliteFault } from './store-fault.js';

/** 2 is FULL. */
const Synchronous = z.object({ synchronous: z.literal(2) });

/**
 * Opens (and prepares) a SQLite file: one connection writes, one reads. Throws StoreFault where it cannot be used.
 * @param watchWaits throws when something other than the database is awaited inside `transact` (tests switch it on).
 */
export async function openSqlite(path: string, { clock, watchWaits = false }: { clock: Pick<Clock, 'wait'>; watchWaits?: boolean }): Promise<Store> {
  const opened: Database.Database[] = [];
  try {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    // A short timeout: a longer one freezes the event loop while another process writes. ImmediateSqlite waits instead.
    const file = new Database(path, { timeout: 50 });
    opened.push(file);
    const statements = keptStatements(file);
    // WAL would fall back to NORMAL at the first write if FULL were not set after it (measured): a receipt must survive a power cut.
    // What is forgotten is overwritten with zeros: else it would stay readable in the file until its page is used again.
    file.exec('pragma journal_mode = WAL; pragma synchronous = FULL; pragma foreign_keys = ON; pragma secure_delete = ON');
    const write = new Kysely<Tables>({ dialect: new ImmediateSqlite(file, statements, clock) });
    await migrate(write, 'sqlite');
    if (!isFull(statements)) throw new Error('SQLite did not keep synchronous = FULL');
    const reader = new Database(path, { readonly: true, timeout: 1_000 });
    opened.push(reader);
    const read = new Kysely<Tables>({ dialect: new SqliteDialect({ database: keptStatements(reader) }) });
    return makeStore({ kind: 'sqlite', read, write, watchWaits, begin: (run) => write.transaction().execute(run) });
  } catch (error) {
    for (const one of opened) one.close();
    throw sqliteFault(error, path);
  }
}

function isFull(statements: SqliteDatabase): boolean {
  return Synchronous.safeParse(statements.prepare('pragma synchronous').all([])[0]).success;
}
