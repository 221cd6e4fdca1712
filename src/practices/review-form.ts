import type { Field, Form } from '../chat/form.js';
import { isolate } from '../language/isolate.js';
import type { Words } from '../language/words.js';
import { LONGEST_COMMENT } from './comment.js';
import type { Practice } from './practice.js';
import { titleOf } from './review-facts.js';
import { fieldsIn } from './review-fields.js';
import type { ReviewRefusalCode } from './review-plan.js';

/** Steps that take words in a form, by the form's id. */
export const REVIEW_FORMS = { comment: 'practices.review-comment', reject: 'practices.review-reject', publish: 'practices.review-publish' } as const;
export type ReviewForm = keyof typeof REVIEW_FORMS;

/** A form for one step on one practice, as it was seen; `practiceForm` is the one whose fields can be commented on. */
export function reviewForm(step: ReviewForm, practice: Practice, practiceForm: Form, words: Words): Form {
  const title = isolate(titleOf(practice), words.language);
  return {
    id: REVIEW_FORMS[step], version: 1, about: { practice: practice.id, revision: String(practice.revision) }, language: words.language, title, submitLabel: words.say('review.form-send'),
    pages: [{ title, fields: fieldsOf(step, practiceForm, words) }],
  };
}

function fieldsOf(step: ReviewForm, practiceForm: Form, words: Words): Field[] {
  const field = (one: Pick<Field, 'id' | 'kind' | 'label'> & Partial<Field>): Field => ({ required: true, conditions: [], ...one });
  switch (step) {
    case 'comment':
      return [
        field({ id: 'field', kind: 'choice', label: words.say('review.form-field'), options: fieldsIn(practiceForm).map(({ id, label, language }) => ({ id, label, ...(language === undefined ? {} : { language }) })) }),
        field({ id: 'text', kind: 'long-text', label: words.say('review.form-text'), help: words.say('review.form-text-help'), max: LONGEST_COMMENT }),
      ];
    case 'reject':
      return [field({ id: 'reason', kind: 'long-text', label: words.say('review.form-reason'), help: words.say('review.form-reason-help'), max: LONGEST_COMMENT })];
    case 'publish':
      return [field({ id: 'address', kind: 'url', label: words.say('review.form-address'), help: words.say('review.form-address-help') })];
  }
}

/** The field that mends a refusal; undefined where none does. */
export function fieldThatMends(code: ReviewRefusalCode): string | undefined {
  const fields: Partial<Record<ReviewRefusalCode, string>> = { 'no-field': 'field', 'no-text': 'text', 'text-long': 'text', 'no-reason': 'reason', 'bad-address': 'address' };
  return fields[code];
}
