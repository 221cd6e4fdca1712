import type { Field, Form, FormValues } from '../../chat/form.js';
import { sumOf } from '../text-sum.js';
import { withMarks, type FieldMark } from './document-marks.js';
import { mainTree, packDocx, withMain, type DocxParts } from './docx-file.js';
import { placeholderIn } from './placeholder.js';
import { element, everyElement, type XmlElement, type XmlNode } from './xml-tree.js';
import { writeValue } from './written-value.js';

/** A draft as it is sent out: what it holds, and at which revision each field stands. */
export interface DraftToFill {
  readonly id: string;
  readonly formVersion: number;
  readonly values: FormValues;
  readonly revisions: Readonly<Record<string, number>>;
}

/**
 * The bookmarks of a field's place: where its text begins and ends, and one in the paragraph before, which is left where
 * somebody deletes all that stood in the place. Each is a point: LibreOffice cuts one that reaches over several paragraphs.
 * Bookmarks hold letters, digits and underscores, at most 40.
 */
export function placeNames(field: string): { readonly before: string; readonly begin: string; readonly end: string } {
  const name = field.replaceAll('-', '_');
  return { before: `imrf_by_${name}`, begin: `imrf_${name}`, end: `imrf_to_${name}` };
}

/**
 * Fills a checked template with a draft. Each value stands between two bookmarks, with another before it; marks that nobody sees say of
 * which draft it is and with which text each field left. Boxes of Word's own (content controls) are not used: LibreOffice 7.4
 * writes their text several times when it saves a line of two scripts.
 */
export function fillDocument(template: DocxParts, form: Form, draft: DraftToFill): Uint8Array {
  const tree = mainTree(template);
  const filling: Filling = { fields: new Map(form.pages.flatMap((page) => page.fields.map((field) => [field.id, field]))), draft, marks: {}, number: FIRST_BOOKMARK, last: undefined };
  fillIn(tree, filling);
  return packDocx(withMarks(withMain(template, tree), { draft: draft.id, formVersion: draft.formVersion, fields: filling.marks }));
}

/** What is known while the text is walked from its beginning: the bookmarks so far, and the paragraph that was passed last. */
interface Filling {
  readonly fields: ReadonlyMap<string, Field>;
  readonly draft: DraftToFill;
  readonly marks: Record<string, FieldMark>;
  number: number;
  last: XmlElement | undefined;
}

function fillIn(parent: XmlElement, filling: Filling): void {
  parent.children = parent.children.flatMap((child): XmlNode[] => {
    if (typeof child === 'string') return [child];
    const field = child.name === 'w:p' ? filling.fields.get(placeholderIn(child) ?? '') : undefined;
    if (field !== undefined) return filledPlace(child, field, filling);
    fillIn(child, filling);
    if (child.name === 'w:p') filling.last = child;
    return [child];
  });
}

function filledPlace(place: XmlElement, field: Field, filling: Filling): XmlElement[] {
  const text = writeValue(field, filling.draft.values[field.id]);
  filling.marks[field.id] = { revision: filling.draft.revisions[field.id] ?? 0, sum: sumOf(text) };
  const names = placeNames(field.id);
  filling.last?.children.push(...bookmark(names.before, filling));
  const paragraphs = paragraphsOf(text, place, bookmark(names.begin, filling), bookmark(names.end, filling));
  filling.last = paragraphs.at(-1);
  return paragraphs;
}

function bookmark(name: string, filling: Filling): XmlElement[] {
  filling.number += 1;
  return [element('w:bookmarkStart', { 'w:id': String(filling.number), 'w:name': name }), element('w:bookmarkEnd', { 'w:id': String(filling.number) })];
}

// Numbers of bookmarks must be unique in a document; a template's own begin at nought.
const FIRST_BOOKMARK = 900_000;

function paragraphsOf(text: string, place: XmlElement, begin: XmlElement[], end: XmlElement[]): XmlElement[] {
  const lines = text.split('\n');
  return lines.map((line, at) => paragraphOf(line, place, at === 0 ? begin : [], at === lines.length - 1 ? end : []));
}

/** A line, in the looks of the placeholder whose place it takes. */
function paragraphOf(line: string, place: XmlElement, before: XmlNode[], after: XmlNode[]): XmlElement {
  const properties = place.children.filter((child) => typeof child !== 'string' && child.name === 'w:pPr');
  const looks = [...everyElement(place)].find(({ name }) => name === 'w:r')?.children.filter((child) => typeof child !== 'string' && child.name === 'w:rPr') ?? [];
  return element('w:p', {}, [...properties, ...before, element('w:r', {}, [...looks, ...piecesOf(line)]), ...after]);
}

function piecesOf(line: string): XmlNode[] {
  return line.split('\t').flatMap((piece, at) => [...(at === 0 ? [] : [element('w:tab')]), element('w:t', { 'xml:space': 'preserve' }, [piece])]);
}
