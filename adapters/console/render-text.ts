import type { Block, Button, Message, Span } from '../../src/chat/message.js';

/** A message as lines for a terminal: everything its blocks show, buttons numbered from 1. */
export function renderText(message: Message): string {
  const { lines } = message.blocks.reduce<{ lines: string[]; buttons: number }>((sheet, block) => {
    const drawn = draw(block, sheet.buttons);
    return { lines: [...sheet.lines, ...drawn], buttons: sheet.buttons + (block.kind === 'actions' ? block.buttons.length : 0) };
  }, { lines: [], buttons: 0 });
  return lines.length === 0 ? message.text : lines.join('\n');
}

/** The buttons of a message, in the order in which they are numbered. */
export function buttonsOf(message: Message): Button[] {
  return message.blocks.flatMap((block) => (block.kind === 'actions' ? block.buttons : []));
}

function draw(block: Block, buttonsBefore: number): string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'paragraph':
      return [spans(block.spans)];
    case 'facts':
      return block.facts.map((fact) => `${fact.label}: ${fact.value}`);
    case 'list':
      return block.items.map((item, at) => `${block.ordered ? `${at + 1}.` : '-'} ${spans(item)}`);
    case 'image':
      return [`${block.alt} (${block.url})`];
    case 'progress':
      return [`${block.label} (${block.done}/${block.total})`];
    case 'divider':
      return ['---'];
    case 'actions':
      return [block.buttons.map((button, at) => `[${buttonsBefore + at + 1}] ${button.label}`).join('  ')];
  }
}

function spans(all: readonly Span[]): string {
  return all.map((span) => (span.href === undefined || span.href === span.text ? span.text : `${span.text} (${span.href})`)).join('');
}
