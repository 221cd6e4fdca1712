import { everyElement, type XmlElement, type XmlNode } from './xml-tree.js';

/**
 * The text of a piece of a Word document as people read it: a line for each paragraph, line breaks as lines, tabs as tabs.
 * What somebody struck out with changes tracked is not part of it; what she put in is.
 */
export function textOf(nodes: readonly XmlNode[]): string {
  const lines = nodes.flatMap((node) => linesOf(node));
  return tidied(lines.join('\n'));
}

/** The text without blank ends of lines and blank lines at its beginning and end: what a program may add or drop in saving. */
export function tidied(text: string): string {
  return text.replace(/\r\n?/g, '\n').split('\n').map((line) => line.trimEnd()).join('\n').replace(/^\n+|\n+$/g, '').trim();
}

const PARAGRAPH = 'w:p';

function linesOf(node: XmlNode): string[] {
  if (typeof node === 'string') return [];
  if (node.name === PARAGRAPH) return [runText(node)];
  return LEFT_OUT.has(node.name) ? [] : childrenOf(node).flatMap(linesOf);
}

/** Struck out, moved away, properties, and the older drawing of what stands there twice. */
const LEFT_OUT = new Set(['w:del', 'w:moveFrom', 'w:pPr', 'w:rPr', 'w:sdtPr', 'w:tcPr', 'w:tblPr', 'w:trPr', 'mc:Fallback', 'w:drawing', 'w:pict', 'w:instrText', 'w:footnoteReference']);

function runText(node: XmlElement): string {
  switch (node.name) {
    case 'w:t':
      return node.children.filter((child) => typeof child === 'string').join('');
    case 'w:tab':
      return '\t';
    case 'w:br':
    case 'w:cr':
      return '\n';
    case 'w:noBreakHyphen':
      return '\u2011';
    case 'w:softHyphen':
      return '\u00AD';
    default:
      return LEFT_OUT.has(node.name) ? '' : childrenOf(node).map((child) => (typeof child === 'string' ? '' : runText(child))).join('');
  }
}

/** A table row that was struck out as a whole is left out with what is in it. */
function childrenOf(node: XmlElement): XmlNode[] {
  return node.children.filter((child) => typeof child === 'string' || child.name !== 'w:tr' || !isStruckRow(child));
}

function isStruckRow(row: XmlElement): boolean {
  const properties = row.children.find((child) => typeof child !== 'string' && child.name === 'w:trPr');
  return properties !== undefined && typeof properties !== 'string' && [...everyElement(properties)].some(({ name }) => name === 'w:del');
}
