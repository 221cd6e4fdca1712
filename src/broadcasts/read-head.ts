import { fault, type FileFault } from './file-fault.js';
import { readFlow, type Flow } from './read-flow.js';

/** The fields that a head may have. */
export const HEAD_FIELDS = ['title', 'audience', 'language', 'milestones', 'buttons'] as const;
export type HeadField = (typeof HEAD_FIELDS)[number];

/** One field of the head, and the line on which it begins. */
export interface HeadValue {
  readonly value: Flow;
  readonly line: number;
}

/** A file with its head apart: `bodyLine` is the line (from 1) on which the body begins. */
export interface Headed {
  readonly head: ReadonlyMap<HeadField, HeadValue>;
  readonly body: string;
  readonly bodyLine: number;
  readonly faults: readonly FileFault[];
}

/**
 * Reads the head of a file: between two lines `---`, one field a line, its value plain, quoted, a list (`[a, b]`, or lines `- a`) or
 * named values (`{a: b}`, or indented lines `a: b`). As much of YAML as these five fields need, and nothing that it does not know.
 */
export function readHead(file: string): Headed {
  const lines = file.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n').split('\n');
  const end = lines.findIndex((line, at) => at > 0 && line.trim() === '---');
  if (lines[0]?.trim() !== '---' || end < 0) return { head: new Map(), body: '', bodyLine: 1, faults: [fault(1, null, 'broadcast.file-no-head')] };
  const [head, faults] = [new Map<HeadField, HeadValue>(), [] as FileFault[]];
  for (const group of groupsOf(lines.slice(1, end))) {
    const read = readGroup(group);
    if ('text' in read) faults.push(read);
    else if (head.has(read.field)) faults.push(fault(group.line, read.field, 'broadcast.file-twice', read.field));
    else head.set(read.field, { value: read.value, line: group.line });
  }
  return { head, body: lines.slice(end + 1).join('\n'), bodyLine: end + 2, faults };
}

/** A line that begins a field, and the indented ones (or those of a list) below it. */
interface Group {
  readonly line: number;
  readonly first: string;
  readonly more: string[];
}

function groupsOf(lines: readonly string[]): Group[] {
  const groups: Group[] = [];
  for (const [at, line] of lines.entries()) {
    const said = withoutComment(line);
    if (said.trim() === '') continue;
    const last = groups.at(-1);
    if (/^(\s+|- )/.test(said) && last !== undefined) last.more.push(said.trim());
    else groups.push({ line: at + 2, first: said, more: [] });
  }
  return groups;
}

/** ` # why` at the end of a line is for whoever reads the file; not within quotes. */
function withoutComment(line: string): string {
  return /^\s*#/.test(line) ? '' : (/^(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^"']|["'])*?(?=\s#|$)/.exec(line)?.[0] ?? line);
}

function readGroup({ line, first, more }: Group): { readonly field: HeadField; readonly value: Flow } | FileFault {
  const [, name = '', rest = ''] = /^([A-Za-z]+)\s*:(?:\s+(.*))?$/.exec(first.trimEnd()) ?? [];
  const field = HEAD_FIELDS.find((one) => one === name);
  if (name === '') return fault(line, null, 'broadcast.file-line', first.trim());
  if (field === undefined) return fault(line, name, 'broadcast.file-field', name);
  const value = readFlow(more.length === 0 ? rest : inOneLine(rest, more));
  return value === undefined ? fault(line, field, 'broadcast.file-value', [rest, ...more].join(' ')) : { field, value };
}

/** Lines below a field are the same list, or the same named values, in another writing. */
function inOneLine(rest: string, more: readonly string[]): string {
  if (rest.trim() !== '') return [rest, ...more].join(' ');
  return more.every((one) => one.startsWith('- ')) ? `[${more.map((one) => one.slice(2)).join(', ')}]` : `{${more.join(', ')}}`;
}
