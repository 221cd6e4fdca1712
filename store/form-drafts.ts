import type { Kysely, Selectable, Transaction } from 'kysely';
import { z } from 'zod';
import { FormValues } from '../src/chat/form.js';
import type { FormDraft, FormDraftReads, FormDraftWrites } from '../src/chat/form-draft.js';
import { fromJson, toJson } from './json.js';
import type { Tables } from './schema.js';

export function formDraftReads(db: Kysely<Tables>): FormDraftReads {
  return {
    async findDraft(id) {
      const row = await db.selectFrom('form_draft').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : draftOf(row);
    },
    async findDraftOf(form, about, by) {
      const row = await db.selectFrom('form_draft').selectAll().where('by_whom', '=', by).where('form', '=', form).where('about', '=', inOrder(about)).executeTakeFirst();
      return row === undefined ? undefined : draftOf(row);
    },
    async findAskedIn(conversation, by) {
      const row = await db.selectFrom('form_draft').selectAll().where('asked_in', '=', conversation).where('by_whom', '=', by).orderBy('changed_at', 'desc').executeTakeFirst();
      return row === undefined ? undefined : draftOf(row);
    },
  };
}

export function formDraftWrites(tx: Transaction<Tables>): FormDraftWrites {
  return {
    ...formDraftReads(tx),
    async beginDraft({ id, form, version, about, by, language, page, values, changedAt }) {
      await tx.insertInto('form_draft').values({ id, form, version, about: inOrder(about), by_whom: by, language, page, field_values: toJson(values), held_values: toJson({}), asked_in: null, asking: null, revision: 1, changed_at: changedAt }).execute();
    },
    async keepDraft(id, { page, language, values, held, asked, changedAt }) {
      const kept = { page, language, field_values: toJson(values), changed_at: changedAt, ...(held === undefined ? {} : { held_values: toJson(held) }), ...(asked === undefined ? {} : { asked_in: asked?.conversation ?? null, asking: asked?.field ?? null }) };
      await tx.updateTable('form_draft').set((e) => ({ ...kept, revision: e('revision', '+', 1) })).where('id', '=', id).execute();
    },
    async removeDraft(id) {
      return (await tx.deleteFrom('form_draft').where('id', '=', id).returning('id').executeTakeFirst()) !== undefined;
    },
  };
}

/** One text for the same ids, so that they can be compared. */
function inOrder(about: FormDraft['about']): string {
  return toJson(Object.fromEntries(Object.entries(about).sort(([one], [other]) => (one < other ? -1 : 1))));
}

function draftOf(row: Selectable<Tables['form_draft']>): FormDraft {
  return {
    id: row.id, form: row.form, version: row.version, about: z.record(z.string(), z.string()).parse(fromJson(row.about)), by: row.by_whom,
    language: row.language, page: row.page, values: FormValues.parse(fromJson(row.field_values)), held: FormValues.parse(fromJson(row.held_values) ?? {}),
    asked: row.asked_in === null || row.asking === null ? null : { conversation: row.asked_in, field: row.asking }, revision: row.revision, changedAt: row.changed_at,
  };
}
