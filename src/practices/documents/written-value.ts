import type { Field, FormValues } from '../../chat/form.js';
import { readField, type FieldReading } from '../../chat/read-field.js';
import type { Words } from '../../language/words.js';
import { tidied } from './text-of.js';
import { holdable } from './xml-tree.js';

/** The longest list of which every option stands in the document, to be marked; of a longer one the chosen names are written. */
const LONGEST_MARKED = 30;

const MARKED = /^\s*[[［(]\s*([^\s\]］)]*)\s*[\]］)]\s*(.+)$/u;
const BOX = /^\s*([☐☑☒✓✔✗✘])\s*(.+)$/u;

/**
 * A field's value as it stands in the document, a line a paragraph. Of a short list every option has its line, the chosen
 * ones with a cross between the brackets, so that somebody without the bot sees what can be chosen.
 */
export function writeValue(field: Field, value: FormValues[string] | undefined): string {
  if (!hasOptions(field)) return tidied(holdable(typeof value === 'string' ? value : (value ?? []).join('\n')));
  const chosen = value === undefined || value === '' ? [] : typeof value === 'string' ? [value] : value;
  if (!isMarked(field)) return tidied(chosen.map((id) => labelOf(field, id)).join('\n'));
  return field.options.map(({ id }) => `[${chosen.includes(id) ? 'x' : ' '}] ${labelOf(field, id)}`).join('\n');
}

/** What stands in the document for a field, as a value; `undefined` where nothing was written. */
export function readValue(field: Field, text: string, words: Words): FieldReading | undefined {
  const said = hasOptions(field) ? chosenLines(text) : tidied(text);
  return said.length === 0 ? undefined : readField(field, said, words);
}

/** Whether the text of a list's field says the same as another, whatever marks were used. */
export function isSameText(field: Field, one: string, other: string): boolean {
  if (!hasOptions(field)) return tidied(one) === tidied(other);
  const [lines, others] = [chosenLines(one), chosenLines(other)];
  return lines.length === others.length && lines.every((line, at) => line === others[at]);
}

/** A field's text for reading: of a list only what was chosen. */
export function readableText(field: Field | undefined, text: string): string {
  return field === undefined || !hasOptions(field) ? text : chosenLines(text).join('\n');
}

function hasOptions(field: Field): field is Field & { readonly options: NonNullable<Field['options']> } {
  return field.options !== undefined;
}

function isMarked({ options }: Field): boolean {
  return options !== undefined && options.length <= LONGEST_MARKED;
}

/** Marks of direction help a screen; in a document they would be typed over. */
function labelOf({ options }: Field, id: string): string {
  return (options?.find((option) => option.id === id)?.label ?? id).replace(/[\u2066-\u2069]/g, '');
}

/** The names that were chosen: lines with a mark between the brackets, and lines that stand without brackets. */
function chosenLines(text: string): string[] {
  return tidied(text).split('\n').flatMap((line) => {
    const box = BOX.exec(line);
    if (box !== null) return box[1] === '☐' ? [] : [(box[2] ?? '').trim()];
    const marked = MARKED.exec(line);
    if (marked === null) return line.trim() === '' ? [] : [line.trim()];
    return marked[1] === '' ? [] : [(marked[2] ?? '').trim()];
  });
}
