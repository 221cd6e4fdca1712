import { inRow } from '../language/in-list.js';
import { underLabel } from '../language/in-list.js';
import type { Words } from '../language/words.js';
import { type Field, type FieldErrors, type Form, type FormValues, type Turn } from './form.js';
import { fieldToJumpTo, readLabelled, type Labelled } from './name-fields.js';
import { readField } from './read-field.js';
import { isEmpty, isNeeded, shownFields } from './shown-fields.js';
import { isWord, leftOf, tellAll, tellField, tellLeft } from './tell-field.js';

/**
 * A form asked one field a message. `asking` is the field's id:
 *
 *   asking ──answer · several labelled fields · skip · back · show · a field's name──→ asking ──after the last──→ complete
 *      ├──over the edge of a page──→ turn (the page is kept, then asked on)
 *      └──stop──→ stopped
 *
 * What cannot be read stays as it was typed, is said to be wrong, and can be skipped: nothing is lost.
 */
export interface Progress {
  readonly values: FormValues;
  readonly asking: string;
  /** Fields that hold something are passed over when it goes on by itself: a draft that is taken up again is not asked anew. */
  readonly passesFilled?: boolean;
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
  if (isWord(said, 'stop', words)) return { kind: 'stopped', say: words.say(form.pages.length > 1 ? 'form.stopped-kept' : 'form.stopped') };
  if (isWord(said, 'back', words)) return goTo(form, progress, field, fields[at - 1] ?? field, words);
  if (isWord(said, 'show', words)) return ask(form, progress, tellAll(fields, progress.values, words.language), words);
  if (isWord(said, 'skip', words)) return skip(form, progress, field, words);
  const labelled = readLabelled(said, form.pages.flatMap((page) => page.fields));
  if (labelled !== undefined) return takeSeveral(form, progress, labelled, words);
  const named = isOption(field, said, words) ? undefined : fieldToJumpTo(said, fields);
  return named === undefined ? take(form, progress, field, said, words) : goTo(form, progress, field, named, words);
}

/** A short answer may be a field's name too ("Local"): where it is one of the options it is an answer. */
function isOption(field: Field, said: string, words: Words): boolean {
  return field.options !== undefined && readField(field, said, words).ok;
}

function take(form: Form, progress: Progress, field: Field, said: string, words: Words): Step {
  const reading = readField(field, said, words);
  const values = { ...progress.values, [field.id]: reading.ok ? reading.value : said.trim() };
  return reading.ok ? goOn(form, { ...progress, values }, words) : ask(form, { ...progress, values }, reading.error, words);
}

/** Takes each by its own field, then asks the first that is wrong, else goes on from the field that was asked. */
function takeSeveral(form: Form, progress: Progress, labelled: readonly Labelled[], words: Words): Step {
  const readings = labelled.map(({ field, said }) => ({ field, said, reading: readField(field, said, words) }));
  const values = readings.reduce<FormValues>((all, { field, said, reading }) => ({ ...all, [field.id]: reading.ok ? reading.value : said }), progress.values);
  const taken = readings.filter(({ reading }) => reading.ok).map(({ field }) => field.label);
  const wrong = readings.flatMap(({ field, reading }) => (reading.ok ? [] : [{ field, error: underLabel(field.label, reading.error, words.language) }]));
  const lines = [...(taken.length === 0 ? [] : [words.say('form.kept', { fields: inRow(taken, words.language) })]), ...wrong.map(({ error }) => error)].join('\n');
  const [first] = wrong;
  if (first !== undefined && isAsked(form, first.field, values)) return goTo(form, { ...progress, values }, first.field, first.field, words, lines);
  const isAnswered = readings.some(({ field }) => field.id === progress.asking);
  return isAnswered ? goOn(form, { ...progress, values }, words, lines) : ask(form, { ...progress, values }, lines, words);
}

function isAsked(form: Form, field: Field, values: FormValues): boolean {
  return shownFields(form, values).some(({ id }) => id === field.id);
}

function skip(form: Form, progress: Progress, field: Field, words: Words): Step {
  // A draft is written in pieces: what is needed is asked for before it is handed in.
  const missing = progress.passesFilled !== true && isNeeded(field, progress.values) && isEmpty(progress.values[field.id]);
  return missing ? ask(form, progress, words.say('form.needed'), words) : goOn(form, progress, words);
}

function goOn(form: Form, progress: Progress, words: Words, before: string | null = null): Step {
  const fields = shownFields(form, progress.values);
  const at = fields.findIndex((field) => field.id === progress.asking);
  const next = fields.slice(at + 1).find(({ id }) => progress.passesFilled !== true || isEmpty(progress.values[id]));
  const field = fields[at];
  return field === undefined || next === undefined ? { kind: 'complete', values: progress.values } : goTo(form, progress, field, next, words, before);
}

function goTo(form: Form, progress: Progress, from: Field, to: Field, words: Words, before: string | null = null): Step {
  const [page, other] = [pageOf(form, from), pageOf(form, to)];
  if (page !== other) return { kind: 'turn', to: other > page ? 'next' : 'back', page, values: progress.values };
  return ask(form, { ...progress, asking: to.id }, before, words);
}

/** Asks one field: what is to be said first, how much is left, its label and help, its options, and what stands there. */
export function ask(form: Form, progress: Progress, before: string | null, words: Words): Step {
  const fields = shownFields(form, progress.values);
  const at = fields.findIndex((field) => field.id === progress.asking);
  const field = fields[at];
  if (field === undefined) return { kind: 'complete', values: progress.values };
  const lines = [before, tellLeft(leftOf(form, progress.values, words), words), tellField(field, at + 1, progress.values[field.id], words)];
  return { kind: 'ask', progress, say: lines.filter((line) => line !== null && line !== '').join('\n') };
}
