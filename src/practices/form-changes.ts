import type { Field, Form, FormValues } from '../chat/form.js';
import { readField } from '../chat/read-field.js';
import { isEmpty } from '../chat/shown-fields.js';
import { wordsIn } from '../language/words.js';

/** What another version of the form asks otherwise, as labels of fields. */
export interface FormChanges {
  readonly added: readonly string[];
  /** Not asked any more. */
  readonly dropped: readonly string[];
  /** Asked in both, with other options, limits or conditions. */
  readonly otherwise: readonly string[];
  /** Hold what the new version does not take: an option that is gone, a text that is too long now. */
  readonly unfit: readonly string[];
}

/** What is shown before a draft takes another version of the form. Pure. */
export function formChanges(before: Form, now: Form, values: FormValues): FormChanges {
  const [old, fresh] = [fieldsOf(before), fieldsOf(now)];
  const labels = (fields: readonly Field[]) => fields.map(({ label }) => label);
  const both = fresh.flatMap((field) => old.filter(({ id }) => id === field.id).map((was) => ({ was, field })));
  return {
    added: labels(fresh.filter(({ id }) => !old.some((one) => one.id === id))),
    dropped: labels(old.filter(({ id }) => !fresh.some((one) => one.id === id))),
    otherwise: labels(both.filter(({ was, field }) => asks(was) !== asks(field)).map(({ field }) => field)),
    unfit: labels(both.filter(({ was, field }) => fits(was, values, before) && !fits(field, values, now)).map(({ field }) => field)),
  };
}

function fieldsOf({ pages }: Form): Field[] {
  return pages.flatMap((page) => page.fields);
}

/** What a field asks, without the words in which it asks. */
function asks({ kind, required, min, max, options, conditions }: Field): string {
  return JSON.stringify([kind, required, min, max, options?.map(({ id }) => id), conditions]);
}

function fits(field: Field, values: FormValues, { language }: Form): boolean {
  const value = values[field.id];
  return value === undefined || isEmpty(value) || readField(field, value, wordsIn(language)).ok;
}
