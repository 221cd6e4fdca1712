import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { cellText } from '../practices/documents/harmless-cell.js';
import { COLUMNS, type NetworkRow } from './table-row.js';

/** What is wrong in a file: where, in which column, and what. `row` and `field` are null where it is the whole file. */
export interface TableFault {
  readonly row: string | null;
  readonly field: string | null;
  readonly wrong: string;
}

/** A row of a file, and how it is named in a fault. */
export interface GivenRow {
  readonly row: string;
  readonly cells: NetworkRow;
}

/** The rows of a file, or every fault. */
export type ReadTable = { readonly kind: 'rows'; readonly rows: readonly GivenRow[] } | { readonly kind: 'faults'; readonly faults: readonly TableFault[] };

/** Reads a table with commas or semicolons, whose first line names the columns. */
export function readCsv(text: string): ReadTable {
  const head = text.split(/\r?\n/, 1)[0] ?? '';
  try {
    const lines = z.array(z.array(z.string())).parse(parse(text, { bom: true, skip_empty_lines: true, delimiter: head.includes(';') && !head.includes(',') ? ';' : ',' }));
    return rowsIn(lines.map((line) => line.map(cellText)), 'line');
  } catch (error) {
    return whole(`it is no table: ${error instanceof Error ? error.message : 'it cannot be read'}`);
  }
}

/** Reads the first sheet of a workbook, whose first row names the columns. Formulas are not run: a cell that holds one is at fault. */
export async function readXlsx(bytes: Uint8Array): Promise<ReadTable> {
  // A large library that only workbooks need.
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  try {
    await book.xlsx.load(bytes.slice().buffer);
  } catch {
    return whole('it is no workbook');
  }
  const lines: string[][] = [];
  const faults: TableFault[] = [];
  book.worksheets[0]?.eachRow((row, number) => {
    const cells: string[] = [];
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      if (cell.type === excel.ValueType.Formula) faults.push({ row: `row ${number}`, field: lines[0]?.[column - 1] ?? null, wrong: 'it holds a formula' });
      // A spreadsheet makes a date of a single day that somebody types.
      cells[column - 1] = cell.value instanceof Date ? cell.value.toISOString().slice(0, 10) : cellText(cell.text);
    });
    lines.push(cells);
  });
  return faults.length > 0 ? { kind: 'faults', faults } : rowsIn(lines, 'row');
}

/** Rows under the names of their columns. A column that nobody knows is at fault, and so is a file without codes. */
function rowsIn([head = [], ...lines]: readonly (readonly string[])[], word: string): ReadTable {
  const columns = Array.from(head, (_, at) => (head[at] ?? '').trim());
  const known = new Set<string>(COLUMNS);
  const faults = columns.flatMap((column, at): TableFault[] => [
    ...(known.has(column) ? [] : [{ row: `${word} 1`, field: column, wrong: 'there is no such column' }]),
    ...(columns.indexOf(column) === at ? [] : [{ row: `${word} 1`, field: column, wrong: 'it stands twice' }]),
  ]);
  if (!columns.includes('code')) faults.push({ row: `${word} 1`, field: 'code', wrong: 'the column is missing' });
  if (faults.length > 0) return { kind: 'faults', faults };
  const rows = lines.map((line, at): GivenRow => ({ row: `${word} ${at + 2}`, cells: Object.fromEntries(columns.map((column, index) => [column, (line[index] ?? '').trim()])) }));
  return { kind: 'rows', rows: rows.filter(({ cells }) => Object.values(cells).some((cell) => cell !== '')) };
}

function whole(wrong: string): ReadTable {
  return { kind: 'faults', faults: [{ row: null, field: null, wrong }] };
}
