import type { Field, Form } from '../chat/form.js';
import type { Words } from '../language/words.js';

/** The form in which a submitter says why warnings may stand. */
export const OVERRULE_FORM = 'practices.overrule';
/** Its one field. */
export const REASON_FIELD = 'reason';

/** @param practice the id of the practice that she submits. */
export function overruleForm(practice: string, words: Words): Form {
  const title = words.say('practices.form-overrule');
  const field: Field = { id: REASON_FIELD, kind: 'long-text', label: words.say('practices.form-reason'), help: words.say('practices.form-reason-help'), required: true, conditions: [], max: 1_000 };
  return { id: OVERRULE_FORM, version: 1, about: { practice }, language: words.language, title, submitLabel: words.say('practices.form-submit'), pages: [{ title, fields: [field] }] };
}
