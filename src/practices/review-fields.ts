import type { Field, Form, FormValues } from '../chat/form.js';
import { plainForm } from '../language/plain-form.js';

/** The label of a field; its id where the form has none of this name any more. */
export function fieldLabel(form: Form, id: string): string {
  return fieldsIn(form).find((field) => field.id === id)?.label ?? id;
}

/** The field that people mean: its id or its label. Undefined where it is none. */
export function findField(form: Form, said: string): Field | undefined {
  const fields = fieldsIn(form);
  const wanted = plain(said);
  return fields.find(({ id }) => id === said.trim()) ?? fields.find(({ id, label }) => plain(id) === wanted || plain(label) === wanted);
}

/** Ids of all fields. */
export function fieldIds(form: Form): ReadonlySet<string> {
  return new Set(fieldsIn(form).map(({ id }) => id));
}

/** What stands in a field, as people read it: chosen options by their labels, a line each. */
export function tellValue(field: Field, value: FormValues[string] | undefined): string {
  const labelOf = (id: string): string => field.options?.find((option) => option.id === id)?.label ?? id;
  if (value === undefined || value.length === 0) return '–';
  if (typeof value !== 'string') return value.map(labelOf).join('\n');
  return field.options === undefined ? value : labelOf(value);
}

/** All fields, in the order in which they are asked. */
export function fieldsIn(form: Form): Field[] {
  return form.pages.flatMap((page) => page.fields);
}

// Labels are set off for right-to-left lines; nobody types these marks.
function plain(text: string): string {
  return plainForm(text.replace(/[\u2066-\u2069]/g, '').trim());
}
