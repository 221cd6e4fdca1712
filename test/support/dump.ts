import Database from 'better-sqlite3';
import { z } from 'zod';
import { keptStatements } from '../../store/kept-statements.js';

const Row = z.record(z.string(), z.unknown());

/** Every row of every table of a SQLite file, as one line each: `table {"column":…}`, in their order. */
export function dumpOf(path: string, except: readonly string[] = []): string[] {
  const file = new Database(path, { readonly: true });
  const statements = keptStatements(file);
  const tables = z.array(z.object({ name: z.string() })).parse(statements.prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name").all([]));
  const lines = tables.filter(({ name }) => !except.includes(name)).flatMap(({ name }) => z.array(Row).parse(statements.prepare(`select * from "${name}"`).all([])).map((row) => `${name} ${JSON.stringify(row)}`));
  statements.close();
  return lines;
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
