import { SaxesParser } from 'saxes';

/** One element of a document's XML, with its prefix in its name (`w:p`). `children` are changed in place while a document is filled in. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  children: XmlNode[];
}

export type XmlNode = XmlElement | string;

// Deeper than any office program writes; what is walked by functions that call themselves needs an end.
const DEEPEST = 200;

/** Characters; and elements, attributes and pieces of text together. More than a document of a thousand pages has, and few enough for a tree of some hundred megabytes at most. */
const [LONGEST, MOST_PIECES] = [10_000_000, 400_000];

/** XML that is longer, or has more pieces, than any document that people write. What holds it is refused: a small zip can hold very much of it. */
export class XmlTooLarge extends Error {
  override readonly name = 'XmlTooLarge';
  readonly code = 'documents.xml-too-large';
}

/**
 * Reads XML into a tree. Throws XmlTooLarge on what is too long or has too many pieces; and throws on what is not well formed, and on
 * a document type: no office program writes one, and it can be made to grow without end.
 */
export function readXml(text: string): XmlElement {
  if (text.length > LONGEST) throw new XmlTooLarge('the XML is too long');
  const parser = new SaxesParser({ xmlns: false, position: false });
  const open: XmlElement[] = [{ name: '', attributes: {}, children: [] }];
  let pieces = 0;
  const count = (): void => {
    pieces += 1;
    if (pieces > MOST_PIECES) throw new XmlTooLarge('the XML has too many pieces');
  };
  const add = (node: XmlNode): void => {
    count();
    open.at(-1)?.children.push(node);
  };
  parser.on('error', (fault) => {
    throw fault;
  });
  parser.on('doctype', () => {
    throw new Error('a document type is not taken');
  });
  parser.on('attribute', count);
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > DEEPEST) throw new Error('the elements lie too deep');
    const opened: XmlElement = { name, attributes, children: [] };
    add(opened);
    open.push(opened);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', add);
  parser.on('cdata', add);
  parser.write(text).close();
  const root = open[0]?.children.find((node) => typeof node !== 'string');
  if (root === undefined || typeof root === 'string') throw new Error('there is no element');
  return root;
}

/** Writes a tree as XML. What XML cannot hold (control characters, halves of letters) is left out. */
export function writeXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${written(root)}`;
}

function written(node: XmlNode): string {
  if (typeof node === 'string') return escaped(node);
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${escaped(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`);
  const open = `<${node.name}${attributes.join('')}`;
  return node.children.length === 0 ? `${open}/>` : `${open}>${node.children.map(written).join('')}</${node.name}>`;
}

function escaped(text: string): string {
  return holdable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');
}

/** The text without what XML cannot hold. */
export function holdable(text: string): string {
  return text.replace(/\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu, (one) => (['\t', '\n', '\r'].includes(one) || /[\u0080-\u009F]/.test(one) ? one : ''));
}

/** Makes an element. */
export function element(name: string, attributes: Readonly<Record<string, string>> = {}, children: XmlNode[] = []): XmlElement {
  return { name, attributes, children };
}

/** The element and all below it, in the order of the text. */
export function* everyElement(root: XmlElement): Generator<XmlElement> {
  yield root;
  for (const child of root.children) if (typeof child !== 'string') yield* everyElement(child);
}
