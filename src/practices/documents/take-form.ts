import type { Field, Form } from '../../chat/form.js';
import type { Words } from '../../language/words.js';
import type { FieldDifference } from './compare-document.js';

/** The form in which is chosen what of a file that came back is taken. */
export const TAKE_FORM = 'practices.take';
/** Its one field. */
export const FIELDS_FIELD = 'fields';

/** @param labelOf how a field of the draft is called. */
export function takeForm(document: string, differences: readonly FieldDifference[], labelOf: (field: string) => string, words: Words): Form {
  const title = words.say('practices.form-take');
  const options = takeable(differences).map(({ field }) => ({ id: field, label: labelOf(field) }));
  const field: Field = { id: FIELDS_FIELD, kind: 'choices', label: words.say('practices.form-take-fields'), required: true, conditions: [], options };
  return { id: TAKE_FORM, version: 1, about: { document }, language: words.language, title, submitLabel: words.say('practices.form-take-submit'), pages: [{ title, fields: [field] }] };
}

/** What can be taken of it. */
export function takeable(differences: readonly FieldDifference[]) {
  return differences.flatMap((one) => (one.kind === 'changed' || one.kind === 'conflict' ? [one] : []));
}
