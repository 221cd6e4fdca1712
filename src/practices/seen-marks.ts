import type { Field, Form, FormValues } from '../chat/form.js';
import { comparable } from './keep-fields.js';
import { sumOf } from './text-sum.js';

/**
 * Marks of what stood in a form when somebody saw it: one short sum a field, which travels with the form in its `about`. Whole texts
 * would not fit there (Slack takes 3,000 characters).
 */
export type SeenMarks = Readonly<Record<string, string>>;

/** The marks of these values. */
export function markSeen(form: Form, values: FormValues): SeenMarks {
  return Object.fromEntries(form.pages.flatMap((page) => page.fields).map((field) => [nameOf(field.id), markOf(field, values[field.id], form)]));
}

/** The marks after she sent it: of what was kept or is shown to her now, new ones; where she left what she saw, the one of what she saw. */
export function markSeenAgain(form: Form, before: SeenMarks, sent: FormValues, now: FormValues): SeenMarks {
  const left = form.pages.flatMap((page) => page.fields).filter((field) => isAsMarked(before, form)(field, sent[field.id])).map(({ id }) => nameOf(id));
  return { ...markSeen(form, now), ...Object.fromEntries(Object.entries(before).filter(([name]) => left.includes(name))) };
}

/** Tells whether a value is the one that was marked; nothing marked is an empty field. */
export function isAsMarked(marks: SeenMarks, form: Form): (field: Field, value: FormValues[string] | undefined) => boolean {
  return (field, value) => markOf(field, value, form) === (marks[nameOf(field.id)] ?? markOf(field, undefined, form));
}

function markOf(field: Field, value: FormValues[string] | undefined, form: Form): string {
  return sumOf(comparable(field, value, form));
}

function nameOf(field: string): string {
  return `seen-${field}`;
}
