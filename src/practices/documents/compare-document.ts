import { z } from 'zod';
import { FormValues, type Field, type Form } from '../../chat/form.js';
import type { Words } from '../../language/words.js';
import { sumOf } from '../text-sum.js';
import type { ReadDocument } from './read-document.js';
import { isSameText, readValue, writeValue } from './written-value.js';

/** A draft as it stands when a document of it comes back. */
export interface DraftNow {
  readonly id: string;
  readonly values: FormValues;
  readonly revisions: Readonly<Record<string, number>>;
}

const Differing = { field: z.string(), revision: z.number().int().min(0), before: z.string(), after: z.string(), value: FormValues.valueType };

/** What the document says of one field, where it says anything new. `before` and `after` are as the document writes them; `revision` is that of the field as it stood then. */
export const FieldDifference = z.discriminatedUnion('kind', [
  /** Nobody wrote in the field meanwhile. */
  z.object({ kind: z.literal('changed'), ...Differing }),
  /** Somebody did: both texts are shown, and a person chooses. */
  z.object({ kind: z.literal('conflict'), ...Differing }),
  /** It cannot be taken as it is. */
  z.object({ kind: z.literal('wrong'), field: z.string(), after: z.string(), error: z.string() }),
  /** The document has no place for it any more: the field stays as it is. */
  z.object({ kind: z.literal('missing'), field: z.string() }),
]);
export type FieldDifference = z.infer<typeof FieldDifference>;

/**
 * Field by field, what somebody wrote in a document: a field whose text left and came back the same is untouched, whatever
 * became of it here meanwhile. An emptied field is an empty value.
 */
export function compareDocument({ marks, texts }: ReadDocument, draft: DraftNow, form: Form, words: Words): FieldDifference[] {
  return form.pages.flatMap((page) => page.fields).flatMap((field) => {
    const text = texts[field.id];
    const mark = marks.fields[field.id];
    // Neither in the document nor in the template it was made from: the form has grown since.
    if (text === undefined) return mark === undefined ? [] : [{ kind: 'missing' as const, field: field.id }];
    if (mark !== undefined && sumOf(text) === mark.sum) return [];
    return differenceOf(field, text, mark?.revision, draft, words);
  });
}

function differenceOf(field: Field, text: string, revisionSent: number | undefined, { values, revisions }: DraftNow, words: Words): FieldDifference[] {
  const before = writeValue(field, values[field.id]);
  if (isSameText(field, text, before)) return [];
  const reading = readValue(field, text, words);
  if (reading?.ok === false) return [{ kind: 'wrong', field: field.id, after: text, error: reading.error }];
  const value = reading?.value ?? (field.kind === 'choices' ? [] : '');
  const after = writeValue(field, value);
  if (after === before) return [];
  const revision = revisions[field.id] ?? 0;
  return [{ kind: revision === revisionSent ? 'changed' : 'conflict', field: field.id, revision, before, after, value }];
}
