import { html } from './html.js';

/** The mark of something wrong, beside words that say it. */
export function wrongMark() {
  return html`<svg aria-hidden="true" viewBox="0 0 16 16"><path d="m8 1 7 7-7 7-7-7zM5.4 8h5.2"/></svg>`;
}

/** The bot's mark: a road with three stops. */
export function botMark() {
  return html`<svg aria-hidden="true" viewBox="0 0 30 30"><path d="M5 24c0-6 9-4 10-9s8-3 10-9"/><circle cx="5" cy="24" r="2.5" fill="currentColor"/><circle cx="15" cy="15" r="2.5" fill="currentColor"/><circle cx="25" cy="6" r="3.2"/></svg>`;
}
