import { z } from 'zod';
import type { Form, FormValues } from '../../chat/form.js';
import { readField } from '../../chat/read-field.js';
import { isEmpty } from '../../chat/shown-fields.js';
import type { Language } from '../../language/language.js';
import { wordsIn } from '../../language/words.js';
import type { Instant } from '../../time/instant.js';
import { isOpen, type Practice } from '../practice.js';
import { ExportedPractice } from './exported-practice.js';
import type { GivenPractice, ImportFault } from './import-fault.js';

type Value = FormValues[string];

/** What an import would do. Where anything is wrong it does nothing. */
export type PracticeImport =
  | { readonly kind: 'faults'; readonly faults: readonly ImportFault[] }
  | { readonly kind: 'plan'; readonly added: readonly ExportedPractice[]; readonly changed: readonly ChangedPractice[]; readonly same: number };

/** A practice that is here already and still open, and the fields in which the file differs. */
export interface ChangedPractice {
  readonly id: string;
  readonly fields: readonly { readonly field: string; readonly before: Value; readonly after: Value }[];
}

export interface ImportTools {
  readonly here: ReadonlyMap<string, Practice>;
  formOf(practice: Pick<ExportedPractice, 'kind' | 'formVersion'>, language: Language): Form;
  hasNetwork(code: string): boolean;
  /** For what a file leaves out. */
  readonly now: Instant;
  newId(): string;
}

/** Reads each practice of a file against the form, and lays it beside what is here. Every bad row and field is named. */
export function planImport(given: readonly GivenPractice[], tools: ImportTools): PracticeImport {
  const read = given.map((one) => ({ given: one, ...readPractice(one, tools) }));
  const among = new Set([...tools.here.keys(), ...read.flatMap(({ practice }) => (practice === undefined ? [] : [practice.id]))]);
  const revises = new Map(read.flatMap(({ practice }) => (practice === undefined ? [] : [[practice.id, practice.revises] as const])));
  const seen = new Set<string>();
  const faults = read.flatMap(({ given: one, practice, faults: own }) => {
    if (practice === undefined) return own;
    const beside = [...twiceFault(one, practice, seen), ...refersFault(one, practice, among), ...roundFault(one, practice, revises), ...closedFault(one, practice, tools)];
    seen.add(practice.id);
    return [...own, ...beside];
  });
  if (faults.length > 0) return { kind: 'faults', faults };
  const practices = read.flatMap(({ given: one, practice }) => (practice === undefined ? [] : [{ one, practice }]));
  const changed = practices.flatMap(({ one, practice }) => {
    const now = tools.here.get(practice.id);
    const fields = now === undefined ? [] : differences(one, practice, now, tools);
    return fields.length === 0 ? [] : [{ id: practice.id, fields }];
  });
  const added = practices.flatMap(({ practice }) => (tools.here.has(practice.id) ? [] : [practice]));
  return { kind: 'plan', added, changed, same: practices.length - added.length - changed.length };
}

/** What a file may leave out of how a practice stands. */
function standingOf(standing: GivenPractice['standing'], { now, newId }: ImportTools): Readonly<Record<string, unknown>> {
  const begunAt = standing['begunAt'] ?? now;
  return { id: standing['id'] ?? newId(), kind: 'practice', state: 'draft', network: null, language: 'en', formVersion: 1, revises: null, begunAt, changedAt: begunAt, submittedAt: null, overruled: [], ...standing };
}

function readPractice(given: GivenPractice, tools: ImportTools): { readonly practice: ExportedPractice | undefined; readonly faults: ImportFault[] } {
  const { values: strange, ...standing } = given.standing;
  const read = ExportedPractice.omit({ values: true }).safeParse(standingOf(standing, tools));
  const faults = (read.error?.issues ?? []).map((issue): ImportFault => ({ row: given.row, field: issue.path.join('.') || null, wrong: issue.message }));
  if (strange !== undefined) faults.push({ row: given.row, field: 'values', wrong: 'expected the fields with their texts' });
  if (read.data === undefined) return { practice: undefined, faults };
  const { network, language, state, submittedAt } = read.data;
  if (network !== null && !tools.hasNetwork(network)) faults.push({ row: given.row, field: 'network', wrong: `there is no network ${network}` });
  if (state !== 'draft' && state !== 'withdrawn' && submittedAt === null) faults.push({ row: given.row, field: 'submittedAt', wrong: `what is ${state} was handed in: when is missing` });
  const form = tools.formOf(read.data, language);
  const { values, faults: wrong } = readValues(given, form, isOpen(read.data));
  return { practice: { ...read.data, values }, faults: [...faults, ...wrong] };
}

/** In a draft a text may still be wrong; what was handed in must fit the form. */
function readValues({ row, values }: GivenPractice, form: Form, mayBeWrong: boolean): { readonly values: FormValues; readonly faults: ImportFault[] } {
  const fields = new Map(form.pages.flatMap((page) => page.fields.map((field) => [field.id, field])));
  const kept: FormValues = {};
  const faults: ImportFault[] = [];
  for (const [id, given] of Object.entries(values)) {
    const fault = (wrong: string) => faults.push({ row, field: id, wrong });
    const field = fields.get(id);
    const shape = Shape.safeParse(given);
    if (field === undefined) fault('there is no such field');
    else if (!shape.success) fault('expected a text, or a list of texts');
    else if (!isEmpty(shape.data)) {
      const reading = readField(field, shape.data, wordsIn('en'));
      if (reading.ok) kept[id] = isStored(field.options, shape.data) ? shape.data : reading.value;
      else if (mayBeWrong) kept[id] = shape.data;
      else fault(reading.error);
    }
  }
  return { values: kept, faults };
}

const Shape = z.union([z.string().max(20_000), z.array(z.string().max(500)).max(300)]);

/** Options as they are stored, in the order in which they were chosen, or a text as it stands. */
function isStored(options: Form['pages'][number]['fields'][number]['options'], given: Value): boolean {
  return options === undefined || (typeof given === 'string' ? [given] : given).every((id) => options.some((option) => option.id === id));
}

function twiceFault({ row }: GivenPractice, { id }: ExportedPractice, seen: ReadonlySet<string>): ImportFault[] {
  return seen.has(id) ? [{ row, field: 'id', wrong: `${id} stands in the file twice` }] : [];
}

function refersFault({ row }: GivenPractice, { revises }: ExportedPractice, among: ReadonlySet<string>): ImportFault[] {
  return revises === null || among.has(revises) ? [] : [{ row, field: 'revises', wrong: `there is no practice ${revises}, here or in the file` }];
}

/** None revises itself, however long the way round. */
function roundFault({ row }: GivenPractice, { id }: ExportedPractice, revises: ReadonlyMap<string, string | null>): ImportFault[] {
  const passed = new Set<string>();
  for (let at = revises.get(id) ?? null; at !== null && !passed.has(at); at = revises.get(at) ?? null) passed.add(at);
  return passed.has(id) ? [{ row, field: 'revises', wrong: `${id} would revise itself` }] : [];
}

/** What was handed in changes only as a new revision, and how a practice stands only by the steps of review. */
function closedFault(given: GivenPractice, practice: ExportedPractice, tools: ImportTools): ImportFault[] {
  const now = tools.here.get(practice.id);
  if (now === undefined) return [];
  const fault = (field: string, wrong: string): ImportFault => ({ row: given.row, field, wrong });
  if (given.standing['state'] !== undefined && now.state !== practice.state) return [fault('state', `it is ${now.state} here: states change by review, not by a file`)];
  const changed = differences(given, practice, now, tools);
  return isOpen(now) ? [] : changed.map(({ field }) => fault(field, `it is ${now.state} here: what was handed in changes only as a new revision`));
}

/** Among the fields of the practice's own form: a table has columns of others beside them. */
function differences({ fields }: GivenPractice, { values, kind, formVersion, language }: ExportedPractice, now: Practice, { formOf }: ImportTools): ChangedPractice['fields'] {
  const own = new Set(formOf({ kind, formVersion }, language).pages.flatMap((page) => page.fields.map(({ id }) => id)));
  return fields.filter((field) => own.has(field)).flatMap((field) => {
    const [before, after] = [now.values[field] ?? '', values[field] ?? ''];
    return textOf(before) === textOf(after) ? [] : [{ field, before, after }];
  });
}

function textOf(value: Value): string {
  return isEmpty(value) ? '' : JSON.stringify(value);
}
