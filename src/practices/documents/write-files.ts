import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import type { ExportedPractice } from './exported-practice.js';
import { harmlessCell } from './harmless-cell.js';
import { rowOf } from './practice-row.js';

/** Practices as they come, a piece at a time, so that ten thousand are never held at once. */
export type Pieces = AsyncIterable<readonly ExportedPractice[]>;

/** Writes one JSON value: `{"practices": [...]}`, which import takes back whole. */
export async function writeJson(pieces: Pieces, to: Writable): Promise<void> {
  let between = '';
  await write(to, '{"practices":[');
  for await (const piece of pieces) {
    for (const practice of piece) {
      await write(to, `${between}\n${JSON.stringify(practice)}`);
      between = ',';
    }
  }
  await write(to, '\n]}\n');
}

/** Writes a table with commas, with a mark at its beginning by which spreadsheets read the letters of all languages. No cell is run as a formula. */
export async function writeCsv(pieces: Pieces, columns: readonly string[], to: Writable): Promise<void> {
  await write(to, stringify([[...columns]], { bom: true }));
  for await (const piece of pieces) await write(to, stringify(piece.map((practice) => rowOf(practice, columns).map(harmlessCell))));
}

/** Writes a workbook with one sheet, row by row. Texts are texts: no cell is a formula, nor becomes one where the sheet is saved as a table. */
export async function writeXlsx(pieces: Pieces, columns: readonly string[], to: Writable): Promise<void> {
  // A large library that only workbooks need.
  const { default: excel } = await import('exceljs');
  const book = new excel.stream.xlsx.WorkbookWriter({ stream: to, useSharedStrings: false, useStyles: true });
  const sheet = book.addWorksheet('Practices', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map((header) => ({ header, key: header, width: header === 'title' ? 50 : 18 }));
  sheet.getRow(1).font = { bold: true };
  sheet.getRow(1).commit();
  for await (const piece of pieces) {
    for (const practice of piece) sheet.addRow(rowOf(practice, columns).map((cell) => harmlessCell(cell).slice(0, LONGEST_CELL))).commit();
    // Rows are made faster than they are packed, and a database that answers at once gives nothing else a turn: they would pile up.
    for (let turn = 0; turn < TURNS_AFTER_PIECE; turn += 1) await nextTurn();
    if (to.writableNeedDrain) await once(to, 'drain');
  }
  sheet.commit();
  await book.commit();
}

/** So often what was made may leave before more is made: packing takes several steps. */
const TURNS_AFTER_PIECE = 20;

/** What a cell of a workbook holds at most, in characters; a form's longest text has 20,000. */
const LONGEST_CELL = 32_767;

async function write(to: Writable, text: string): Promise<void> {
  if (!to.write(text)) await once(to, 'drain');
}
