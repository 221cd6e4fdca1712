import type { Kysely, Transaction } from 'kysely';
import { z } from 'zod';
import { FieldDifference } from '../src/practices/documents/compare-document.js';
import type { DocumentReads, DocumentWrites } from '../src/practices/documents/repository.js';
import { fromJson, toJson } from './json.js';
import type { Tables } from './schema.js';

export function documentReads(db: Kysely<Tables>): DocumentReads {
  return {
    async findDocument(id) {
      const row = await db.selectFrom('practice_document').selectAll().where('id', '=', id).executeTakeFirst();
      if (row === undefined) return undefined;
      const { practice, person, conversation, differences, shown_at: shownAt } = row;
      return { id, practice, person, conversation, differences: z.array(FieldDifference).parse(fromJson(differences)), shownAt };
    },
  };
}

export function documentWrites(tx: Transaction<Tables>): DocumentWrites {
  return {
    ...documentReads(tx),
    async keepDocument({ id, practice, person, conversation, differences, shownAt }) {
      const row = { id, practice, person, conversation, differences: toJson(differences), shown_at: shownAt };
      await tx.insertInto('practice_document').values(row).onConflict((one) => one.column('id').doUpdateSet(row)).execute();
    },
    async forgetDocument(id) {
      await tx.deleteFrom('practice_document').where('id', '=', id).execute();
    },
  };
}
