import type { Field, FieldErrors, Form } from '../chat/form.js';
import type { MessageKey, Words } from '../language/words.js';
import type { RefusalCode } from './ledger-wish.js';
import { refusalText } from './move-form.js';

/** The fields of the form, by what they hold. */
export type AddOursField = 'title' | 'first-day' | 'last-day' | 'source';

/** The form `roadmap.add-ours`, in the language of who asked for it. */
export function addOursForm(words: Words): Form {
  const title = words.say('roadmap.ours-title');
  return { id: 'roadmap.add-ours', version: 1, about: {}, language: words.language, title, submitLabel: words.say('roadmap.ours-submit'), pages: [{ title, fields: fieldsOf(words) }] };
}

const fieldOf: Partial<Record<RefusalCode, AddOursField>> = { 'end-before-start': 'last-day', 'date-too-far': 'first-day' };

/** A refusal, beside the field that mends it. */
export function addOursErrors(code: RefusalCode, said: string, words: Words): FieldErrors {
  const field = fieldOf[code] ?? 'title';
  return { [field]: words.say(refusalText[code], { said }) };
}

function fieldsOf(words: Words): Field[] {
  const field = (id: AddOursField, kind: Field['kind'], label: MessageKey, more: Partial<Field> = {}): Field => ({ id, kind, label: words.say(label), required: true, conditions: [], ...more });
  return [
    field('title', 'text', 'roadmap.ours-what', { help: words.say('roadmap.ours-what-help'), max: 150 }),
    field('first-day', 'date', 'roadmap.ours-first'),
    field('last-day', 'date', 'roadmap.ours-last', { help: words.say('roadmap.form-last-help'), required: false }),
    field('source', 'url', 'roadmap.form-source', { required: false }),
  ];
}
