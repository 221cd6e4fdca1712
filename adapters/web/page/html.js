import { h } from './preact.js';
import htm from './htm.js';

/** Draws markup; text is always text, so nobody's words become markup. */
export const html = htm.bind(h);

const OPENS = '\u2068';
const CLOSES = '\u2069';

/** Text in which each isolate (U+2068 … U+2069, also one within another) becomes a `bdi`, so that copied words hold no hidden characters, and days like 5–8 and codes like D-7K2 stay on one line. */
export function isolated(text) {
  const open = [[]];
  for (const part of text.split(/(\u2068|\u2069)/u)) {
    if (part === OPENS) open.push([]);
    else if (part !== CLOSES) open.at(-1).push(...together(part));
    else if (open.length > 1) close(open);
  }
  while (open.length > 1) close(open);
  return open[0];
}

function close(open) {
  const inner = open.pop();
  open.at(-1).push(html`<bdi>${inner}</bdi>`);
}

function together(text) {
  return text.split(/(\d+–\d+|\bD-[0-9A-Z]{3}\b)/u).filter((part) => part !== '').map((part) => (/^(\d+–\d+|D-[0-9A-Z]{3})$/u.test(part) ? html`<span class="together">${part}</span>` : part));
}

/** Runs of one line without the isolate that opens in the first and closes in the last only: it sets them off together. Null where there is none. */
export function unwrapped(spans) {
  const [first, last] = [spans[0], spans.at(-1)];
  if (spans.length < 2 || !opensAlone(first.text) || !closesAlone(last.text)) return null;
  return [{ ...first, text: first.text.replace(OPENS, '') }, ...spans.slice(1, -1), { ...last, text: last.text.replace(/\u2069(?=[^\u2069]*$)/u, '') }];
}

function opensAlone(text) {
  return text.split(OPENS).length > text.split(CLOSES).length;
}

function closesAlone(text) {
  return text.split(CLOSES).length > text.split(OPENS).length;
}

/** The same as one plain string, for labels that cannot hold elements. */
export function bare(text) {
  return text.replace(/[\u2068\u2069]/gu, '');
}
