import { sql, type Kysely } from 'kysely';
import type { Tables } from './schema.js';

/** A table with the names of its columns that hold text. */
export interface TextTable {
  readonly table: string;
  readonly columns: readonly string[];
}

/** Every table of the house, from the database itself: a table that was added later is not forgotten. */
export async function textTables(db: Kysely<Tables>): Promise<TextTable[]> {
  const tables = await db.introspection.getTables();
  return tables.filter(({ isView, name }) => !isView && !name.startsWith('kysely_')).map(({ name, columns }) => ({ table: name, columns: columns.filter(({ dataType }) => /text/i.test(dataType)).map((one) => one.name) }))
    .sort((one, other) => (one.table < other.table ? -1 : 1));
}

/** All rows of a table, by its name. */
export async function rowsOf(db: Kysely<Tables>, table: string): Promise<Record<string, unknown>[]> {
  return (await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(db)).rows;
}
