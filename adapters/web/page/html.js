import { h } from './preact.js';
import htm from './htm.js';

/** Draws markup; text is always text, so nobody's words become markup. */
export const html = htm.bind(h);

/** Text in which each isolate (U+2068 … U+2069) becomes a `bdi`, so that copied words hold no hidden characters. */
export function isolated(text) {
  return text.split(/(\u2068[^\u2068\u2069]*\u2069)/u).map((part) => (part.startsWith('\u2068') ? html`<bdi>${part.slice(1, -1)}</bdi>` : part));
}

/** The same as one plain string, for labels that cannot hold elements. */
export function bare(text) {
  return text.replace(/[\u2068\u2069]/gu, '');
}
