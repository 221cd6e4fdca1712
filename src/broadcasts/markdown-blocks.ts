import { lexer, type Token, type Tokens, type TokensList } from 'marked';
import type { Block, Span } from '../chat/message.js';
import { fault, type FileFault } from './file-fault.js';
import { joined, readSpans, webAddress } from './markdown-spans.js';

/** A top-level piece of Markdown, and the line (from 1) on which it begins. */
export interface Piece {
  readonly token: Token;
  readonly line: number;
}

/** Splits Markdown into its pieces. `firstLine` is the line of the file on which it begins. */
export function piecesOf(markdown: string, firstLine: number): Piece[] {
  const tokens: TokensList = lexer(markdown);
  const pieces: Piece[] = [];
  let line = firstLine;
  for (const token of tokens) {
    pieces.push({ token, line });
    line += token.raw.split('\n').length - 1;
  }
  return pieces;
}

/** What Markdown becomes on every face. */
export interface Blocks {
  readonly blocks: readonly Block[];
  readonly faults: readonly FileFault[];
}

/**
 * Draws Markdown as blocks. Nothing in it is alive: words are words, links lead to web and mail addresses only; what else it holds
 * (a script's link, a picture from elsewhere than the web) is a fault of its line.
 */
export function blocksOf(pieces: readonly Piece[]): Blocks {
  const [blocks, faults]: [Block[], FileFault[]] = [[], []];
  for (const { token, line } of pieces) {
    const wrong: string[] = [];
    blocks.push(...drawn(token, wrong));
    faults.push(...wrong.map((said) => fault(line, null, 'broadcast.file-link', said)));
  }
  return { blocks, faults };
}

function drawn(token: Token, wrong: string[]): Block[] {
  switch (token.type) {
    case 'heading':
      return textsOf(token).trim() === '' ? [] : [{ kind: 'heading', text: textsOf(token).trim() }];
    case 'list':
      return listOf(token as Tokens.List, wrong);
    case 'blockquote':
      return (token.tokens ?? []).flatMap((one) => drawn(one, wrong));
    case 'table':
      return tableOf(token as Tokens.Table, wrong);
    case 'hr':
      return [{ kind: 'divider' }];
    case 'space':
    case 'def':
      return [];
    case 'html':
      return /^\s*<!--[\s\S]*-->\s*$/.test(token.raw) ? [] : paragraphOf([{ text: token.raw.trim() }]);
    case 'code':
      return paragraphOf([{ text: (token as Tokens.Code).text }]);
    case 'paragraph':
      return withPictures(token as Tokens.Paragraph, wrong);
    default:
      return paragraphOf(readSpans(token.type === 'text' && token.tokens !== undefined ? token.tokens : [token], wrong));
  }
}

function paragraphOf(spans: readonly Span[]): Block[] {
  return spans.every(({ text }) => text.trim() === '') ? [] : [{ kind: 'paragraph', spans: [...spans], tone: 'plain' }];
}

/** A picture stands by itself on every face. */
function withPictures({ tokens }: Tokens.Paragraph, wrong: string[]): Block[] {
  const blocks: Block[] = [];
  let words: Token[] = [];
  for (const token of [...tokens, null]) {
    if (token !== null && token.type !== 'image') {
      words.push(token);
      continue;
    }
    blocks.push(...paragraphOf(readSpans(words, wrong)));
    words = [];
    if (token !== null) blocks.push(...pictureOf(token as Tokens.Image, wrong));
  }
  return blocks;
}

function pictureOf({ href, text }: Tokens.Image, wrong: string[]): Block[] {
  const url = webAddress(href);
  if (url === undefined || text.trim() === '') wrong.push(href);
  return url === undefined || text.trim() === '' ? [] : [{ kind: 'image', url, alt: text.trim() }];
}

/** Points within points stand below their own, in the same list. */
function listOf({ ordered, items }: Tokens.List, wrong: string[]): Block[] {
  const drawnItems = items.flatMap((item) => itemsOf(item, wrong, ''));
  return drawnItems.length === 0 ? [] : [{ kind: 'list', ordered: ordered && items.every((item) => !item.tokens.some(({ type }) => type === 'list')), items: drawnItems }];
}

function itemsOf({ tokens }: Tokens.ListItem, wrong: string[], before: string): Span[][] {
  const own = tokens.filter(({ type }) => type !== 'list').flatMap((token, at) => [...(at === 0 ? [] : [{ text: '\n' }]), ...readSpans(childrenOf(token), wrong)]);
  const spans = joined(before === '' ? own : [{ text: before }, ...own]);
  const below = tokens.filter((token): token is Tokens.List => token.type === 'list').flatMap(({ items }) => items.flatMap((item) => itemsOf(item, wrong, `${before}– `)));
  return [...(own.every(({ text }) => text.trim() === '') ? [] : [spans]), ...below];
}

function tableOf({ header, rows }: Tokens.Table, wrong: string[]): Block[] {
  const items = rows.map((row) => joined(row.flatMap((cell, at): Span[] => [...(at === 0 ? [] : [{ text: ' · ' }]), { text: `${header[at]?.text ?? ''}: `, strong: true }, ...readSpans(cell.tokens, wrong)])));
  return items.length === 0 ? [] : [{ kind: 'list', ordered: false, items }];
}

function textsOf(token: Token): string {
  return readSpans(childrenOf(token), []).map(({ text }) => text).join('');
}

function childrenOf(token: Token): Token[] {
  return (token as Tokens.Generic).tokens ?? [token];
}
