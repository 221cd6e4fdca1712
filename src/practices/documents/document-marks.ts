import { z } from 'zod';
import { partAsTree, withTrees, type DocxParts } from './docx-file.js';
import { element, everyElement, type XmlElement } from './xml-tree.js';

/**
 * What a document carries beside its text, so that it is known when it comes back: of which draft it is, with which form it was
 * made, and of each field the revision and a sum of the text with which it left. Who changes a mark gains nothing by it:
 * rights come from who sends the document, and what differs is shown before it is taken.
 */
export interface DocumentMarks {
  readonly draft: string;
  readonly formVersion: number;
  readonly fields: Readonly<Record<string, FieldMark>>;
}

export interface FieldMark {
  readonly revision: number;
  readonly sum: string;
}

// Properties of the document's own: Word and LibreOffice keep them through every saving, and show them to nobody who does not look.
const PART = 'docProps/custom.xml';
const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.custom-properties+xml';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties';
const PREFIX = 'imrf.';
/** All custom properties bear this id, by the standard. */
const FORMAT = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}';

/** The parts with these marks in them, in place of any that were there. */
export function withMarks(parts: DocxParts, { draft, formVersion, fields }: DocumentMarks): DocxParts {
  const told: Record<string, string> = { draft, form: String(formVersion) };
  for (const [id, { revision, sum }] of Object.entries(fields)) told[`field.${id}`] = `${revision} ${sum}`;
  const properties = Object.entries(told).map(([name, value], at) =>
    element('property', { fmtid: FORMAT, pid: String(at + 2), name: PREFIX + name }, [element('vt:lpwstr', {}, [value])]));
  const root = element('Properties', { xmlns: 'http://schemas.openxmlformats.org/officeDocument/2006/custom-properties', 'xmlns:vt': 'http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes' }, properties);
  return withTrees(parts, { [PART]: root, '[Content_Types].xml': declared(parts), '_rels/.rels': related(parts) });
}

const Mark = z.string().regex(/^\d{1,9} [0-9a-f]{16}$/).transform((text): FieldMark => ({ revision: Number(text.split(' ')[0]), sum: text.split(' ')[1] ?? '' }));
const Draft = z.string().min(1).max(100);
const FormVersion = z.string().regex(/^\d{1,6}$/).transform(Number);

/** The marks of a document that was made here; undefined where it has none. Throws as `readXml` does. */
export function readMarks(parts: DocxParts): DocumentMarks | undefined {
  const root = partAsTree(parts, PART);
  if (root === undefined) return undefined;
  const told = new Map([...everyElement(root)].filter(({ name }) => name === 'property' || name.endsWith(':property')).map((one) => [one.attributes['name'] ?? '', valueOf(one)]));
  const draft = Draft.safeParse(told.get(`${PREFIX}draft`));
  const formVersion = FormVersion.safeParse(told.get(`${PREFIX}form`));
  if (!draft.success || !formVersion.success) return undefined;
  const fields = [...told].flatMap(([name, value]) => {
    const mark = name.startsWith(`${PREFIX}field.`) ? Mark.safeParse(value) : undefined;
    return mark?.success === true ? [[name.slice(`${PREFIX}field.`.length), mark.data] as const] : [];
  });
  return { draft: draft.data, formVersion: formVersion.data, fields: Object.fromEntries(fields) };
}

function valueOf(property: XmlElement): string {
  return [...everyElement(property)].flatMap(({ children }) => children.filter((child) => typeof child === 'string')).join('').trim();
}

function declared(parts: DocxParts): XmlElement {
  const types = partAsTree(parts, '[Content_Types].xml') ?? element('Types', { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' });
  types.children = [...types.children.filter((one) => typeof one === 'string' || one.attributes['PartName'] !== `/${PART}`), element('Override', { PartName: `/${PART}`, ContentType: CONTENT_TYPE })];
  return types;
}

function related(parts: DocxParts): XmlElement {
  const relations = partAsTree(parts, '_rels/.rels') ?? element('Relationships', { xmlns: 'http://schemas.openxmlformats.org/package/2006/relationships' });
  relations.children = [...relations.children.filter((one) => typeof one === 'string' || one.attributes['Type'] !== RELATION), element('Relationship', { Id: 'imrfMarks', Type: RELATION, Target: PART })];
  return relations;
}
