import { z } from 'zod';
import type { FieldErrors, Form } from '../chat/form.js';
import { FormValues } from '../chat/form.js';
import { readForm } from '../chat/read-field.js';
import { isNeeded, shownFields } from '../chat/shown-fields.js';
import type { Words } from '../language/words.js';

/** A practice that somebody's program or file holds, read; or what is wrong with each of its fields. */
export type GivenPractice = { readonly ok: true; readonly values: FormValues } | { readonly ok: false; readonly errors: FieldErrors };

/** What is wrong where there is no object at all. */
const WHOLE = 'file';

/** Reads `{field: value}` as a whole practice. Every field that is wrong, missing, or unknown to the form is named. */
export function readGivenPractice(given: unknown, form: Form, words: Words): GivenPractice {
  const whole = z.record(z.string(), z.unknown()).safeParse(given);
  if (!whole.success) return { ok: false, errors: { [WHOLE]: 'expected one object, {"field": value}' } };
  const known = new Set(form.pages.flatMap((page) => page.fields).map(({ id }) => id));
  const entries = Object.entries(whole.data).map(([field, value]) => ({ field, isKnown: known.has(field), read: FormValues.valueType.safeParse(value) }));
  const shapes = entries.filter(({ isKnown, read }) => !isKnown || !read.success).map(({ field, isKnown }): [string, string] => [field, isKnown ? 'expected a text, or a list of texts' : 'the form has no such field']);
  const values: FormValues = Object.fromEntries(entries.flatMap(({ field, isKnown, read }) => (isKnown && read.success ? [[field, read.data] as const] : [])));
  const { values: taken, errors } = readForm(shownFields(form, values), values, (field) => isNeeded(field, values), words);
  const wrong = { ...errors, ...Object.fromEntries(shapes) };
  return Object.keys(wrong).length === 0 ? { ok: true, values: taken } : { ok: false, errors: wrong };
}
