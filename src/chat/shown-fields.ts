import type { Condition, Field, Form, FormPage, FormValues } from './form.js';

/** The fields of a form that are asked, given what is filled in so far: every `ask` condition must hold. */
export function shownFields(form: Form, values: FormValues): Field[] {
  return form.pages.flatMap((page) => page.fields).filter((field) => isShown(field, values));
}

/**
 * The fields that a face draws on one page. What depends on an answer of an earlier page is left out when it is not
 * asked; what depends on this page stays, since a face that cannot follow while somebody types must offer it.
 */
export function fieldsToDraw({ fields }: FormPage, values: FormValues): Field[] {
  const here = new Set(fields.map((field) => field.id));
  return fields.filter((field) => field.conditions.every((one) => one.effect !== 'ask' || here.has(one.field) || holds(one, values)));
}

/** Whether this field is asked. */
export function isShown(field: Field, values: FormValues): boolean {
  return field.conditions.filter((one) => one.effect === 'ask').every((one) => holds(one, values));
}

/** Whether an answer is needed before the form can be taken: one `require` condition is enough. */
export function isNeeded(field: Field, values: FormValues): boolean {
  return field.required || field.conditions.some((one) => one.effect === 'require' && holds(one, values));
}

/** Whether nothing was filled in. */
export function isEmpty(value: FormValues[string] | undefined): boolean {
  return value === undefined || (typeof value === 'string' ? value.trim() === '' : value.length === 0);
}

function holds(condition: Condition, values: FormValues): boolean {
  const given = asList(values[condition.field]);
  if (condition.in !== undefined) return given.some((one) => condition.in?.includes(one));
  if (condition.notAmong === undefined) return true;
  const among = asList(values[condition.notAmong]).flatMap((text) => text.split('\n')).map((text) => text.trim());
  return given.some((one) => one.trim() !== '' && !among.includes(one.trim()));
}

function asList(value: FormValues[string] | undefined): string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
