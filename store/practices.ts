import { sql, type Kysely, type RawBuilder, type Selectable, type SelectQueryBuilder, type Transaction } from 'kysely';
import { z } from 'zod';
import { FormValues } from '../src/chat/form.js';
import { Overruled, type Practice, type PracticeState } from '../src/practices/practice.js';
import type { KeptField, PracticeChange, PracticeFilter, PracticeReads, PracticeWrites } from '../src/practices/repository.js';
import { fromJson, toJson } from './json.js';
import type { Tables } from './schema.js';

const Value = FormValues.valueType;

export function practiceReads(db: Kysely<Tables>): PracticeReads {
  return {
    async findPractice(id) {
      const row = await db.selectFrom('practice').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : (await withValues(db, [row]))[0];
    },
    async listPractices(filter, { after, limit, fields }) {
      const rows = await filtered(db, filter).$if(after !== null, (query) => query.where('practice.id', '>', after ?? '')).selectAll('practice').orderBy('practice.id').limit(limit).execute();
      return withValues(db, rows, fields);
    },
    async countPractices(filter) {
      const rows = await filtered(db, filter).select(({ fn }) => ['practice.state', fn.countAll<number | string>().as('count')]).groupBy('practice.state').execute();
      return new Map<PracticeState, number>(rows.map(({ state, count }) => [state, Number(count)]));
    },
    async fieldsOf(practice) {
      return (await db.selectFrom('practice_field').selectAll().where('practice', '=', practice).orderBy('field').execute()).map(fieldOf);
    },
  };
}

export function practiceWrites(tx: Transaction<Tables>): PracticeWrites {
  return {
    ...practiceReads(tx),
    async beginPractice({ id, kind, formVersion, language, network, submitter, conversation, revises, begunAt }) {
      const row = { id, kind, state: 'draft', revision: 1, form_version: formVersion, language, network, submitter, conversation, revises, overruled: toJson([]), begun_at: begunAt, changed_at: begunAt, submitted_at: null } as const;
      await tx.insertInto('practice').values(row).execute();
    },
    keepField: (practice, kept, seenRevision) => keepField(tx, practice, kept, seenRevision),
    async stepPractice(id, seenRevision, change) {
      const done = await tx.updateTable('practice').set((e) => ({ ...columnsOf(change), revision: e('revision', '+', 1) })).where('id', '=', id).where('revision', '=', seenRevision).returning('id').executeTakeFirst();
      return done === undefined ? 'stale' : 'done';
    },
    async deleteDraft(id) {
      const draft = await tx.selectFrom('practice').select('id').where('id', '=', id).where('state', '=', 'draft').where('submitted_at', 'is', null).executeTakeFirst();
      if (draft === undefined) return false;
      await tx.deleteFrom('practice_choice').where('practice', '=', id).execute();
      await tx.deleteFrom('practice_document').where('practice', '=', id).execute();
      await tx.deleteFrom('practice_field').where('practice', '=', id).execute();
      await tx.deleteFrom('practice').where('id', '=', id).execute();
      return true;
    },
    async forgetAuthor(person, fields, at) {
      const theirs = tx.selectFrom('practice').select('id').where('submitter', '=', person);
      await tx.updateTable('practice_field').set((e) => ({ value: toJson(''), revision: e('revision', '+', 1), at })).where('practice', 'in', theirs).where(isAmong('field', fields)).execute();
      await tx.updateTable('practice_field').set({ by_whom: null }).where('by_whom', '=', person).execute();
      await tx.updateTable('practice').set((e) => ({ submitter: null, revision: e('revision', '+', 1) })).where('submitter', '=', person).execute();
    },
  };
}

async function keepField(tx: Transaction<Tables>, practice: string, { field, value, by, at }: Omit<KeptField, 'revision'>, seenRevision: number): ReturnType<PracticeWrites['keepField']> {
  const now = await tx.selectFrom('practice_field').selectAll().where('practice', '=', practice).where('field', '=', field).executeTakeFirst();
  if (now !== undefined && now.revision !== seenRevision) return { kind: 'conflict', theirs: fieldOf(now) };
  const row = { practice, field, value: toJson(value), revision: seenRevision + 1, by_whom: by, at };
  await tx.insertInto('practice_field').values(row).onConflict((one) => one.columns(['practice', 'field']).doUpdateSet(row)).execute();
  await tx.deleteFrom('practice_choice').where('practice', '=', practice).where('field', '=', field).execute();
  const choices = typeof value === 'string' ? [] : [...new Set(value)];
  if (choices.length > 0) await tx.insertInto('practice_choice').values(choices.map((choice) => ({ practice, field, choice }))).execute();
  await tx.updateTable('practice').set({ changed_at: at }).where('id', '=', practice).execute();
  return { kind: 'kept', field: fieldOf(row) };
}

/** One condition for each thing that is given. */
function filtered(db: Kysely<Tables>, filter: PracticeFilter): SelectQueryBuilder<Tables, 'practice', object> {
  const { ids, states, kind, networks, submitter, objective, region, since, until, untouchedSince, revises } = filter;
  const counted = sql<string>`coalesce(practice.submitted_at, practice.begun_at)`;
  let query: SelectQueryBuilder<Tables, 'practice', object> = db.selectFrom('practice');
  if (ids !== undefined) query = query.where(isAmong('practice.id', ids));
  if (states !== undefined) query = query.where(isAmong('practice.state', states));
  if (kind !== undefined) query = query.where('practice.kind', '=', kind);
  if (networks !== undefined) query = query.where(isAmong('practice.network', networks));
  if (submitter !== undefined) query = query.where('practice.submitter', '=', submitter);
  if (objective !== undefined) query = query.where('practice.id', 'in', chosen(db, ['primaryObjectives', 'secondaryObjectives'], objective));
  if (region !== undefined) query = query.where((e) => e.or([e('practice.id', 'in', chosen(db, ['regions'], region.id)), isAmong('practice.network', region.networks)]));
  if (since !== undefined) query = query.where(counted, '>=', since);
  if (until !== undefined) query = query.where(counted, '<', until);
  if (untouchedSince !== undefined) query = query.where('practice.changed_at', '<', untouchedSince);
  if (revises !== undefined) query = query.where('practice.revises', '=', revises);
  return query;
}

/** PostgreSQL refuses an empty list; nothing is among none. */
function isAmong(column: string, values: readonly string[]): RawBuilder<boolean> {
  return values.length === 0 ? sql<boolean>`1 = 0` : sql<boolean>`${sql.ref(column)} in (${sql.join(values)})`;
}

function chosen(db: Kysely<Tables>, fields: readonly string[], choice: string) {
  return db.selectFrom('practice_choice').select('practice_choice.practice').where('practice_choice.field', 'in', fields).where('practice_choice.choice', '=', choice);
}

/** What stands in their fields now; an emptied field is left out. */
async function withValues(db: Kysely<Tables>, rows: readonly Selectable<Tables['practice']>[], fields?: readonly string[]): Promise<Practice[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const kept = await db.selectFrom('practice_field').select(['practice', 'field', 'value']).where(isAmong('practice', ids)).$if(fields !== undefined, (query) => query.where(isAmong('field', fields ?? []))).execute();
  const values = new Map<string, FormValues>(ids.map((id) => [id, {}]));
  for (const { practice, field, value } of kept) {
    const read = Value.parse(fromJson(value));
    const own = values.get(practice);
    if (read.length > 0 && own !== undefined) own[field] = read;
  }
  return rows.map((row) => practiceOf(row, values.get(row.id) ?? {}));
}

function columnsOf({ at, state, formVersion, language, network, conversation, revises, overruled, submittedAt }: PracticeChange): Partial<Tables['practice']> {
  return {
    changed_at: at,
    ...(state === undefined ? {} : { state }),
    ...(formVersion === undefined ? {} : { form_version: formVersion }),
    ...(language === undefined ? {} : { language }),
    ...(network === undefined ? {} : { network }),
    ...(conversation === undefined ? {} : { conversation }),
    ...(revises === undefined ? {} : { revises }),
    ...(overruled === undefined ? {} : { overruled: toJson(overruled) }),
    ...(submittedAt === undefined ? {} : { submitted_at: submittedAt }),
  };
}

function fieldOf({ field, value, revision, by_whom, at }: Omit<Selectable<Tables['practice_field']>, 'practice'>): KeptField {
  return { field, value: Value.parse(fromJson(value)), revision, by: by_whom, at };
}

function practiceOf(row: Selectable<Tables['practice']>, values: FormValues): Practice {
  return {
    id: row.id, kind: row.kind, state: row.state, revision: row.revision, formVersion: row.form_version, language: row.language, network: row.network, submitter: row.submitter,
    conversation: row.conversation, revises: row.revises, values, overruled: z.array(Overruled).parse(fromJson(row.overruled)), begunAt: row.begun_at, changedAt: row.changed_at, submittedAt: row.submitted_at,
  };
}
