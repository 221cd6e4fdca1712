import type { Block, Span } from '../chat/message.js';

/** Blocks as plain words: the same meaning where nothing is drawn. */
export function plainText(blocks: readonly Block[]): string {
  return blocks.map(plainBlock).filter((one) => one !== '').join('\n\n');
}

function plainBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return block.text;
    case 'paragraph':
      return plainSpans(block.spans);
    case 'list':
      return block.items.map((item, at) => `${block.ordered ? `${at + 1}.` : '-'} ${plainSpans(item)}`).join('\n');
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${value}`).join('\n');
    case 'image':
      return `${block.alt}: ${block.url}`;
    case 'progress':
      return block.label;
    case 'divider':
    case 'actions':
      return '';
  }
}

function plainSpans(spans: readonly Span[]): string {
  return spans.map(({ text, href }) => (href === undefined || isSameAddress(text, href) ? text : `${text} (${href})`)).join('').trim();
}

function isSameAddress(text: string, href: string): boolean {
  return text === href || `${text}/` === href;
}
