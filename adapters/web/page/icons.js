import { html } from './html.js';

const SHAPES = {
  confirmed: html`<circle cx="8" cy="8" r="6.5"/><path d="m5 8.2 2.1 2.1L11 6"/>`,
  expected: html`<circle cx="8" cy="8" r="6.5" stroke-dasharray="2.6 2.5"/>`,
  derived: html`<path d="M8 2 14.5 13.5h-13z"/>`,
  cancelled: html`<path d="m3 3 10 10M13 3 3 13"/>`,
  unknown: html`<path d="M5.6 6a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.2.9-1.2 1.9M8 13.2v.1"/>`,
  wrong: html`<path d="m8 1 7 7-7 7-7-7zM5.4 8h5.2"/>`,
};

/** A small picture beside words that say the same. */
export function icon(name) {
  return html`<svg aria-hidden="true" viewBox="0 0 16 16">${SHAPES[name]}</svg>`;
}

/** The bot's mark: a road with three stops. */
export function botMark() {
  return html`<svg aria-hidden="true" viewBox="0 0 30 30"><path d="M5 24c0-6 9-4 10-9s8-3 10-9"/><circle cx="5" cy="24" r="2.5" fill="currentColor"/><circle cx="15" cy="15" r="2.5" fill="currentColor"/><circle cx="25" cy="6" r="3.2"/></svg>`;
}
