import type { CommandTools } from './command-tools.js';
import { tableLines } from './table.js';

/** Every data command takes it. */
export interface OutputOptions {
  readonly json?: true;
}

/** Prints a result: one JSON value, or a table with these columns. */
export function printResult<Row>({ print }: Pick<CommandTools, 'print'>, { json }: OutputOptions, value: unknown, rows: readonly Row[], columns: Readonly<Record<string, (row: Row) => string>>): void {
  if (json === true) {
    print(JSON.stringify(value));
    return;
  }
  for (const line of tableLines(Object.keys(columns), rows.map((row) => Object.values(columns).map((column) => column(row))))) print(line);
}
