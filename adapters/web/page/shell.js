import { html } from './html.js';
import { botMark } from './icons.js';
import { change, say, shownName, state } from './state.js';
import { speak } from './server.js';
import { People } from './people.js';
import { Chat } from './chat.js';
import { Days } from './days.js';
import { FormDialog } from './form.js';

const NAMES = { ar: 'العربية', en: 'English', es: 'Español', fr: 'Français', ru: 'Русский', zh: '中文' };

/** The whole page: language, people, messages with their box, days. Focus goes in that order. */
export function Shell() {
  return html`
    <a class="skip" href="#write">${say('skip')}</a>
    <header class="top">
      ${botMark()}
      <h1><bdi>${say('title')}</bdi> <small>${say('training')}</small></h1>
      <label><span>${say('language')}</span>
        <select aria-label=${say('language')} value=${state.language} onChange=${(event) => speak(event.target.value)}>
          ${Object.entries(NAMES).map(([code, name]) => html`<option value=${code} lang=${code} selected=${code === state.language}>${name}</option>`)}
        </select>
      </label>
    </header>
    <div class="bar">
      ${panelButton('people', say('you-are', { name: shownName(state.user) }))}
      ${panelButton('days', state.today === null ? say('today') : state.today.words)}
    </div>
    <div class="app" onKeyDown=${closeOnEscape}>
      <${People} />
      <${Chat} />
      <${Days} />
    </div>
    <${FormDialog} />`;
}

function panelButton(panel, label) {
  const open = state.panel === panel;
  return html`<button id=${`open-${panel}`} aria-expanded=${String(open)} aria-controls=${panel} onClick=${() => change({ panel: open ? null : panel })}><bdi>${label}</bdi></button>`;
}

function closeOnEscape(event) {
  if (event.key !== 'Escape' || state.panel === null) return;
  document.getElementById(`open-${state.panel}`)?.focus();
  change({ panel: null });
}
