import type { Field, Form, FormValues } from '../chat/form.js';
import { readField } from '../chat/read-field.js';
import { isEmpty } from '../chat/shown-fields.js';
import { wordsIn } from '../language/words.js';
import type { Instant } from '../time/instant.js';
import type { KeptField, PracticeWrites } from './repository.js';

type Value = FormValues[string];

/** What somebody typed. */
export interface Typing {
  readonly form: Form;
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
 * @param seen what had stood before her.
 */
export function keepFields(practice: string, { seen, ...typing }: Typing & { readonly seen: FormValues }, practices: Pick<PracticeWrites, 'fieldsOf' | 'keepField'>): Promise<Typed> {
  return keepWhereSeen(practice, typing, (field, value) => isSame(field, value, seen[field.id], typing.form), practices);
}

/** As `keepFields`, for who does not hold what she saw: `isAsSeen` tells whether a value is the one that had stood before her. */
export async function keepWhereSeen(practice: string, { form, given, by, at }: Typing, isAsSeen: (field: Field, value: Value | undefined) => boolean, practices: Pick<PracticeWrites, 'fieldsOf' | 'keepField'>): Promise<Typed> {
  const kept = new Map((await practices.fieldsOf(practice)).map((one) => [one.field, one]));
  const conflicts: KeptField[] = [];
  for (const field of form.pages.flatMap((page) => page.fields)) {
    const typed = given[field.id];
    if (typed === undefined || isAsSeen(field, typed)) continue;
    const now = kept.get(field.id);
    if (isSame(field, typed, now?.value, form)) continue;
    if (!isAsSeen(field, now?.value)) {
      // It was written since. An emptied field is written too.
      conflicts.push(now ?? { field: field.id, value: '', revision: 0, by: null, at });
      continue;
    }
    const done = await practices.keepField(practice, { field: field.id, value: asKept(field, typed, form), by, at }, now?.revision ?? 0);
    kept.set(field.id, done.kind === 'kept' ? done.field : done.theirs);
    if (done.kind === 'conflict') conflicts.push(done.theirs);
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

function isSame(field: Field, one: Value | undefined, other: Value | undefined, form: Form): boolean {
  return comparable(field, one, form) === comparable(field, other, form);
}

/** The text by which two values of a field are compared. Faces hand a field back in their own ways: ids in another order, names for ids, other line ends. */
export function comparable(field: Field, value: Value | undefined, form: Form): string {
  return inOrder(asKept(field, value ?? '', form));
}

function inOrder(value: Value): string {
  return typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim() : JSON.stringify([...value].sort());
}
