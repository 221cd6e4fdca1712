import type { Words } from '../language/words.js';
import type { Field, FieldErrors, Form, FormValues } from './form.js';
import { readField } from './read-field.js';
import { isEmpty, isNeeded, shownFields } from './shown-fields.js';

/**
 * A form asked one field a message. `asking` is the field's id:
 *
 *   asking ──answer · skip · back · show──→ asking ──after the last──→ complete
 *      └──stop──→ stopped
 */
export interface Progress {
  readonly values: FormValues;
  readonly asking: string;
}

/** What comes next, and the words for it. */
export type Step =
  | { readonly kind: 'ask'; readonly progress: Progress; readonly say: string }
  | { readonly kind: 'complete'; readonly values: FormValues }
  | { readonly kind: 'stopped'; readonly say: string };

/** Asks the first field, or the first that is wrong. */
export function begin(form: Form, values: FormValues, errors: FieldErrors, words: Words): Step {
  const fields = shownFields(form, values);
  const first = fields.find((field) => errors[field.id] !== undefined) ?? fields[0];
  if (first === undefined) return { kind: 'complete', values };
  const error = errors[first.id];
  return ask(form, { values, asking: first.id }, error === undefined ? `${form.title}. ${words.say('form.steps')}` : error, words);
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
      return { kind: 'stopped', say: words.say('form.stopped') };
    case words.say('form.word-back'):
    case 'back':
      return ask(form, { ...progress, asking: (fields[at - 1] ?? field).id }, null, words);
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
  const next = fields[fields.findIndex((field) => field.id === progress.asking) + 1];
  return next === undefined ? { kind: 'complete', values: progress.values } : ask(form, { ...progress, asking: next.id }, null, words);
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

function optionLines(field: Field): string | null {
  return field.options?.map((option, at) => `${at + 1} ${option.label}`).join('\n') ?? null;
}

function shown(fields: readonly Field[], values: FormValues): string {
  return fields.map((field) => `${field.label}: ${[values[field.id] ?? '–'].flat().join(', ')}`).join('\n');
}
