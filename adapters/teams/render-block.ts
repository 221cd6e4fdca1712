import type { Block, Button, Span } from '../../src/chat/message.js';
import type { CardElement } from './card.js';
import { escapeMarkdown, markdownLink, markdownStrong, plainWords } from './escape.js';
import { splitText } from './split-text.js';

// Longest run of words in one element, before escaping: an element must fit into a card with others.
const LONGEST_TEXT = 1_500;
const LONGEST_FACT = 600;
const FACTS_A_SET = 10;
// More than six in a row disappear in Teams: the rest goes into rows of their own.
const BUTTONS_A_ROW = 6;

/** Whether the clients that read it open dialogs. */
export interface TeamsClients {
  readonly opensDialogs: boolean;
}

/** A block as elements of a card, each small enough to travel alone: what is too long becomes several. */
export function elementsOf(block: Block, clients: TeamsClients): CardElement[] {
  switch (block.kind) {
    case 'heading':
      return splitText(block.text, LONGEST_TEXT).map((text) => textBlock(escapeMarkdown(text), { style: 'heading', size: 'Large', weight: 'Bolder' }));
    case 'paragraph':
      return paragraphs(block.spans).map((text) => textBlock(text, block.tone === 'quiet' ? { isSubtle: true, size: 'Small' } : {}));
    case 'facts':
      return factElements(block.facts);
    case 'list':
      return block.items.flatMap((item, at) => listItem(item, block.ordered ? `${at + 1}\\. ` : '• '));
    case 'image':
      return [image(block.url, block.alt)];
    case 'progress':
      return [...splitText(block.label, LONGEST_TEXT).map((text) => textBlock(escapeMarkdown(text))), bar(block.done, block.total)];
    case 'divider':
      return [{ type: 'Container', separator: true, spacing: 'Medium', items: [] }];
    case 'actions':
      return rows(block.buttons).map((row) => ({ type: 'ActionSet', spacing: 'Medium', actions: row.map((button) => buttonAction(button, clients)) }));
  }
}

/** Words in a card: always wrapped, or they would be cut at the edge. */
export function textBlock(text: string, look: Readonly<Record<string, unknown>> = {}): CardElement {
  return { type: 'TextBlock', text, wrap: true, ...look };
}

// Execute answers in place; where a client does not know it, the same button sends a message with its value. A form opens as a dialog,
// for which Teams wants a Submit that says so; a client that knows no dialogs sends it as a message too, and the form stands in the chat.
function buttonAction(button: Button, { opensDialogs }: TeamsClients): CardElement {
  const data = { $action: button.id, value: button.value };
  const look = { title: plainWords(button.label), ...(button.style === 'primary' ? { style: 'positive' } : button.style === 'danger' ? { style: 'destructive' } : {}), ...(button.typed === undefined ? {} : { tooltip: button.typed }) };
  if (opensDialogs && button.opensForm === true) return { type: 'Action.Submit', ...look, data: { msteams: { type: 'task/fetch' }, ...data } };
  return { type: 'Action.Execute', verb: button.id, ...look, data, fallback: { type: 'Action.Submit', ...look, data } };
}

function rows(buttons: readonly Button[]): Button[][] {
  return Array.from({ length: Math.ceil(buttons.length / BUTTONS_A_ROW) }, (_, at) => buttons.slice(at * BUTTONS_A_ROW, (at + 1) * BUTTONS_A_ROW));
}

function paragraphs(spans: readonly Span[]): string[] {
  const texts: string[] = [];
  let text = '';
  let room = LONGEST_TEXT;
  for (const part of spans.flatMap((span) => splitText(span.text, LONGEST_TEXT).map((words) => ({ ...span, text: words })))) {
    if (part.text.length > room) {
      texts.push(text);
      text = '';
      room = LONGEST_TEXT;
    }
    text += markdownOf(part);
    room -= part.text.length;
  }
  return [...texts, text].filter((one) => one.trim() !== '');
}

function markdownOf({ text, href, strong }: Span): string {
  if (href !== undefined && text.trim() !== '') return markdownLink(text, href);
  return strong === true ? markdownStrong(text) : escapeMarkdown(text);
}

function listItem(item: readonly Span[], mark: string): CardElement[] {
  return paragraphs(item).map((text, at) => textBlock(at === 0 ? mark + text : text, { spacing: 'Small' }));
}

function factElements(facts: readonly { readonly label: string; readonly value: string }[]): CardElement[] {
  const elements: CardElement[] = [];
  let set: { title: string; value: string }[] = [];
  const close = () => {
    if (set.length > 0) elements.push({ type: 'FactSet', facts: set });
    set = [];
  };
  for (const { label, value } of facts) {
    if (label.length + value.length > LONGEST_FACT) {
      close();
      elements.push(...longFact(label, value));
      continue;
    }
    if (set.length === FACTS_A_SET) close();
    set.push({ title: escapeMarkdown(label), value: escapeMarkdown(value) });
  }
  close();
  return elements;
}

function longFact(label: string, value: string): CardElement[] {
  const title = splitText(label, LONGEST_TEXT).map((text) => textBlock(escapeMarkdown(text), { weight: 'Bolder' }));
  return [...title, ...splitText(value, LONGEST_TEXT).map((text) => textBlock(escapeMarkdown(text), { spacing: 'None' }))];
}

// Teams loads pictures over https only; elsewhere the words of the picture stand, with the link.
function image(url: string, alt: string): CardElement {
  return url.startsWith('https://') ? { type: 'Image', url, altText: plainWords(alt), size: 'Stretch' } : textBlock(markdownLink(alt, url));
}

// Its words stand above: the bar itself says nothing to a screen reader.
function bar(done: number, total: number): CardElement {
  const share = total === 0 ? 0 : Math.round((Math.min(done, total) / total) * 100);
  const columns = [
    { width: share, style: 'accent' },
    { width: 100 - share, style: 'emphasis' },
  ].filter((column) => column.width > 0);
  return { type: 'ColumnSet', spacing: 'Small', columns: columns.map((column) => ({ type: 'Column', ...column, spacing: 'None', minHeight: '10px', items: [] })) };
}
