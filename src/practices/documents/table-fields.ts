import type { Field } from '../../chat/form.js';
import type { ExportedPractice } from './exported-practice.js';
import type { PracticeForms } from '../forms.js';
import type { Pieces } from './write-files.js';

type Versions = Pick<PracticeForms, 'newest' | 'formOf'>;

/**
 * What a table's columns are: the fields of the newest form, and behind them those that an earlier one asked and this one does not,
 * as that form has them, the latest to be dropped first. A practice keeps the form with which it was begun.
 */
export function tableFields(forms: Versions): Field[] {
  const all = new Map<string, Field>();
  for (let formVersion = forms.newest; formVersion >= 1; formVersion -= 1) {
    for (const field of fieldsOf(forms, { formVersion })) if (!all.has(field.id)) all.set(field.id, field);
  }
  return [...all.values()];
}

/** Practices without what only an earlier form asked and their own does not: what stays unseen in one since it moved up is no answer of its form. */
export async function* withoutUnasked(pieces: Pieces, forms: Versions): AsyncGenerator<ExportedPractice[]> {
  const newest = fieldsOf(forms, { formVersion: forms.newest });
  for await (const piece of pieces) yield piece.map((practice) => only(practice, new Set([...newest, ...fieldsOf(forms, practice)].map(({ id }) => id))));
}

function only(practice: ExportedPractice, fields: ReadonlySet<string>): ExportedPractice {
  return { ...practice, values: Object.fromEntries(Object.entries(practice.values).filter(([id]) => fields.has(id))) };
}

function fieldsOf(forms: Versions, { formVersion, kind = 'practice' }: Pick<ExportedPractice, 'formVersion'> & Partial<Pick<ExportedPractice, 'kind'>>): Field[] {
  return forms.formOf({ formVersion, kind }, 'en').pages.flatMap((page) => page.fields);
}
