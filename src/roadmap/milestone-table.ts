import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { CalendarDate, Grain, Precision } from '../time/calendar-date.js';
import { Cycle, MilestoneId, MilestoneKind, MilestoneStatus, type Milestone } from './milestone.js';

const Flag = z.enum(['yes', 'no']).transform((word) => word === 'yes');
const Maybe = z.string().transform((text) => (text === '' ? null : text));

/** A row of a roadmap table, as it is read. */
export const MilestoneRow = z
  .object({
    id: MilestoneId, title: z.string().min(1), startsOn: CalendarDate, endsOn: CalendarDate, precision: Precision, grain: Grain, status: MilestoneStatus,
    kind: MilestoneKind, deadline: Flag, region: z.string().min(1), audience: z.string().transform((text) => text.split(';').map((one) => one.trim()).filter((one) => one !== '')),
    cycle: Cycle, location: Maybe, summary: z.string(), sourceTitle: z.string().min(1), sourceUrl: z.union([z.literal('').transform(() => null), z.url({ protocol: /^https?$/ })]), dateCode: z.string(),
  })
  .partial({ dateCode: true })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, { path: ['endsOn'], error: 'ends before it starts' });
export type MilestoneRow = z.infer<typeof MilestoneRow>;

/** The columns of a table, in their order. `dateCode` is for reading: an import does not take it. */
export const COLUMNS = ['id', 'title', 'startsOn', 'endsOn', 'precision', 'grain', 'status', 'kind', 'deadline', 'region', 'audience', 'cycle', 'location', 'summary', 'sourceTitle', 'sourceUrl', 'dateCode'] as const;

/** Milestones as CSV with a byte-order mark, so that spreadsheets read the letters of all languages. What begins like a formula is kept from being one. */
export function writeTable(milestones: readonly Milestone[]): string {
  return stringify(milestones.map(cellsOf), { header: true, columns: [...COLUMNS], bom: true, escape_formulas: true });
}

/** What comes of reading a table: rows, or every fault by line and column. */
export type TableRead = { readonly kind: 'rows'; readonly rows: MilestoneRow[] } | { readonly kind: 'faults'; readonly faults: string[] };

/** Reads a table as `writeTable` writes it; spreadsheets may have put semicolons for commas. */
export function readTable(text: string): TableRead {
  const parsed = parseCells(text);
  if (parsed.kind === 'faults') return parsed;
  const missing = COLUMNS.filter((column) => column !== 'dateCode' && !parsed.columns.includes(column));
  const strange = parsed.columns.filter((column) => !COLUMNS.some((one) => one === column));
  if (missing.length > 0 || strange.length > 0) {
    return { kind: 'faults', faults: [...missing.map((column) => `column ${column} is missing`), ...strange.map((column) => `column ${column} is not known`)] };
  }
  const read = parsed.cells.map((row) => MilestoneRow.safeParse(row));
  // Line 1 is the head.
  const faults = read.flatMap(({ error }, at) => (error?.issues ?? []).map((issue) => `line ${at + 2}: ${issue.path.join('.')}: ${issue.message}`));
  return faults.length > 0 ? { kind: 'faults', faults } : { kind: 'rows', rows: read.flatMap(({ data }) => (data === undefined ? [] : [data])) };
}

const Cells = z.array(z.record(z.string(), z.string()));

function parseCells(text: string): { readonly kind: 'cells'; readonly columns: string[]; readonly cells: z.infer<typeof Cells> } | { readonly kind: 'faults'; readonly faults: string[] } {
  const head = text.split(/\r?\n/, 1)[0] ?? '';
  try {
    const cells = Cells.parse(parse(text, { columns: true, bom: true, skip_empty_lines: true, trim: true, delimiter: head.includes(';') && !head.includes(',') ? ';' : ',' }));
    return { kind: 'cells', columns: Object.keys(cells[0] ?? {}), cells: cells.map((row) => Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, unescaped(cell)]))) };
  } catch (error) {
    return { kind: 'faults', faults: [`this is no table: ${error instanceof Error ? error.message : 'it cannot be read'}`] };
  }
}

/** The apostrophe that keeps a cell from being a formula is not part of it. */
function unescaped(cell: string): string {
  return cell.replace(/^'(?=[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20])/, '');
}

function cellsOf(milestone: Milestone): Record<(typeof COLUMNS)[number], string> {
  const { id, title, startsOn, endsOn, precision, grain, status, kind, region, cycle, summary, dateCode } = milestone;
  return {
    id, title, startsOn, endsOn, precision, grain, status, kind, region, cycle, summary, dateCode, deadline: milestone.deadline ? 'yes' : 'no', audience: milestone.audience.join('; '),
    location: milestone.location ?? '', sourceTitle: milestone.source.title, sourceUrl: milestone.source.url ?? '',
  };
}
