import type { DomNode, FormatCallback, HtmlToTextOptions } from 'html-to-text';

/** The text of HTML as a reader sees it: a paragraph, an item, a row of a table a line; addresses of links are left out. */
export async function textOfHtml(html: string): Promise<string> {
  const { convert } = await import('html-to-text');
  return convert(html, READING);
}

/** A row is one line, so that a date stands beside what it is of. */
const row: FormatCallback = (element, walk, builder) => {
  if (!isOfData(element)) {
    walk(element.children, builder);
    return;
  }
  builder.openBlock({ leadingLineBreaks: 1 });
  for (const [at, cell] of element.children.filter(isCell).entries()) {
    if (at > 0) builder.addInline(' | ');
    walk(cell.children, builder);
  }
  builder.closeBlock({ trailingLineBreaks: 1 });
};

const paragraph: FormatCallback = (element, walk, builder) => {
  const { parent } = element;
  if (parent === undefined || !isCell(parent) || !isOfData(parent.parent)) {
    block(element, walk, builder, {});
    return;
  }
  if (parent.children[0] !== element) builder.addInline(' ');
  walk(element.children, builder);
};

const block: FormatCallback = (element, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 1 });
  walk(element.children, builder);
  builder.closeBlock({ trailingLineBreaks: 1 });
};

function isCell({ name }: DomNode): boolean {
  return name === 'td' || name === 'th';
}

/** The longest text of a cell, in characters: tables with more in them lay out a mail. */
const LONGEST_CELL = 300;

function isOfData(element: DomNode | undefined): boolean {
  return element?.children.filter(isCell).every((one) => lengthOf(one) <= LONGEST_CELL && !holdsTable(one)) === true;
}

function lengthOf(node: DomNode): number {
  return (node.data?.length ?? 0) + childrenOf(node).reduce((sum, child) => sum + lengthOf(child), 0);
}

function holdsTable(node: DomNode): boolean {
  return childrenOf(node).some((child) => child.name === 'table' || holdsTable(child));
}

/** Texts have none, whatever their type says. */
function childrenOf(node: DomNode): readonly DomNode[] {
  return 'children' in node ? node.children : [];
}

const READING: HtmlToTextOptions = {
  wordwrap: false,
  formatters: { row, paragraph, line: block },
  selectors: [
    { selector: 'a', options: { ignoreHref: true } }, { selector: 'img', format: 'skip' },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false, leadingLineBreaks: 1, trailingLineBreaks: 1 } })),
    ...['ul', 'ol'].map((selector) => ({ selector, options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } })),
    { selector: 'p', format: 'paragraph' }, { selector: 'td', format: 'line' }, { selector: 'th', format: 'line' }, { selector: 'tr', format: 'row' },
    { selector: 'table', format: 'line' },
  ],
};
