import { html, isolated } from './html.js';
import { wrongMark } from './icons.js';
import { say } from './state.js';

const INPUT_TYPES = { date: 'date', url: 'url', email: 'email', text: 'text', file: 'url' };
/** As LONGEST_CHOICE in src/chat/form.ts: longer lists are typed, and recognised by the bot. */
const LONGEST_CHOICE = 100;
/** From here on a choice is a closed list, not a row of buttons. */
const MOST_BUTTONS = 8;
/** Who may write so many characters sees some lines of them from the start. */
const LONG_TEXT = 500;

/** One field: label, help, input, error, tied together. */
export function Field({ field, value, error, needed, onValue }) {
  const id = `field-${field.id}`;
  const label = isolated(needed ? say('needed', { label: field.label }) : field.label);
  const help = field.help ?? (field.kind === 'date' ? say('date-help') : undefined);
  const described = [help === undefined ? '' : `${id}-help`, error === undefined ? '' : `${id}-error`].filter((one) => one !== '').join(' ') || undefined;
  const shared = { id, 'aria-describedby': described, 'aria-invalid': error === undefined ? undefined : 'true', 'data-wrong': error === undefined ? undefined : 'true', 'aria-required': needed ? 'true' : undefined };
  const about = html`${help === undefined ? '' : html`<p class="s" id=${`${id}-help`}>${isolated(help)}</p>`}`;
  const wrong = error === undefined ? '' : html`<p class="err" id=${`${id}-error`}>${wrongMark()}<span>${isolated(error)}</span></p>`;
  // Above the choices: there may be more of them than a screen holds, and the focus goes to the first.
  if (isRow(field)) return html`<fieldset class="f" ...${spoken(field)} role=${field.kind === 'choice' ? 'radiogroup' : 'group'} aria-describedby=${described}><legend>${label}</legend>${about}${wrong}<div class="pick">${picks(field, value, shared, onValue)}</div></fieldset>`;
  return html`<div class="f" ...${spoken(field)}><label for=${id}>${label}</label>${about}${input(field, value, shared, onValue)}${wrong}</div>`;
}

/** The language of words that are not the form's own: a screen reader must know. */
export function spoken({ language }) {
  return language === undefined ? {} : { lang: language, dir: language === 'ar' ? 'rtl' : 'ltr' };
}

function isListed({ options }) {
  return options !== undefined && options.length <= LONGEST_CHOICE;
}

function isRow(field) {
  return isListed(field) && (field.kind === 'choices' || (field.kind === 'choice' && field.options.length <= MOST_BUTTONS));
}

function picks(field, value, shared, onValue) {
  const given = Array.isArray(value) ? value : value === undefined ? [] : [value];
  const many = field.kind === 'choices';
  // A choice that is in the list no more is shown, so that it can be taken out.
  const gone = many ? given.filter((id) => id !== '' && !field.options.some((option) => option.id === id)) : [];
  return [...field.options, ...gone.map((id) => ({ id, label: id }))].map((option, at) => {
    const checked = given.includes(option.id);
    const choose = () => onValue(many ? (checked ? given.filter((one) => one !== option.id) : [...given, option.id]) : option.id);
    // The first one stands for the group: an error leads there.
    const own = at === 0 ? { id: shared.id, 'data-wrong': shared['aria-invalid'], 'aria-describedby': shared['aria-describedby'] } : {};
    return html`<label key=${option.id}><input ...${own} type=${many ? 'checkbox' : 'radio'} name=${shared.id} value=${option.id} checked=${checked} onChange=${choose} />
      <span ...${spoken(option)}>${isolated(option.label)}${option.description === undefined ? '' : html`<small>${isolated(option.description)}</small>`}</span></label>`;
  });
}

function input(field, value, shared, onValue) {
  const take = (event) => onValue(event.target.value);
  if (field.kind === 'choice' && isListed(field)) {
    return html`<select ...${shared} value=${value ?? ''} onChange=${take}><option value="">${say('choose')}</option>
      ${field.options.map(({ id, label }) => html`<option value=${id} selected=${id === value}>${label}</option>`)}</select>`;
  }
  const text = Array.isArray(value) ? value.join('\n') : (value ?? '');
  // "auto" makes an empty field run from left to right, also in Arabic.
  const dir = text === '' ? undefined : 'auto';
  if (field.kind === 'long-text' || field.kind === 'choices' || (field.kind === 'url' && field.max > 1)) return html`<textarea ...${shared} class=${field.max >= LONG_TEXT ? 'long' : undefined} dir=${dir} value=${text} onInput=${take}></textarea>`;
  return html`<input ...${shared} type=${INPUT_TYPES[field.kind] ?? 'text'} dir=${dir} value=${text} onInput=${take} />`;
}
