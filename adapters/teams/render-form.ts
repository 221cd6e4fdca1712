import { LONGEST_CHOICE, type Field, type FieldErrors, type Form, type FormPage, type FormValues, type Turn } from '../../src/chat/form.js';
import { fieldsToDraw, isNeeded, isShown } from '../../src/chat/shown-fields.js';
import { wordsIn } from '../../src/language/words.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { cardOf, type AdaptiveCard, type CardElement } from './card.js';
import { escapeMarkdown } from './escape.js';
import { textBlock } from './render-block.js';

/** A form in its state: the page that is shown, what is filled in, and what is wrong. */
export interface FormState {
  readonly form: Form;
  readonly values: FormValues;
  readonly page: number;
  readonly errors: FieldErrors;
}

/** What travels in a form's button and comes back with the answers. `$` keeps it apart from the fields' ids. */
export interface FormMark {
  readonly id: string;
  readonly about: Readonly<Record<string, string>>;
  readonly language: string;
  /** Fields that stand on the page. Clients leave out what is empty: one that does not come back was emptied. */
  readonly drawn: readonly string[];
  /** Fields whose answer is a list; Teams sends it as one text with commas. */
  readonly several: readonly string[];
  readonly page: number;
  readonly to: Turn | 'submit';
}

// Few options are shown at once, more in a list that opens.
const MOST_OPEN_OPTIONS = 6;

/**
 * One page of a form as a card, for a dialog and for the chat alike. Inputs go with Action.Submit only: with Execute some
 * clients lose them. Nothing is `isRequired` to Teams, since that would block every button, "Go back" too:
 * the label says what is needed, and what is missing is told beside its field.
 */
export function renderForm(state: FormState): AdaptiveCard {
  const { form, page } = state;
  const words = wordsIn(form.language);
  const shown = form.pages[page];
  const fields = shown === undefined ? [] : fieldsToDraw(shown, state.values);
  const elements = fields.flatMap((field) => fieldElements(field, state));
  const heading = textBlock(escapeMarkdown(form.title), { style: 'heading', size: 'Large', weight: 'Bolder' });
  const attention = Object.keys(state.errors).length === 0 ? [] : [textBlock(escapeMarkdown(words.say('teams.form-attention')), { color: 'Attention', weight: 'Bolder' })];
  return cardOf(form.language, words.say('teams.form-fallback'), [heading, ...(shown === undefined ? [] : pageHeading(shown, state)), ...attention, ...elements], turnButtons(state, fields));
}

function pageHeading({ title }: FormPage, { form, page }: FormState): CardElement[] {
  if (form.pages.length === 1) return [];
  const where = wordsIn(form.language).say('form.page', { page: page + 1, pages: form.pages.length });
  return [textBlock(escapeMarkdown(title), { style: 'heading', size: 'Medium', weight: 'Bolder' }), textBlock(escapeMarkdown(where), { isSubtle: true, size: 'Small', spacing: 'None' })];
}

/** Onwards first, then back: both send what stands on the page, so that it is kept either way. */
function turnButtons({ form, page }: FormState, fields: readonly Field[]): CardElement[] {
  const words = wordsIn(form.language);
  const drawn = fields.map((field) => field.id);
  const several = fields.filter((field) => field.kind === 'choices' && isListed(field)).map((field) => field.id);
  const data = (to: FormMark['to']) => ({ $form: { id: form.id, about: form.about, language: form.language, drawn, several, page, to } satisfies FormMark });
  const isLast = page >= form.pages.length - 1;
  const onwards: CardElement = { type: 'Action.Submit', title: isLast ? form.submitLabel : words.say('form.next'), style: 'positive', data: data(isLast ? 'submit' : 'next') };
  return page === 0 ? [onwards] : [onwards, { type: 'Action.Submit', title: words.say('form.back'), data: data('back') }];
}

function fieldElements(field: Field, { form, values, errors }: FormState): CardElement[] {
  const words = wordsIn(form.language);
  const needed = isShown(field, values) && isNeeded(field, values);
  const label = needed ? `${field.label} ${words.say('teams.form-needed')}` : field.label;
  const error = errors[field.id];
  const help = field.help === undefined ? [] : [textBlock(escapeMarkdown(field.help), { isSubtle: true, size: 'Small', spacing: 'None' })];
  const wrong = error === undefined ? [] : [textBlock(escapeMarkdown(error), { color: 'Attention', weight: 'Bolder', spacing: 'Small' })];
  return [input(field, label, values[field.id]), ...help, ...wrong];
}

function isListed(field: Field): boolean {
  return field.options !== undefined && field.options.length > 0 && field.options.length <= LONGEST_CHOICE;
}

function input(field: Field, label: string, value: FormValues[string] | undefined): CardElement {
  const shared = { id: field.id, label, spacing: 'Large' };
  if ((field.kind === 'choice' || field.kind === 'choices') && isListed(field)) return { type: 'Input.ChoiceSet', ...shared, ...choices(field, value) };
  const text = typeof value === 'string' ? value : value?.join('\n');
  if (field.kind === 'date') return { type: 'Input.Date', ...shared, ...given('value', CalendarDate.safeParse(text).data) };
  return { type: 'Input.Text', ...shared, ...textLook(field), ...given('value', text) };
}

function choices(field: Field, value: FormValues[string] | undefined): Readonly<Record<string, unknown>> {
  const options = field.options ?? [];
  const chosen = [value ?? []].flat().filter((id) => options.some((option) => option.id === id));
  return {
    style: options.length <= MOST_OPEN_OPTIONS || field.kind === 'choices' ? 'expanded' : 'compact',
    wrap: true,
    isMultiSelect: field.kind === 'choices',
    choices: options.map((option) => ({ title: option.label, value: option.id })),
    ...given('value', chosen.length === 0 ? undefined : chosen.join(',')),
  };
}

/** Without `maxLength`: clients cut what is pasted and say nothing. The form names its limit when it is sent, and keeps the whole text until then. */
function textLook(field: Field): Readonly<Record<string, unknown>> {
  // Long lists are asked as text, one answer a line, and recognised by the core.
  const isMultiline = field.kind === 'long-text' || field.kind === 'choices' || severalLinks(field);
  const style = (field.kind === 'url' && !severalLinks(field)) || field.kind === 'file' ? 'Url' : field.kind === 'email' ? 'Email' : undefined;
  return { isMultiline, ...given('style', style) };
}

function severalLinks({ kind, max = 1 }: Field): boolean {
  return kind === 'url' && max > 1;
}

function given(name: string, value: unknown): Readonly<Record<string, unknown>> {
  return value === undefined ? {} : { [name]: value };
}
