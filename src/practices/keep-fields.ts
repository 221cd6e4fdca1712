import type { Field, Form, FormValues } from '../chat/form.js';
import { readField } from '../chat/read-field.js';
import { isEmpty } from '../chat/shown-fields.js';
import { wordsIn } from '../language/words.js';
import type { Instant } from '../time/instant.js';
import type { KeptField, PracticeWrites } from './repository.js';

type Value = FormValues[string];

/** What somebody typed, beside what she had seen there. */
export interface Typing {
  readonly form: Form;
  readonly seen: FormValues;
  readonly given: FormValues;
  /** The person. */
  readonly by: string;
  readonly at: Instant;
}

/** What became of it: what stands in the practice now, and what somebody else had written where she wrote too. */
export interface Typed {
  readonly values: FormValues;
  readonly conflicts: readonly KeptField[];
}

/**
 * Keeps what was typed, field by field. Where somebody else wrote since she saw it, nothing is overwritten: both texts are there, and
 * she chooses. What she left as she saw it changes nothing. A field that the form lacks is none of ours.
 */
export async function keepFields(practice: string, { form, seen, given, by, at }: Typing, practices: Pick<PracticeWrites, 'fieldsOf' | 'keepField'>): Promise<Typed> {
  const kept = new Map((await practices.fieldsOf(practice)).map((one) => [one.field, one]));
  const conflicts: KeptField[] = [];
  for (const field of form.pages.flatMap((page) => page.fields)) {
    const typed = given[field.id];
    if (typed === undefined || isSame(field, typed, seen[field.id], form)) continue;
    const now = kept.get(field.id);
    if (isSame(field, typed, now?.value, form)) continue;
    if (!isSame(field, seen[field.id], now?.value, form)) {
      // It was written since. An emptied field is written too.
      conflicts.push(now ?? { field: field.id, value: '', revision: 0, by: null, at });
      continue;
    }
    const done = await practices.keepField(practice, { field: field.id, value: asKept(field, typed, form), by, at }, now?.revision ?? 0);
    if (done.kind === 'kept') kept.set(field.id, done.field);
    else conflicts.push(done.theirs);
  }
  return { values: valuesOf([...kept.values()]), conflicts };
}

function valuesOf(kept: readonly KeptField[]): FormValues {
  return Object.fromEntries(kept.filter(({ value }) => !isEmpty(value)).map(({ field, value }) => [field, value]));
}

/** What can be read is kept as it is stored (ids of options); what cannot, as it was typed, so that nothing is lost. */
function asKept(field: Field, typed: Value, form: Form): Value {
  if (isEmpty(typed)) return '';
  const reading = readField(field, typed, wordsIn(form.language));
  return reading.ok ? reading.value : typed;
}

/** Faces hand a field back in their own ways: ids in another order, names for ids, other line ends. */
function isSame(field: Field, one: Value | undefined, other: Value | undefined, form: Form): boolean {
  return inOrder(asKept(field, one ?? '', form)) === inOrder(asKept(field, other ?? '', form));
}

function inOrder(value: Value): string {
  return typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim() : JSON.stringify([...value].sort());
}
