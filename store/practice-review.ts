import type { Kysely, Selectable, Transaction } from 'kysely';
import type { FieldComment } from '../src/practices/comment.js';
import { UNTOUCHED, type Review } from '../src/practices/review.js';
import type { ReviewReads, ReviewWrites } from '../src/practices/review-repository.js';
import type { Instant } from '../src/time/instant.js';
import type { Tables } from './schema.js';

export function reviewReads(db: Kysely<Tables>): ReviewReads {
  return {
    async findReview(practice) {
      const row = await db.selectFrom('practice_review').selectAll().where('practice', '=', practice).executeTakeFirst();
      return row === undefined ? UNTOUCHED : reviewOf(row);
    },
    async commentsOn(practice) {
      return (await db.selectFrom('practice_comment').selectAll().where('practice', '=', practice).orderBy('id').execute()).map(commentOf);
    },
    async queue({ limit, offset }) {
      const rows = await waiting(db).leftJoin('practice_review', 'practice_review.practice', 'practice.id').select(['practice.id', 'practice.submitted_at', 'practice.changed_at', 'practice_review.assigned_to'])
        .orderBy('practice.submitted_at').orderBy('practice.id').limit(limit).offset(offset).execute();
      return rows.map((row) => ({ practice: row.id, since: row.submitted_at ?? row.changed_at, assignee: row.assigned_to }));
    },
    unheard: (toldBefore, limit) => unheard(db, toldBefore).select(['told.practice', 'told.step', 'told.at']).orderBy('told.at').orderBy('told.practice').limit(limit).execute(),
    async countReviews(toldBefore) {
      const counts = [waiting(db), unheard(db, toldBefore)].map((query) => query.select(({ fn }) => fn.countAll<number | string>().as('count')).executeTakeFirstOrThrow());
      const [ofQueue, ofUnheard] = await Promise.all(counts);
      return { waiting: Number(ofQueue?.count), unheard: Number(ofUnheard?.count) };
    },
  };
}

export function reviewWrites(tx: Transaction<Tables>): ReviewWrites {
  return {
    ...reviewReads(tx),
    async addComment({ id, practice, field, text, by, at }) {
      await tx.insertInto('practice_comment').values({ id, practice, field, words: text, by_whom: by, at, told_at: null }).execute();
    },
    async tellComments(practice, revision) {
      await tx.updateTable('practice_comment').set({ told_at: revision }).where('practice', '=', practice).where('told_at', 'is', null).execute();
    },
    async keepReview(practice, change) {
      const { assignee, reason, other, address } = { ...(await reviewReads(tx).findReview(practice)), ...change };
      const row = { practice, assigned_to: assignee, reason, other, address };
      await tx.insertInto('practice_review').values(row).onConflict((one) => one.column('practice').doUpdateSet(row)).execute();
    },
    async noteTold({ practice, revision, step, at }) {
      const row = { practice, revision, step, at, heard_at: null };
      await tx.insertInto('practice_told').values(row).onConflict((one) => one.columns(['practice', 'revision', 'step']).doNothing()).execute();
    },
    async noteHeard(practice, at) {
      const heard = await tx.updateTable('practice_told').set({ heard_at: at }).where('practice', '=', practice).where('heard_at', 'is', null).returning('practice').execute();
      return heard.length > 0;
    },
    async forgetReviewer(account) {
      await tx.updateTable('practice_review').set({ assigned_to: null }).where('assigned_to', '=', account).execute();
      await tx.updateTable('practice_comment').set({ by_whom: null }).where('by_whom', '=', account).execute();
    },
  };
}

function waiting(db: Kysely<Tables>) {
  return db.selectFrom('practice').where('practice.state', '=', 'submitted');
}

/** Told and still as it was told: every later step, and every field that was written since (which moves `changed_at`), is an answer. */
function unheard(db: Kysely<Tables>, toldBefore: Instant) {
  return db.selectFrom('practice_told as told').innerJoin('practice', 'practice.id', 'told.practice')
    .where('told.heard_at', 'is', null).where('told.at', '<', toldBefore).where('told.step', '!=', 'assign')
    .whereRef('practice.revision', '=', 'told.revision').whereRef('practice.changed_at', '=', 'told.at');
}

function reviewOf({ assigned_to, reason, other, address }: Selectable<Tables['practice_review']>): Review {
  return { assignee: assigned_to, reason, other, address };
}

function commentOf({ id, practice, field, words, by_whom, at, told_at }: Selectable<Tables['practice_comment']>): FieldComment {
  return { id, practice, field, text: words, by: by_whom, at, toldAt: told_at };
}
