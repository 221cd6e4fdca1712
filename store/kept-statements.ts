import type Database from 'better-sqlite3';
import type { SqliteDatabase } from 'kysely';

/** What a process has opened and prepared, held as long as it lives. */
const held: object[] = [];

/**
 * A SQLite file whose statements are prepared once each and never let go: better-sqlite3 12 that was compiled for Node 24.19
 * or later ends the whole process when the garbage collector takes a statement or a file while no JavaScript runs
 * (docs/decisions/004-statements-are-kept.md). The texts are few: they differ by the length of lists only.
 */
export function keptStatements(file: Database.Database): SqliteDatabase {
  const prepared = new Map<string, Database.Statement>();
  held.push(file, prepared);
  return {
    prepare(text) {
      const known = prepared.get(text);
      if (known !== undefined) return known;
      const fresh = file.prepare(text);
      prepared.set(text, fresh);
      return fresh;
    },
    close: () => file.close(),
  };
}
