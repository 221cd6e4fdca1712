import type { Kysely, Transaction } from 'kysely';
import type { TurnPlace, TurnReads, TurnWrites } from '../src/answers/turns/repository.js';
import { Turn } from '../src/answers/turns/turn.js';
import { fromJson, toJson } from './json.js';
import type { Tables } from './schema.js';

export function turnReads(db: Kysely<Tables>): TurnReads {
  return {
    async lastTurn(place, since, now) {
      const { conversation, thread, account } = keyOf(place);
      const row = await db.selectFrom('turn').select('entry').where('conversation', '=', conversation).where('thread', '=', thread).where('account', '=', account)
        .where('kept_at', '>', since).where('kept_at', '<=', now).executeTakeFirst();
      return row === undefined ? undefined : Turn.parse(fromJson(row.entry));
    },
  };
}

export function turnWrites(tx: Transaction<Tables>): TurnWrites {
  return {
    ...turnReads(tx),
    async keepTurn(place, turn, at) {
      const row = { ...keyOf(place), entry: toJson(turn), kept_at: at };
      await tx.insertInto('turn').values(row).onConflict((one) => one.columns(['conversation', 'thread', 'account']).doUpdateSet(row)).execute();
    },
    async dropTurn(place) {
      const { conversation, thread, account } = keyOf(place);
      await tx.deleteFrom('turn').where('conversation', '=', conversation).where('thread', '=', thread).where('account', '=', account).execute();
    },
    async forgetTurns(since, now) {
      const gone = await tx.deleteFrom('turn').where((e) => e.or([e('kept_at', '<=', since), e('kept_at', '>', now)])).executeTakeFirst();
      return Number(gone.numDeletedRows);
    },
  };
}

/** A key has no nulls: in both databases two of them differ. */
function keyOf({ conversation, thread, account }: TurnPlace): { conversation: string; thread: string; account: string } {
  return { conversation, thread: thread ?? '', account: account ?? '' };
}
