import { LONGEST_CHOICE, type Field, type FieldErrors, type Form, type FormValues } from '../../src/chat/form.js';
import { isNeeded, isShown } from '../../src/chat/shown-fields.js';
import { wordsIn } from '../../src/language/words.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { cardOf, type AdaptiveCard, type CardElement } from './card.js';
import { escapeMarkdown } from './escape.js';
import { textBlock } from './render-block.js';

/** A form in its state: what is filled in, and what is wrong. */
export interface FormState {
  readonly form: Form;
  readonly values: FormValues;
  readonly errors: FieldErrors;
}

/** What travels in a form's button and comes back with the answers. `$` keeps it apart from the fields' ids. */
export interface FormMark {
  readonly id: string;
  readonly about: Readonly<Record<string, string>>;
  readonly language: string;
  /** Fields whose answer is a list; Teams sends it as one text with commas. */
  readonly several: readonly string[];
}

// Few options are shown at once, more in a list that opens.
const MOST_OPEN_OPTIONS = 6;

/**
 * A form as one card, for a dialog and for the chat alike. Inputs go with Action.Submit only: with Execute some
 * clients lose them. Nothing is `isRequired` to Teams, since that would block the button without a word from us:
 * the label says what is needed, and what is missing is told beside its field.
 */
export function renderForm(state: FormState): AdaptiveCard {
  const { form } = state;
  const words = wordsIn(form.language);
  const pages = form.pages.flatMap((page) => [...(form.pages.length > 1 ? [sectionHeading(page.title)] : []), ...page.fields.flatMap((field) => fieldElements(field, state))]);
  const heading = textBlock(escapeMarkdown(form.title), { style: 'heading', size: 'Large', weight: 'Bolder' });
  const attention = Object.keys(state.errors).length === 0 ? [] : [textBlock(escapeMarkdown(words.say('teams.form-attention')), { color: 'Attention', weight: 'Bolder' })];
  return cardOf(form.language, words.say('teams.form-fallback'), [heading, ...attention, ...pages], [submitButton(form)]);
}

function sectionHeading(title: string): CardElement {
  return textBlock(escapeMarkdown(title), { style: 'heading', size: 'Medium', weight: 'Bolder', separator: true, spacing: 'Large' });
}

function submitButton(form: Form): CardElement {
  const several = form.pages.flatMap((page) => page.fields).filter((field) => field.kind === 'choices' && isListed(field));
  const $form: FormMark = { id: form.id, about: form.about, language: form.language, several: several.map((field) => field.id) };
  return { type: 'Action.Submit', title: form.submitLabel, style: 'positive', data: { $form } };
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

function textLook(field: Field): Readonly<Record<string, unknown>> {
  // Long lists are asked as text, one answer a line, and recognised by the core.
  const isMultiline = field.kind === 'long-text' || field.kind === 'choices';
  const style = field.kind === 'url' || field.kind === 'file' ? 'Url' : field.kind === 'email' ? 'Email' : undefined;
  const isText = field.kind === 'text' || field.kind === 'long-text';
  return { isMultiline, ...given('style', style), ...given('maxLength', isText ? field.max : undefined) };
}

function given(name: string, value: unknown): Readonly<Record<string, unknown>> {
  return value === undefined ? {} : { [name]: value };
}
