import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { CONTACT_FIELDS } from '../contact.js';
import { cellText } from './harmless-cell.js';
import { unreadable, type GivenPractice, type GivenPractices, type ImportFault } from './import-fault.js';
import { chosenIn, STANDING_COLUMNS } from './practice-row.js';

/** What a table's columns may be: the fields of the form, and which of them hold several options. */
export interface TableFields {
  readonly fields: readonly string[];
  isList(field: string): boolean;
}

const Practices = z.array(z.looseObject({}));
const JsonFile = z.union([z.object({ practices: Practices }).transform(({ practices }) => practices), Practices, z.looseObject({ values: z.unknown() }).transform((one) => [one])]);
const Values = z.record(z.string(), z.unknown());

/** Reads JSON as it was exported; also a bare list of practices, or one of them. A field that is absent is empty, but for contact details, which a file may leave out. */
export function readJsonFile(text: string, { fields }: TableFields): GivenPractices {
  const read = JsonFile.safeParse(parsed(text));
  if (!read.success) return unreadable('it is not JSON of practices: expected {"practices": [...]}');
  const left: ReadonlySet<string> = new Set(CONTACT_FIELDS);
  const practices = read.data.map((one, at): GivenPractice => {
    const { values, ...standing } = one;
    const given = Values.safeParse(values ?? {}).data;
    return { row: `practice ${at + 1}`, standing: { ...standing, ...(given === undefined ? { values } : {}) }, values: given ?? {}, fields: [...new Set([...fields.filter((field) => !left.has(field)), ...Object.keys(given ?? {})])] };
  });
  return { kind: 'given', practices };
}

/** Reads a table with commas or semicolons, whose first line names the fields. */
export function readCsvFile(text: string, fields: TableFields): GivenPractices {
  const head = text.split(/\r?\n/, 1)[0] ?? '';
  try {
    const lines = z.array(z.array(z.string())).parse(parse(text, { bom: true, skip_empty_lines: true, delimiter: head.includes(';') && !head.includes(',') ? ';' : ',' }));
    return practicesIn(lines, fields);
  } catch (error) {
    return unreadable(`it is no table: ${error instanceof Error ? error.message : 'it cannot be read'}`);
  }
}

/** Reads the first sheet of a workbook, whose first row names the fields. Formulas are not run: a cell that holds one is at fault. */
export async function readXlsxFile(bytes: Uint8Array, fields: TableFields): Promise<GivenPractices> {
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  try {
    await book.xlsx.load(bytes.slice().buffer);
  } catch {
    return unreadable('it is no workbook');
  }
  const sheet = book.worksheets[0];
  if (sheet === undefined) return unreadable('the workbook has no sheet');
  const lines: string[][] = [];
  const faults: ImportFault[] = [];
  sheet.eachRow((row, number) => {
    const cells: string[] = [];
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      if (cell.type === excel.ValueType.Formula) faults.push({ row: `row ${number}`, field: lines[0]?.[column - 1] ?? null, wrong: 'it holds a formula' });
      cells[column - 1] = cell.text;
    });
    lines.push(cells);
  });
  return faults.length > 0 ? { kind: 'faults', faults } : practicesIn(lines, fields, 'row');
}

/** Rows under their names. Names that nobody knows are at fault, all at once. */
function practicesIn([head = [], ...rows]: readonly (readonly string[])[], { fields, isList }: TableFields, word = 'line'): GivenPractices {
  const columns = head.map((name) => name.trim());
  const known = new Set<string>([...STANDING_COLUMNS, ...fields]);
  const faults = columns.flatMap((column, at): ImportFault[] => [
    ...(known.has(column) ? [] : [{ row: `${word} 1`, field: column, wrong: 'there is no such field' }]),
    ...(columns.indexOf(column) === at ? [] : [{ row: `${word} 1`, field: column, wrong: 'it stands twice' }]),
  ]);
  if (faults.length > 0 || columns.length === 0) return { kind: 'faults', faults: columns.length === 0 ? [{ row: null, field: null, wrong: 'it is empty' }] : faults };
  const standing = new Set<string>(STANDING_COLUMNS);
  const practices = rows.map((row, at): GivenPractice => {
    const cells = columns.map((column, index) => [column, cellText(row[index] ?? '')] as const);
    return {
      row: `${word} ${at + 2}`,
      standing: Object.fromEntries(cells.flatMap(([column, cell]) => (standing.has(column) && cell !== '' ? [[column, standingOf(column, cell)]] : []))),
      values: Object.fromEntries(cells.flatMap(([column, cell]) => (standing.has(column) || cell === '' ? [] : [[column, isList(column) ? chosenIn(cell) : cell]]))),
      fields: columns.filter((column) => !standing.has(column)),
    };
  });
  return { kind: 'given', practices };
}

function standingOf(column: string, cell: string): unknown {
  switch (column) {
    case 'formVersion':
      return /^\d+$/.test(cell) ? Number(cell) : cell;
    case 'overruled':
      return parsed(cell);
    default:
      return cell;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
