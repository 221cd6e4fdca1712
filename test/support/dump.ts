import Database from 'better-sqlite3';
import { z } from 'zod';
import { keptStatements } from '../../store/kept-statements.js';

/** Every row of every table of a SQLite file, as one line each: `table {"column":…}`, in their order. */
export function dumpOf(path: string): string[] {
  return dumpReader(path)();
}

/** The same, to be read again and again. */
export function dumpReader(path: string): () => string[] {
  const statements = keptStatements(new Database(path, { readonly: true }));
  const tables = z.array(z.object({ name: z.string() })).parse(statements.prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name").all([]));
  return () => tables.flatMap(({ name }) => statements.prepare(`select * from "${name}"`).all([]).map((row) => `${name} ${JSON.stringify(row)}`));
}

/** The names of its tables, but for those that the migrator keeps. */
export function tablesOf(path: string): string[] {
  const file = new Database(path, { readonly: true });
  const statements = keptStatements(file);
  const tables = z.array(z.object({ name: z.string() })).parse(statements.prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like 'kysely_%' order by name").all([]));
  statements.close();
  const names = tables.map(({ name }) => name);
  // What SQLite keeps beside a table that is searched by words is part of that table.
  return names.filter((name) => !names.some((other) => /^_(config|content|data|docsize|idx)$/.test(name.slice(other.length)) && name.startsWith(other)));
}
