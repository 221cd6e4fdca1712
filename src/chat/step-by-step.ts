import type { Words } from '../language/words.js';
import { LONGEST_CHOICE, type Field, type FieldErrors, type Form, type FormValues, type Turn } from './form.js';
import { readField } from './read-field.js';
import { isEmpty, isNeeded, shownFields } from './shown-fields.js';

/**
 * A form asked one field a message. `asking` is the field's id:
 *
 *   asking ──answer · skip · back · show──→ asking ──after the last──→ complete
 *      ├──over the edge of a page──→ turn (the page is kept, then asked on)
 *      └──stop──→ stopped
 */
export interface Progress {
  readonly values: FormValues;
  readonly asking: string;
}

/** What comes next, and the words for it. */
export type Step =
  | { readonly kind: 'ask'; readonly progress: Progress; readonly say: string }
  | { readonly kind: 'turn'; readonly to: Turn; readonly page: number; readonly values: FormValues }
  | { readonly kind: 'complete'; readonly values: FormValues }
  | { readonly kind: 'stopped'; readonly say: string };

/** Asks the first field of a page, or the first that is wrong there; after `back` the last of the page. */
export function begin(form: Form, { values, page, errors, turned }: { readonly values: FormValues; readonly page: number; readonly errors: FieldErrors; readonly turned?: Turn }, words: Words): Step {
  const fields = shownFields(form, values).filter((field) => pageOf(form, field) === page);
  const first = fields.find((field) => errors[field.id] !== undefined) ?? (turned === 'back' ? fields.at(-1) : fields[0]);
  if (first === undefined) return { kind: 'complete', values };
  const lines = [turned === undefined ? `${form.title}. ${words.say('form.steps')}` : null, pageLine(form, page, words)].filter((line) => line !== null);
  return ask(form, { values, asking: first.id }, errors[first.id] ?? lines.join('\n'), words);
}

function pageLine(form: Form, page: number, words: Words): string | null {
  const title = form.pages[page]?.title;
  return form.pages.length === 1 || title === undefined ? null : `${words.say('form.page', { page: page + 1, pages: form.pages.length })}: ${title}`;
}

function pageOf(form: Form, field: Field): number {
  return form.pages.findIndex(({ fields }) => fields.some(({ id }) => id === field.id));
}

/** Takes one message. Pure: the same words at the same field give the same step. */
export function advance(form: Form, progress: Progress, said: string, words: Words): Step {
  const fields = shownFields(form, progress.values);
  const at = Math.max(0, fields.findIndex((field) => field.id === progress.asking));
  const field = fields[at];
  if (field === undefined) return { kind: 'complete', values: progress.values };
  switch (said.trim().toLocaleLowerCase()) {
    case words.say('form.word-stop'):
    case 'stop':
      return { kind: 'stopped', say: words.say(form.pages.length > 1 ? 'form.stopped-kept' : 'form.stopped') };
    case words.say('form.word-back'):
    case 'back':
      return goTo(form, progress, field, fields[at - 1] ?? field, words);
    case words.say('form.word-show'):
    case 'show':
      return ask(form, progress, shown(fields, progress.values), words);
    case words.say('form.word-skip'):
    case 'skip':
      return skip(form, progress, field, words);
    default:
      return take(form, progress, field, said, words);
  }
}

function take(form: Form, progress: Progress, field: Field, said: string, words: Words): Step {
  const reading = readField(field, said, words);
  if (!reading.ok) return ask(form, progress, reading.error, words);
  return goOn(form, { ...progress, values: { ...progress.values, [field.id]: reading.value } }, words);
}

function skip(form: Form, progress: Progress, field: Field, words: Words): Step {
  const missing = isNeeded(field, progress.values) && isEmpty(progress.values[field.id]);
  return missing ? ask(form, progress, words.say('form.needed'), words) : goOn(form, progress, words);
}

function goOn(form: Form, progress: Progress, words: Words): Step {
  const fields = shownFields(form, progress.values);
  const at = fields.findIndex((field) => field.id === progress.asking);
  const [field, next] = [fields[at], fields[at + 1]];
  return field === undefined || next === undefined ? { kind: 'complete', values: progress.values } : goTo(form, progress, field, next, words);
}

function goTo(form: Form, progress: Progress, from: Field, to: Field, words: Words): Step {
  const [page, other] = [pageOf(form, from), pageOf(form, to)];
  if (page !== other) return { kind: 'turn', to: other > page ? 'next' : 'back', page, values: progress.values };
  return ask(form, { ...progress, asking: to.id }, null, words);
}

function ask(form: Form, progress: Progress, before: string | null, words: Words): Step {
  const fields = shownFields(form, progress.values);
  const at = fields.findIndex((field) => field.id === progress.asking);
  const field = fields[at];
  if (field === undefined) return { kind: 'complete', values: progress.values };
  const current = progress.values[field.id];
  const lines = [before, `${at + 1}. ${field.label}`, field.help, optionLines(field), isEmpty(current) ? null : words.say('form.now', { value: [current].flat().join(', ') })];
  return { kind: 'ask', progress, say: lines.filter((line) => line !== null && line !== undefined && line !== '').join('\n') };
}

/** A long list is recognised, not read out. */
function optionLines({ options = [] }: Field): string | null {
  return options.length === 0 || options.length > LONGEST_CHOICE ? null : options.map((option, at) => `${at + 1} ${option.label}`).join('\n');
}

function shown(fields: readonly Field[], values: FormValues): string {
  return fields.map((field) => `${field.label}: ${[values[field.id] ?? '–'].flat().join(', ')}`).join('\n');
}
