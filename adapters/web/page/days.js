import { html, isolated } from './html.js';
import { Blocks } from './blocks.js';
import { change, say, state } from './state.js';
import { pretend } from './server.js';

// Late enough that nine in the morning has passed from Manila to Mexico: what is due that day comes.
const HOUR = 'T16:00:00.000Z';
const DAY_MS = 86_400_000;

/** The pretended day, and what is next from there. */
export function Days() {
  const { today, next } = state;
  return html`
    <aside id="days" class=${state.panel === 'days' ? 'side open' : 'side'} aria-label=${say('day-and-dates')}>
      ${today === null ? '' : html`<${Today} today=${today} />`}
      ${next === null ? '' : html`<${Next} cards=${next} />`}
    </aside>`;
}

function Today({ today }) {
  const later = (days) => () => pretend(new Date(Date.parse(today.date + HOUR) + days * DAY_MS).toISOString());
  const goTo = (event) => {
    event.preventDefault();
    const date = event.target.elements.namedItem('day').value;
    return date === '' ? undefined : pretend(date + HOUR);
  };
  return html`<section>
    <h2>${say('today')}</h2>
    <p class="today">${isolated(today.pretended ? say('pretended', { day: today.words }) : today.words)}</p>
    <form onSubmit=${goTo}>
      <label class="s" for="day">${say('other-day')}</label>
      <div class="jump"><input type="date" id="day" name="day" value=${state.typedDay ?? today.date} onInput=${(event) => change({ typedDay: event.target.value })} min="2016-01-01" max="2040-12-31" /><button>${say('go-to-day')}</button></div>
    </form>
    <div class="jump"><button onClick=${later(1)}>${say('plus-day')}</button><button onClick=${later(7)}>${say('plus-week')}</button></div>
    <p class="s" role="status">${isolated(state.dayNotice)}</p>
    ${today.pretended ? html`<button class="bare" onClick=${() => pretend(new Date().toISOString())}>${say('real-day')}</button>` : ''}
  </section>`;
}

function Next({ cards }) {
  return html`<section>
    <h2>${say('next')}</h2>
    ${cards.length === 0 ? html`<p class="s">${say('next-empty')}</p>` : html`<ul class="ahead">${cards.map(Card)}</ul>`}
  </section>`;
}

function Card({ text, language, blocks }) {
  return html`<li class="card" lang=${language} dir=${language === 'ar' ? 'rtl' : 'ltr'}>${blocks.length === 0 ? html`<p>${isolated(text)}</p>` : html`<${Blocks} blocks=${blocks} />`}</li>`;
}
