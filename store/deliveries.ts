import { sql, type Transaction } from 'kysely';
import { CORRECTION } from '../src/corrections/correction.js';
import { FROZEN_FROM, type NewDelivery } from '../src/delivery/delivery.js';
import type { DeliveryWrites } from '../src/delivery/repository.js';
import type { Store } from '../src/store.js';
import type { Instant } from '../src/time/instant.js';
import { claimDue, claimInDoubt } from './deliveries-claim.js';
import { keepDates } from './deliveries-dates.js';
import { ageOut, cancel, markAbandoned, tryAgain } from './deliveries-over.js';
import { deliveryReads } from './deliveries-read.js';
import { settle, tellCarried } from './deliveries-settle.js';
import { keepSilences, silencesNow } from './silences.js';
import { toJson } from './json.js';
import type { Tables } from './schema.js';

export function deliveryWrites(tx: Transaction<Tables>, kind: Store['kind']): DeliveryWrites {
  return {
    ...deliveryReads(tx),
    async enqueue(deliveries, at) {
      let added = 0;
      for (const delivery of deliveries) if (await enqueueOne(tx, delivery, at)) added += 1;
      return added;
    },
    claim: (worker, now, limit, reach) => claimDue(tx, kind, worker, now, limit, reach),
    claimUnknown: (worker, changedBefore, limit, reach, now) => claimInDoubt(tx, kind, worker, changedBefore, limit, reach, now),
    settle: (worker, settled, at) => settle(tx, kind, worker, settled, at),
    markAbandoned: (now) => markAbandoned(tx, now),
    keepDates: (delivery, dates) => keepDates(tx, delivery, dates),
    ageOut: (limits, now) => ageOut(tx, limits, now),
    tryAgain: (key, at) => tryAgain(tx, key, at),
    cancel: (key, reason, at) => cancel(tx, key, reason, at),
    async skipSubject({ milestone, dateRevisionBelow, sparesReminders }, reason, at) {
      const carriers = tx.selectFrom('delivery_subject').select('delivery').where('milestone', '=', milestone).where('date_revision', '<', dateRevisionBelow).where('offset_days', '>', -FROZEN_FROM)
        .$if(sparesReminders, (query) => query.where((e) => e.or([e('offset_days', '=', CORRECTION), e('offset_days', '>=', FROZEN_FROM)])));
      // Several dates in one message: it goes on, and is composed without the one that moved. A frozen text cannot be.
      const shared = tx.selectFrom('delivery_subject').select('delivery').where('milestone', '!=', milestone).where('offset_days', '<', FROZEN_FROM).where('offset_days', '>', -FROZEN_FROM).where('delivery', 'in', carriers);
      const skipped = await tx.updateTable('delivery').set({ state: 'skipped', reason, changed: at }).where('state', 'in', ['due', 'retrying'])
        .where('key', 'in', carriers).where('key', 'not in', shared).returning(['key', 'again']).execute();
      await tellCarried(tx, skipped.filter(({ again }) => again === 1).map(({ key }) => key), at);
      return skipped.length;
    },
    async lease(name, holder, now, until) {
      const held = await tx.insertInto('lease').values({ name, holder, until })
        .onConflict((one) => one.column('name').doUpdateSet({ holder, until }).where((e) => e.or([e('lease.holder', '=', holder), e('lease.until', '<=', now)])))
        .returning('holder').execute();
      return held.length === 1;
    },
    async release(name, holder) {
      await tx.deleteFrom('lease').where('name', '=', name).where('holder', '=', holder).execute();
    },
    keepSilences: (silences) => keepSilences(tx, silences),
    silences: (now) => silencesNow(tx, now),
  };
}

/** One row and its subjects; a key or a subject that is known already leaves all as it is. */
async function enqueueOne(tx: Transaction<Tables>, delivery: NewDelivery, at: Instant): Promise<boolean> {
  for (const subject of delivery.subjects) if (await isCarried(tx, delivery.conversation, subject)) return false;
  const added = await tx.insertInto('delivery').values({
    key: delivery.key, says: delivery.saying.says, args: toJson(delivery.saying.args), language: delivery.language, conversation: delivery.conversation, thread: delivery.thread,
    only_for: delivery.onlyFor, updates: delivery.updates, state: 'due', priority: delivery.priority, due: delivery.due, attempts: 0, next_try: null, worker: null, began: null,
    changed: at, receipt: null, reason: null, again: 0,
  }).onConflict((one) => one.column('key').doNothing()).returning('key').executeTakeFirst();
  if (added === undefined) return false;
  const subjects = delivery.subjects.map((one) => ({ delivery: delivery.key, milestone: one.milestone, date_revision: one.dateRevision, offset_days: one.offsetDays, conversation: delivery.conversation }));
  if (subjects.length > 0) await tx.insertInto('delivery_subject').values(subjects).execute();
  return true;
}

async function isCarried(tx: Transaction<Tables>, conversation: string, subject: NewDelivery['subjects'][number]): Promise<boolean> {
  const row = await tx.selectFrom('delivery_subject').select(sql.lit(1).as('one')).where('milestone', '=', subject.milestone).where('date_revision', '=', subject.dateRevision)
    .where('offset_days', '=', subject.offsetDays).where('conversation', '=', conversation).executeTakeFirst();
  return row !== undefined;
}
