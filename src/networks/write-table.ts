import { stringify } from 'csv-stringify/sync';
import { harmlessCell } from '../practices/documents/harmless-cell.js';
import { COLUMNS, type NetworkRow } from './table-row.js';

/** Networks as CSV with a byte-order mark, so that spreadsheets read the letters of all languages. What begins like a formula is kept from being one. */
export function writeCsv(rows: readonly NetworkRow[]): string {
  return stringify(rows.map(cellsOf), { header: true, columns: [...COLUMNS], bom: true });
}

/** Networks as a workbook with one sheet. Texts are texts: no cell is a formula, nor becomes one where the sheet is saved as a table. */
export async function writeXlsx(rows: readonly NetworkRow[]): Promise<Buffer> {
  // A large library that only workbooks need.
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  const sheet = book.addWorksheet('Networks', { views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }] });
  sheet.columns = COLUMNS.map((header) => ({ header, key: header, width: header.startsWith('name') || header === 'zones' || header === 'freeDays' ? 28 : 14 }));
  sheet.getRow(1).font = { bold: true };
  for (const row of rows) sheet.addRow(cellsOf(row));
  return Buffer.from(await book.xlsx.writeBuffer());
}

function cellsOf(row: NetworkRow): string[] {
  return COLUMNS.map((column) => harmlessCell(row[column] ?? ''));
}
