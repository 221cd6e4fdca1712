import { plainForm } from '../language/plain-form.js';
import type { Field } from './form.js';

/** A field that a line of a message names, and what is said of it. */
export interface Labelled {
  readonly field: Field;
  readonly said: string;
}

const LABELLED = /^\s*(?:[-*•]\s*)?([^:：\n]{1,120}?)\s*[:：]\s*(.*)$/u;

/**
 * Reads `Title: …` and `Country: …`, a field a line; lines without a name go on with the one before. Undefined where the first line names
 * no field: then the whole is an answer.
 */
export function readLabelled(said: string, fields: readonly Field[]): Labelled[] | undefined {
  const read: { field: Field; lines: string[] }[] = [];
  for (const line of said.split('\n')) {
    const [, name = '', rest = ''] = LABELLED.exec(line) ?? [];
    // "https://…" and "10:30" are no names.
    const field = name === '' || rest.startsWith('//') ? undefined : fieldNamed(name, fields);
    if (field !== undefined) read.push({ field, lines: [rest] });
    else if (read.length === 0) return undefined;
    else read.at(-1)?.lines.push(line);
  }
  return read.map(({ field, lines }) => ({ field, said: lines.join('\n').trim() }));
}

/** The field that these words name: its whole label or id, else the one whose label begins with them, else the one whose label has them. */
export function fieldNamed(said: string, fields: readonly Field[]): Field | undefined {
  const wanted = bare(said);
  if (wanted === '') return undefined;
  return fields.find((field) => namesOf(field).includes(wanted)) ?? only(fields.filter((field) => namesOf(field).some((name) => name.startsWith(`${wanted} `)))) ?? only(fields.filter((field) => namesOf(field).some((name) => ` ${name} `.includes(` ${wanted} `))));
}

/** A whole message that names a field goes there: its label or id, or the words with which only its label begins. */
export function fieldToJumpTo(said: string, fields: readonly Field[]): Field | undefined {
  const wanted = bare(said);
  if (wanted === '' || said.includes('\n')) return undefined;
  return fields.find((field) => namesOf(field).includes(wanted)) ?? only(fields.filter((field) => namesOf(field).some((name) => name.startsWith(`${wanted} `))));
}

function namesOf({ id, label }: Field): string[] {
  // "Organization(s)" is read with and without what stands in brackets.
  return [bare(label), bare(label.replace(/[()（）]/gu, '')), bare(label.replace(/[(（][^()（）]*[)）]/gu, '')), bare(id), bare(id.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' '))];
}

function only<T>(found: readonly T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined;
}

/** Names as they are compared: "E-mail", "email" and "e mail" are one. */
function bare(text: string): string {
  return plainForm(text).replace(/\be[- ]mail\b/gu, 'email').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
