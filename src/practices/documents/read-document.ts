import type { Field, Form } from '../../chat/form.js';
import { plainForm } from '../../language/plain-form.js';
import { readMarks, type DocumentMarks } from './document-marks.js';
import { mainTree, openDocx, whyUnread, type DocxRefusal } from './docx-file.js';
import { placeNames } from './fill-document.js';
import { textOf } from './text-of.js';
import { everyElement, type XmlElement } from './xml-tree.js';

/** What a document says: whose it is, and the text of each field whose place was found. */
export interface ReadDocument {
  readonly marks: DocumentMarks;
  readonly texts: Readonly<Record<string, string>>;
}

export type DocumentReading = { readonly kind: 'document'; readonly document: ReadDocument } | { readonly kind: 'refused'; readonly reason: DocxRefusal | 'not-ours' };

/** Reads a document that was sent out as a draft. Only text is read: nothing in it is run, opened or fetched. */
export function readDocument(bytes: Uint8Array, form: Form): DocumentReading {
  const opened = openDocx(bytes);
  if (opened.kind === 'refused') return opened;
  try {
    const marks = readMarks(opened.parts);
    return marks === undefined ? { kind: 'refused', reason: 'not-ours' } : { kind: 'document', document: { marks, texts: textsIn(mainTree(opened.parts), form) } };
  } catch (fault) {
    return { kind: 'refused', reason: whyUnread(fault) };
  }
}

/** The texts of the fields, each by the surest sign of its place that is left: its bookmarks, else the label above it. */
function textsIn(tree: XmlElement, form: Form): Record<string, string> {
  const fields = form.pages.flatMap((page) => page.fields);
  const labels = new Map(byLabels(tree, fields));
  const paragraphs = [...paragraphsWithCells(tree, undefined)];
  return Object.fromEntries(fields.flatMap(({ id }) => {
    const text = byBookmarks(paragraphs, placeNames(id)) ?? labels.get(id);
    return text === undefined ? [] : [[id, text] as const];
  }));
}

/** A paragraph, the innermost cell of a table in which it stands, and the names of the bookmarks that begin in it. */
interface Standing {
  readonly paragraph: XmlElement;
  readonly cell: XmlElement | undefined;
  readonly names: readonly string[];
}

function* paragraphsWithCells(node: XmlElement, cell: XmlElement | undefined): Generator<Standing> {
  if (node.name === 'w:p') {
    yield { paragraph: node, cell, names: [...everyElement(node)].filter(({ name }) => name === 'w:bookmarkStart').map(({ attributes }) => attributes['w:name'] ?? '') };
    return;
  }
  for (const child of node.children) if (typeof child !== 'string') yield* paragraphsWithCells(child, node.name === 'w:tc' ? node : cell);
}

/**
 * A cell that is one field's alone is read whole: whoever writes above or below the bookmarks has written in the field. Elsewhere
 * the text begins after the paragraph before it and goes on to its end, or to the next place where the end is gone.
 */
function byBookmarks(paragraphs: readonly Standing[], { before, begin, end }: ReturnType<typeof placeNames>): string | undefined {
  const indexOf = (name: string): number => paragraphs.findIndex(({ names }) => names.includes(name));
  const [beforeAt, beginAt] = [indexOf(before), indexOf(begin)];
  const first = paragraphs[beforeAt + 1];
  const at = beginAt !== -1 ? beginAt : beforeAt === -1 || first === undefined ? -1 : beforeAt + 1;
  const place = paragraphs[at];
  if (place === undefined) return undefined;
  const inCell = place.cell === undefined ? [] : paragraphs.filter(({ cell }) => cell === place.cell);
  if (inCell.length > 0 && inCell.every(({ names }) => names.every((name) => !isPlace(name) || name === begin || name === end))) return textOf(inCell.map(({ paragraph }) => paragraph));
  const from = beforeAt !== -1 && first?.cell === place.cell && beforeAt < at ? beforeAt + 1 : at;
  const endAt = indexOf(end);
  return textOf(paragraphs.slice(from, endAt >= from ? endAt + 1 : nextPlace(paragraphs, from)).map(({ paragraph }) => paragraph));
}

/** Where the next place begins, the table ends, or the document. */
function nextPlace(paragraphs: readonly Standing[], from: number): number {
  const next = paragraphs.findIndex(({ names, cell }, at) => at > from && (names.some(isPlace) || cell !== paragraphs[from]?.cell));
  return next === -1 ? paragraphs.length : next;
}

function isPlace(name: string): boolean {
  return name.startsWith('imrf_') && !name.startsWith('imrf_by_');
}

function childrenNamed(node: XmlElement, name: string): XmlElement[] {
  return node.children.filter((child): child is XmlElement => typeof child !== 'string' && child.name === name);
}

/** Some programs keep neither box nor bookmark: then the cell below the label is the field's, in a table that has both. */
function* byLabels(tree: XmlElement, fields: readonly Field[]): Generator<[string, string]> {
  const labels = new Map(fields.map(({ id, label }) => [comparable(label), id]));
  for (const table of [...everyElement(tree)].filter(({ name }) => name === 'w:tbl')) {
    const rows = childrenNamed(table, 'w:tr');
    for (const [at, row] of rows.entries()) {
      const [label] = childrenNamed(row, 'w:tc').flatMap((cell) => textOf(cell.children).split('\n'));
      const id = labels.get(comparable(label ?? ''));
      const below = rows[at + 1];
      if (id !== undefined && below !== undefined) yield [id, textOf(childrenNamed(below, 'w:tc').flatMap(({ children }) => children))];
    }
  }
}

function comparable(label: string): string {
  return plainForm(label.replace(/[\u2066-\u2069]/g, '').replace(/\s*\*$/, ''));
}
