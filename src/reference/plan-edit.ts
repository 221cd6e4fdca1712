import type { z } from 'zod';
import { CalendarDate, plusMonths } from '../time/calendar-date.js';
import { AsOf, daysOf, isEditable, kindOf, Ref, VALUES, type ReferenceEntry, type ReferenceKind } from './entry.js';
import { refuse, type ReferenceGrounds, type ReferencePlan, type ReferenceRefusal, type ReferenceWish } from './wish.js';

/**
 * Decides what a wish makes of a fact. `held` is the entry as it stands, one that was taken out included. New words need a
 * source; a new as-of or expiry alone says that the old ones were checked again.
 */
export function planEdit(held: ReferenceEntry | undefined, wish: ReferenceWish, grounds: ReferenceGrounds): ReferencePlan | ReferenceRefusal {
  const kind = kindOf(wish.ref);
  if (kind === undefined || !Ref.safeParse(wish.ref).success) return refuse('unknown', wish.ref);
  if (!isEditable(kind)) return refuse('not-editable', wish.ref);
  if (grounds.reason === null) return refuse('reason-missing', wish.ref);
  const standing = held?.removed === true ? undefined : held;
  if (wish.kind === 'add' && standing !== undefined) return refuse('exists', wish.ref);
  if (wish.kind !== 'add' && standing === undefined) return refuse('unknown', wish.ref);
  if (wish.kind === 'remove') return held === undefined ? refuse('unknown', wish.ref) : planOf(held, { ...held, removed: true }, grounds);
  return planValues(kind, held, standing, wish, grounds);
}

type ValuesWish = Extract<ReferenceWish, { kind: 'add' | 'edit' }>;

function planValues(kind: ReferenceKind, held: ReferenceEntry | undefined, standing: ReferenceEntry | undefined, { ref, fields }: ValuesWish, grounds: ReferenceGrounds): ReferencePlan | ReferenceRefusal {
  const dates = readDates(standing, fields, grounds);
  if ('kind' in dates) return dates;
  const values = readValues(kind, standing, fields);
  if ('refused' in values) return values.refused;
  const source = grounds.source ?? (Object.keys(fields).length === 0 ? standing?.source : undefined);
  if (source === undefined) return refuse('source-needed', ref);
  const next = { ref, kind, values: values.read, source, ...dates, removed: false };
  if (standing !== undefined && isSame(standing, next)) return refuse('nothing-changes', ref);
  return planOf(held, next, grounds);
}

type Decided = Pick<ReferenceEntry, 'ref' | 'kind' | 'values' | 'source' | 'asOf' | 'expires' | 'removed'>;

function planOf(held: ReferenceEntry | undefined, next: Decided, { by, at, reason }: ReferenceGrounds): ReferencePlan {
  const { ref, kind, values, source, asOf, expires, removed } = next;
  return { kind: 'plan', before: held ?? null, next: { ref, kind, values, source, asOf, expires, removed, by, at, reason, revision: (held?.revision ?? 0) + 1 } };
}

function isSame(before: ReferenceEntry, { values, source, asOf, expires }: Decided): boolean {
  return JSON.stringify([before.values, before.source, before.asOf, before.expires]) === JSON.stringify([values, source, asOf, expires]);
}

/** What was not said stays as it is, unless the words change: then it is so today, and good for a year. */
function readDates(standing: ReferenceEntry | undefined, fields: Readonly<Record<string, string>>, { asOf, expires, today }: ReferenceGrounds): Pick<ReferenceEntry, 'asOf' | 'expires'> | ReferenceRefusal {
  const isNew = standing === undefined || Object.keys(fields).length > 0;
  const readAsOf = AsOf.safeParse(asOf ?? (isNew ? today : standing.asOf)).data;
  if (readAsOf === undefined || !CalendarDate.safeParse(`${readAsOf}-01-01`.slice(0, 10)).success || daysOf(readAsOf).startsOn > today) return refuse('as-of-broken', asOf ?? '');
  if (expires === null) return { asOf: readAsOf, expires: isNew || asOf !== null ? plusMonths(today, 12) : standing.expires };
  const readExpires = CalendarDate.safeParse(expires).data;
  return readExpires === undefined || readExpires < today ? refuse('expires-broken', expires) : { asOf: readAsOf, expires: readExpires };
}

/** What a new fact has where nothing was said. */
const EMPTY: Partial<Record<ReferenceKind, Readonly<Record<string, unknown>>>> = {
  support: { contact: null, requests: [], note: null, links: [] }, figure: { qualifier: null }, person: { since: null, until: null },
};

function readValues(kind: ReferenceKind, standing: ReferenceEntry | undefined, fields: Readonly<Record<string, string>>): { read: ReferenceEntry['values'] } | { refused: ReferenceRefusal } {
  const shape: Readonly<Record<string, z.ZodType>> = VALUES[kind].shape;
  const given: Record<string, unknown> = {};
  for (const [field, text] of Object.entries(fields)) {
    const schema = Object.hasOwn(shape, field) ? shape[field] : undefined;
    if (schema === undefined) return { refused: refuse('field-unknown', `${field} (${Object.keys(shape).join(', ')})`) };
    const read = readField(schema, text);
    if (read === undefined) return { refused: refuse('field-broken', `${field}=${text}`) };
    given[field] = read.value;
  }
  const whole = VALUES[kind].safeParse({ ...EMPTY[kind], ...standing?.values, ...given });
  return whole.success ? { read: whole.data } : { refused: refuse('field-missing', whole.error.issues.map(({ path }) => path.join('.')).join(', ')) };
}

/** Typed words as what the field holds: text, a number, a list divided by semicolons, or nothing (`-`). */
function readField(schema: z.ZodType, text: string): { readonly value: unknown } | undefined {
  const candidates: unknown[] = text === '-' ? [null, []] : [text, Number(text), text.split(/\s*;\s*/)];
  for (const candidate of candidates) {
    const read = schema.safeParse(candidate);
    if (read.success) return { value: read.data };
  }
  return undefined;
}
