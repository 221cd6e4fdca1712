import type { FormValues } from '../../chat/form.js';
import { CONTACT_FIELDS } from '../contact.js';
import type { ExportedPractice } from './exported-practice.js';

/** How a practice stands: the first columns of a table, before those of the form's fields. */
export const STANDING_COLUMNS = ['id', 'kind', 'state', 'network', 'language', 'formVersion', 'revises', 'begunAt', 'changedAt', 'submittedAt', 'overruled'] as const;

/** Options that were chosen stand in one cell, one to a line, as their ids. */
const BETWEEN = '\n';

/** The columns of a table of practices: a row a practice, a column a field. */
export function columnsOf(fields: readonly string[], withContacts: boolean): string[] {
  const left = new Set<string>(withContacts ? [] : CONTACT_FIELDS);
  return [...STANDING_COLUMNS, ...fields.filter((field) => !left.has(field))];
}

/** A practice as a row: a text for each column, empty where there is nothing. */
export function rowOf(practice: ExportedPractice, columns: readonly string[]): string[] {
  const standing: Record<(typeof STANDING_COLUMNS)[number], string> = {
    id: practice.id, kind: practice.kind, state: practice.state, network: practice.network ?? '', language: practice.language, formVersion: String(practice.formVersion), revises: practice.revises ?? '',
    begunAt: practice.begunAt, changedAt: practice.changedAt, submittedAt: practice.submittedAt ?? '', overruled: practice.overruled.length === 0 ? '' : JSON.stringify(practice.overruled),
  };
  const all: Readonly<Record<string, string>> = { ...Object.fromEntries(Object.entries(practice.values).map(([field, value]) => [field, cellOf(value)])), ...standing };
  return columns.map((column) => all[column] ?? '');
}

function cellOf(value: FormValues[string]): string {
  return typeof value === 'string' ? value : value.join(BETWEEN);
}

/** The options that a cell holds; people type commas and semicolons too. */
export function chosenIn(cell: string): string[] {
  return cell.split(/[\n;,،、]/).map((one) => one.trim()).filter((one) => one !== '');
}
