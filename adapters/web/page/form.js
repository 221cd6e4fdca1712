import { Component, createRef } from './preact.js';
import { bare, html, isolated } from './html.js';
import { change, say, state } from './state.js';
import { act } from './server.js';
import { Field, spoken } from './field.js';
import { isEmpty, isNeeded, shownOn } from './form-rules.js';

/** Shows what the bot answered at once: a form, its errors, or words for this person alone. */
export function showAnswer(answer) {
  if (answer === null || answer.kind === 'nothing') return;
  if (answer.kind === 'open-form' || answer.kind === 'turn-form') change({ form: { form: answer.form, values: answer.values, errors: {}, page: answer.page } });
  if (answer.kind === 'form-errors') {
    const { form, values, errors, page } = answer;
    change({ form: { form, values, errors, page } });
    focusOn('dialog [data-wrong]');
  }
  if (answer.kind === 'close-form') change({ form: null });
  if (answer.kind === 'say') change({ notice: bare(answer.message.text) });
}

function focusOn(selector) {
  requestAnimationFrame(() => {
    const element = document.querySelector(selector);
    if (element instanceof HTMLElement) element.focus();
  });
}

/** The open form, in a dialog; it closes without sending on Escape, and the focus returns to where it was. */
export class FormDialog extends Component {
  dialog = createRef();

  componentDidMount() {
    this.follow();
  }

  componentDidUpdate() {
    this.follow();
  }

  follow() {
    const dialog = this.dialog.current;
    if (state.form !== null && !dialog.open) dialog.showModal();
    if (state.form === null && dialog.open) dialog.close();
  }

  render() {
    return html`<dialog ref=${this.dialog} aria-labelledby="form-title" onClose=${() => state.form !== null && change({ form: null })}>${state.form === null ? '' : drawForm(state.form)}</dialog>`;
  }
}

function drawForm({ form, values, errors, page }) {
  const shown = form.pages[page];
  const isLast = page === form.pages.length - 1;
  return html`<form lang=${form.language} dir=${form.language === 'ar' ? 'rtl' : 'ltr'} novalidate onSubmit=${isLast ? submit : goOn}>
    <h2 id="form-title">${isolated(form.title)}</h2>
    ${form.pages.length === 1 ? '' : drawSteps(shown, page, form.pages.length)}
    ${shownOn(shown, values).map((field) => html`<${Field} key=${field.id} field=${field} value=${values[field.id]} error=${errors[field.id]} needed=${isNeeded(field, values)} onValue=${(value) => fillIn(field, value)} />`)}
    ${state.notice === '' ? '' : html`<p class="err" role="alert">${state.notice}</p>`}
    <div class="acts"><button class="main">${isLast ? isolated(form.submitLabel) : say('go-on')}</button>
      ${page > 0 ? html`<button type="button" onClick=${() => turn('back')}>${say('go-back')}</button>` : ''}
      <button type="button" class="bare" onClick=${() => change({ form: null })}>${say('close-form')}</button></div>
  </form>`;
}

function drawSteps({ title, language }, page, pages) {
  const words = say('form-page', { page: page + 1, pages });
  return html`<div class="step"><h3 ...${spoken({ language })}>${isolated(title)}</h3><span class="s">${words}</span></div><progress aria-label=${words} max=${pages} value=${page + 1}></progress>`;
}

function fillIn(field, value) {
  const { [field.id]: _mended, ...errors } = state.form.errors;
  change({ form: { ...state.form, errors, values: { ...state.form.values, [field.id]: value } } });
}

function missingOn({ form, values, page }) {
  const missing = shownOn(form.pages[page], values).filter((field) => isNeeded(field, values) && isEmpty(values[field.id]));
  return Object.fromEntries(missing.map(({ id }) => [id, say('needed-error')]));
}

function isWhole() {
  const errors = missingOn(state.form);
  change({ form: { ...state.form, errors } });
  if (Object.keys(errors).length === 0) return true;
  focusOn('dialog [data-wrong]');
  return false;
}

function goOn(event) {
  event.preventDefault();
  return isWhole() ? turn('next') : undefined;
}

/** The bot keeps the page, and answers with the one after or before it. */
async function turn(to) {
  const { form, values, page } = state.form;
  const answer = await send('turn', { form: form.id, about: form.about, page, to, values });
  if (answer?.kind !== 'turn-form') return;
  focusOn('dialog :is(input, textarea, select)');
}

async function submit(event) {
  event.preventDefault();
  if (!isWhole()) return;
  const { form, values } = state.form;
  const answer = await send('submit', { form: form.id, about: form.about, values });
  if (answer?.kind === 'nothing') change({ form: null });
}

let sending = null;

/** Sent again unchanged, it bears the same event id: the bot takes it once. */
async function send(what, content) {
  const text = JSON.stringify([what, content]);
  if (sending?.text !== text) sending = { text, eventId: crypto.randomUUID() };
  const answer = await act(what, content, sending.eventId);
  if (answer === null) return null;
  sending = null;
  if (answer.kind === 'say') change({ form: null });
  showAnswer(answer);
  return answer;
}
