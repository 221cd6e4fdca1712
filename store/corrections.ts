import { sql, type Kysely } from 'kysely';
import { CORRECTION } from '../src/corrections/correction.js';
import type { CorrectionReads, LastTold } from '../src/corrections/repository.js';
import type { Tables } from './schema.js';

export function correctionReads(db: Kysely<Tables>): CorrectionReads {
  return {
    async lastTold(milestone) {
      return lastOfEach(await toldOpenly(db).where('told.milestone', '=', milestone).execute(), ({ conversation }) => conversation);
    },
    async lastToldIn(conversation, milestones, besides) {
      if (milestones.length === 0) return [];
      const others = toldOpenly(db).where('told.conversation', '=', conversation).where('told.milestone', 'in', [...milestones]).where('told.delivery', '!=', besides);
      return lastOfEach(await others.execute(), ({ milestone }) => milestone);
    },
    async toldTooLate(since) {
      const late = db.selectFrom('told').innerJoin('milestone', 'milestone.id', 'told.milestone').select('told.milestone').distinct()
        .whereRef('told.date_revision', '<', 'milestone.date_revision')
        .where((e) => e.not(e.exists(e.selectFrom('delivery_subject').select(sql.lit(1).as('one')).whereRef('delivery_subject.milestone', '=', 'told.milestone')
          .whereRef('delivery_subject.date_revision', '=', 'milestone.date_revision').where('delivery_subject.offset_days', '=', CORRECTION).whereRef('delivery_subject.conversation', '=', 'told.conversation'))))
        .orderBy('told.milestone');
      return (await (since === null ? late : late.where('told.at', '>=', since)).execute()).map(({ milestone }) => milestone);
    },
    async corrections(milestone, dateRevision) {
      return db.selectFrom('delivery_subject').innerJoin('delivery', 'delivery.key', 'delivery_subject.delivery').select(['delivery_subject.conversation', 'delivery.state'])
        .where('delivery_subject.milestone', '=', milestone).where('delivery_subject.date_revision', '=', dateRevision).where('delivery_subject.offset_days', '=', CORRECTION)
        .orderBy('delivery_subject.conversation').execute();
    },
  };
}

/** Newest first within each conversation and milestone. What one person alone could read is left out. */
function toldOpenly(db: Kysely<Tables>) {
  return db.selectFrom('told').leftJoin('delivery', 'delivery.key', 'told.delivery').select(['told.conversation', 'told.milestone', 'told.date_revision as dateRevision', 'told.via', 'told.at', 'delivery.updates'])
    .where('told.openly', '=', 1).orderBy('told.conversation').orderBy('told.milestone').orderBy('told.at', 'desc').orderBy('told.date_revision', 'desc');
}

/** A delivery that is no longer kept counts as a message of its own: that it is over is long ago. */
type Told = Omit<LastTold, 'posted'> & { readonly updates: string | null };

function lastOfEach(rows: readonly Told[], of: (row: Told) => string): LastTold[] {
  const [last, posted] = [new Map<string, Told>(), new Map<string, Told>()];
  for (const row of rows) {
    if (!last.has(of(row))) last.set(of(row), row);
    if (row.updates === null && !posted.has(of(row))) posted.set(of(row), row);
  }
  return [...last].map(([key, { updates, ...row }]) => ({ ...row, posted: updates === null ? null : postedOf(posted.get(key)) }));
}

function postedOf(row: Told | undefined): LastTold['posted'] {
  return row === undefined ? null : { dateRevision: row.dateRevision, at: row.at };
}
