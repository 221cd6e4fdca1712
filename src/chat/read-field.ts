import { plainForm } from '../language/plain-form.js';
import type { Words } from '../language/words.js';
import { z } from 'zod';
import type { Field, FormValues, Option } from './form.js';
import { readDay, readPartialDate } from './read-date.js';

/** What a person's words mean for a field, or what is wrong with them. */
export type FieldReading = { readonly ok: true; readonly value: string | string[] } | { readonly ok: false; readonly error: string };

/**
 * Reads words for one field: options by number, id or label, several divided by commas or line ends;
 * dates as YYYY-MM-DD or in words; limits of length. The same check serves every face.
 */
export function readField(field: Field, said: string | readonly string[], words: Words): FieldReading {
  switch (field.kind) {
    case 'choice':
      return readChoices(field, typeof said === 'string' ? [said] : said, words, false);
    case 'choices':
      return readChoices(field, typeof said === 'string' ? said.split(/[,،、;\n]+/) : said, words, true);
    case 'date':
      return found(readDay(text(said), words), words.say('form.error-date'));
    case 'partial-date':
      return found(readPartialDate(text(said), words), words.say('form.error-partial-date'));
    case 'url':
      return readLinks(field, text(said), words);
    case 'email':
      return found(z.email().safeParse(text(said)).data, words.say('form.error-email'));
    case 'file':
    case 'text':
    case 'long-text':
      return readText(field, text(said), words);
  }
}

function text(said: string | readonly string[]): string {
  return (typeof said === 'string' ? said : said.join('\n')).trim();
}

function found(value: string | undefined, error: string): FieldReading {
  return value === undefined ? { ok: false, error } : { ok: true, value };
}

const Link = z.url({ protocol: /^https?$/ });

function readLinks(field: Field, said: string, words: Words): FieldReading {
  const links = said.split(/\s+/).filter((one) => one !== '');
  if (links.length > (field.max ?? 1)) return { ok: false, error: field.max === undefined ? words.say('form.error-url') : words.say('form.error-many', { max: field.max }) };
  return links.length > 0 && links.every((one) => Link.safeParse(one).success) ? { ok: true, value: links.join('\n') } : { ok: false, error: words.say('form.error-url') };
}

function readText(field: Field, said: string, words: Words): FieldReading {
  const { length } = said;
  if (field.max !== undefined && length > field.max) return { ok: false, error: words.say('form.error-long', { max: field.max, length }) };
  if (field.min !== undefined && length < field.min) return { ok: false, error: words.say('form.error-short', { min: field.min, length }) };
  return { ok: true, value: said };
}

function readChoices(field: Field, said: readonly string[], words: Words, several: boolean): FieldReading {
  const options = field.options ?? [];
  const wanted = said.map((one) => one.trim()).filter((one) => one !== '');
  const found = wanted.map((one) => recognise(options, one));
  const unknown = wanted.find((_, at) => found[at] === undefined);
  if (unknown !== undefined) return { ok: false, error: words.say('form.error-choice', { said: unknown.slice(0, 80) }) };
  const ids = [...new Set(found.flatMap((option) => (option === undefined ? [] : [option.id])))];
  if (!several) return ids[0] === undefined ? { ok: false, error: words.say('form.error-choose') } : { ok: true, value: ids[0] };
  if (field.max !== undefined && ids.length > field.max) return { ok: false, error: words.say('form.error-many', { max: field.max }) };
  if (field.min !== undefined && ids.length < field.min) return { ok: false, error: words.say('form.error-few', { min: field.min }) };
  return { ok: true, value: ids };
}

function recognise(options: readonly Option[], said: string): Option | undefined {
  const plain = plainForm(said);
  return options.find((option) => option.id === said) ?? options.find((option) => [option.label, option.id, ...(option.aka ?? [])].some((name) => plainForm(name.replace(/[\u2066-\u2069]/g, '')) === plain)) ?? numbered(options, said);
}

/** By its place in the list; where options have numbers of their own (the 23 objectives), one that is not there is no other one's place. */
function numbered(options: readonly Option[], said: string): Option | undefined {
  return options.some(({ id }) => /^\d+$/.test(id)) ? undefined : options[Number(said) - 1];
}

/** What is wrong with a whole form, field by field; empty when it can be taken. Also the values as they are stored. */
export function readForm(fields: readonly Field[], values: FormValues, isNeeded: (field: Field) => boolean, words: Words): { values: FormValues; errors: Record<string, string> } {
  const read: FormValues = {};
  const errors: Record<string, string> = {};
  for (const field of fields) {
    const given = values[field.id];
    if (given === undefined || given.length === 0 || (typeof given === 'string' && given.trim() === '')) {
      if (isNeeded(field)) errors[field.id] = words.say('form.error-empty');
      continue;
    }
    const reading = readField(field, given, words);
    if (reading.ok) read[field.id] = reading.value;
    else errors[field.id] = reading.error;
  }
  return { values: read, errors };
}
