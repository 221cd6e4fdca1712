import type { types } from '@slack/bolt';
import type { Block, Button, Span } from '../../src/chat/message.js';
import { drawFacts, drawList, drawRuns, runsOf, type Drawn } from './draw-rich-text.js';
import { escape, looksLikeMarkup, pieces, shortened } from './plain-words.js';

export type { Drawn } from './draw-rich-text.js';

const LONGEST_HEADER = 150;
const LONGEST_CONTEXT = 2_900;
const LONGEST_ALT = 2_000;
const LONGEST_URL = 3_000;
const LONGEST_LABEL = 75;
const LONGEST_VALUE = 2_000;
const MOST_BUTTONS = 25;
const BAR = 20;

/** One block of a message as one or more of Slack's, with the words that stand in each. */
export function drawBlock(block: Block): Drawn[] {
  switch (block.kind) {
    case 'heading':
      return drawHeading(block.text);
    case 'paragraph':
      return drawParagraph(block.spans, block.tone);
    case 'facts':
      return drawFacts(block.facts);
    case 'list':
      return drawList(block.items, block.ordered);
    case 'image':
      return drawImage(block.url, block.alt);
    case 'progress':
      return drawProgress(block.label, block.done, block.total);
    case 'divider':
      return [{ block: { type: 'divider' }, words: '' }];
    case 'actions':
      return drawActions(block.buttons);
  }
}

/** Words that stand as they are: no markup, no emoji by name. */
export function plainText(text: string): types.PlainTextElement {
  return { type: 'plain_text', text: escape(text), emoji: false };
}

function drawHeading(text: string): Drawn[] {
  if (escape(text).length > LONGEST_HEADER) return drawRuns(runsOf([{ text, strong: true }]));
  return [{ block: { type: 'header', text: plainText(text) }, words: text }];
}

/** Quiet words stand small in a context block, as long as none of them could be taken for markup. */
function drawParagraph(spans: readonly Span[], tone: 'plain' | 'quiet'): Drawn[] {
  const words = spans.map((span) => span.text).join('');
  const text = spans.map(written).join('');
  if (tone === 'plain' || looksLikeMarkup(words) || text.length > LONGEST_CONTEXT) return drawRuns(runsOf(spans));
  return [{ block: { type: 'context', elements: [{ type: 'mrkdwn', text, verbatim: true }] }, words }];
}

function written({ text, href, strong }: Span): string {
  const words = strong === true && text.trim() === text && text !== '' ? `*${escape(text)}*` : escape(text);
  return href === undefined ? words : `<${escape(href.replace(/[<>|]/g, encodeURIComponent))}|${words.replaceAll('\n', ' ')}>`;
}

function drawImage(url: string, alt: string): Drawn[] {
  const [first = alt, ...rest] = pieces(alt, LONGEST_ALT);
  const more = rest.flatMap((text) => drawRuns(runsOf([{ text }])));
  if (url.length > LONGEST_URL) return drawRuns(runsOf([{ text: alt }, { text: `\n${url}` }]));
  return [{ block: { type: 'image', image_url: url, alt_text: escape(first) }, words: first }, ...more];
}

function drawProgress(label: string, done: number, total: number): Drawn[] {
  const full = total <= 0 ? BAR : Math.round((Math.min(done, total) / total) * BAR);
  const bar: types.RichTextText = { type: 'text', text: '▰'.repeat(full) + '▱'.repeat(BAR - full), style: { code: true } };
  return [...drawRuns(runsOf([{ text: label }])), { block: { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [bar] }] }, words: '' }];
}

/** A label over the limit stands whole above its button. */
function drawActions(buttons: readonly Button[]): Drawn[] {
  const long = buttons.filter((button) => escape(button.label).length > LONGEST_LABEL).flatMap((button) => drawRuns(runsOf([{ text: button.label }])));
  const rows: Drawn[] = [];
  for (let at = 0; at < buttons.length; at += MOST_BUTTONS) rows.push(drawRow(buttons.slice(at, at + MOST_BUTTONS)));
  return [...long, ...rows];
}

function drawRow(buttons: readonly Button[]): Drawn {
  const ids = new Set<string>();
  const elements = buttons.map((button, at) => {
    const id = ids.has(button.id) ? `${button.id}#${at}` : button.id;
    ids.add(id);
    return drawButton(button, id);
  });
  return { block: { type: 'actions', elements }, words: buttons.map((button) => shortened(button.label, LONGEST_LABEL)).join(', ') };
}

/** Slack wants each `action_id` once in a row: the second of a kind carries `#` and its place, which `receive` takes off. */
function drawButton(button: Button, actionId: string): types.Button {
  const value = JSON.stringify(button.value);
  if (value.length > LONGEST_VALUE) throw new Error(`the value of button ${button.id} has ${value.length} characters; Slack takes ${LONGEST_VALUE}: put an id into it`);
  const style = button.style === 'primary' || button.style === 'danger' ? { style: button.style } : {};
  return { type: 'button', action_id: actionId, text: plainText(shortened(button.label, LONGEST_LABEL)), value, ...style };
}
