import { underLabel } from '../language/in-list.js';
import { isolate } from '../language/isolate.js';
import type { Language } from '../language/language.js';
import { plainForm } from '../language/plain-form.js';
import type { Words } from '../language/words.js';
import { LONGEST_CHOICE, type Field, type Form, type FormValues } from './form.js';
import { meansSame } from './form-words.js';
import { readField } from './read-field.js';
import { isEmpty, isNeeded, shownFields } from './shown-fields.js';

/** Words that steer a form which is asked in words, as they are told. */
const WORDS = { stop: 'form.word-stop', back: 'form.word-back', show: 'form.word-show', skip: 'form.word-skip', submit: 'form.word-submit', mine: 'form.word-mine', theirs: 'form.word-theirs' } as const;

/** Whether these words are one of them, or mean the same, in the language of the form or in English. */
export function isWord(said: string, word: keyof typeof WORDS, words: Words): boolean {
  const plain = plainForm(said).replace(/[.!。！]+$/u, '');
  return plain === word || plain === plainForm(words.say(WORDS[word])) || meansSame(plain, word, words.language);
}

/** How many fields still need an answer, and how many hold what cannot be read. */
export function leftOf(form: Form, values: FormValues, words: Words): { readonly left: number; readonly wrong: number } {
  const fields = shownFields(form, values);
  const wrong = fields.filter(({ id }) => !isEmpty(values[id])).filter((field) => !readField(field, values[field.id] ?? '', words).ok);
  return { left: fields.filter((field) => isNeeded(field, values) && isEmpty(values[field.id])).length, wrong: wrong.length };
}

/** "3 left, 1 wrong"; nothing where all that is needed is there. */
export function tellLeft({ left, wrong }: ReturnType<typeof leftOf>, words: Words): string | null {
  if (left + wrong === 0) return null;
  return wrong === 0 ? words.say('form.left', { left }) : words.say('form.left-wrong', { left, wrong });
}

/** One field as it is asked: its number and label, its help, its options by number, and what stands there. */
export function tellField(field: Field, number: number, value: FormValues[string] | undefined, words: Words): string {
  const now = isEmpty(value) || value === undefined ? null : words.say('form.now', { value: isolate(tellValue(field, value), words.language) });
  return [`${number}. ${field.label}`, field.help, optionLines(field), now].filter((line) => line !== null && line !== undefined && line !== '').join('\n');
}

/** What stands in a field, with its options by their names. */
export function tellValue({ options = [] }: Field, value: FormValues[string]): string {
  return [value].flat().map((one) => options.find(({ id }) => id === one)?.label ?? one).join(', ');
}

/** Every field with what stands in it. */
export function tellAll(fields: readonly Field[], values: FormValues, language: Language): string {
  return fields.map((field) => underLabel(field.label, tellValue(field, values[field.id] ?? '–'), language)).join('\n');
}

/** A long list is recognised, not read out. */
function optionLines({ options = [] }: Field): string | null {
  return options.length === 0 || options.length > LONGEST_CHOICE ? null : options.map(({ label }, at) => (isNumbered(label, at + 1) ? label : `${at + 1} ${label}`)).join('\n');
}

/** Objectives and goals have numbers of their own, which are theirs in the list too. */
function isNumbered(label: string, number: number): boolean {
  return label.replace(/^[\u2066-\u2068]/u, '').startsWith(`${number}.`);
}
