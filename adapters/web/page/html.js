import { h } from './preact.js';
import htm from './htm.js';

/** Draws markup; text is always text, so nobody's words become markup. */
export const html = htm.bind(h);

/** Text in which each isolate (U+2068 … U+2069) becomes a `bdi`, so that copied words hold no hidden characters, and days like 5–8 and codes like D-7K2 stay on one line. */
export function isolated(text) {
  return text.split(/(\u2068[^\u2068\u2069]*\u2069|\d+–\d+|\bD-[0-9A-Z]{3}\b)/u).map((part) => {
    if (part.startsWith('\u2068')) return html`<bdi>${part.slice(1, -1)}</bdi>`;
    return /^(\d+–\d+|D-[0-9A-Z]{3})$/u.test(part) ? html`<span class="together">${part}</span>` : part;
  });
}

/** The same as one plain string, for labels that cannot hold elements. */
export function bare(text) {
  return text.replace(/[\u2068\u2069]/gu, '');
}
