import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { stringify } from 'csv-stringify/sync';
import { requestRow, type RequestRow } from '../support/request-row.js';
import type { SupportEvent } from '../support/support-request.js';
import { dayIn } from '../time/zone.js';
import { onGround, type CommandGround, type CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';
import { printResult, type OutputOptions } from './output.js';

interface ExportOptions extends OutputOptions {
  readonly out?: string;
}

/** `support export`: every request, as a CSV on the screen, a file of its ending (`.xlsx`, `.csv`), or one JSON value. */
export function addSupportExport(support: Command, tools: CommandTools): void {
  support.command('export').description('every request as a table, with its last words').option('--out <file>', 'a file that ends in .xlsx or .csv; without it CSV is printed').option('--json', 'one JSON value')
    .action((options: ExportOptions) => exportRequests(options, tools));
}

type ExportRow = RequestRow & { readonly lastWords: string | null; readonly changedAt: string | null };

function exportRequests({ out, json }: ExportOptions, tools: CommandTools): Promise<void> {
  if (out !== undefined && !/\.(xlsx|csv)$/i.test(out)) throw new CommandEnd(EXIT.usage, `--out: expected a file that ends in .xlsx or .csv, got "${out}".`);
  return onGround(tools, async (ground) => {
    const rows = await rowsOf(ground);
    if (out === undefined) {
      if (json === true) printResult(tools, { json }, rows, rows, {});
      else tools.print(csvOf(rows).trimEnd());
      return;
    }
    await writeFile(out, /\.csv$/i.test(out) ? `\uFEFF${csvOf(rows)}` : await xlsxOf(rows));
    const value = { file: out, requests: rows.length };
    printResult(tools, json === true ? { json } : {}, value, [value], { FILE: (one) => one.file, REQUESTS: (one) => String(one.requests) });
  });
}

async function rowsOf({ store, clock, secretariatZone }: CommandGround): Promise<ExportRow[]> {
  const today = dayIn(secretariatZone, clock.now());
  const requests = await store.reads.support.requests();
  return Promise.all(requests.map(async (request): Promise<ExportRow> => {
    const events: readonly SupportEvent[] = await store.reads.support.events(request.number);
    return { ...requestRow(request, today), lastWords: events.findLast(({ words }) => words !== null)?.words ?? null, changedAt: events.at(-1)?.at ?? null };
  }));
}

const COLUMNS = ['code', 'state', 'overdue', 'offer', 'kind', 'what', 'wantedBy', 'inLanguage', 'link', 'network', 'asker', 'assignee', 'askedOn', 'changedAt', 'lastWords', 'language', 'conversation', 'revision'] as const satisfies readonly (keyof ExportRow)[];

/** People's words may begin like a formula: a program of tables must not run them. */
function csvOf(rows: readonly ExportRow[]): string {
  return stringify(rows.map((row) => COLUMNS.map((column) => cellOf(row[column]))), { header: true, columns: [...COLUMNS], escape_formulas: true });
}

async function xlsxOf(rows: readonly ExportRow[]): Promise<Buffer> {
  // A large library that only workbooks need.
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  const sheet = book.addWorksheet('Requests', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = COLUMNS.map((column) => ({ header: column, key: column, width: column === 'what' || column === 'lastWords' || column === 'kind' ? 50 : 16 }));
  // Texts are written as texts: a cell of a workbook is a formula only where it is made one.
  for (const row of rows) sheet.addRow(COLUMNS.map((column) => cellOf(row[column])));
  sheet.getRow(1).font = { bold: true };
  return Buffer.from(await book.xlsx.writeBuffer());
}

function cellOf(value: string | number | boolean | null): string | number {
  return value === null ? '' : typeof value === 'boolean' ? (value ? 'yes' : 'no') : value;
}
