import type { Kysely } from 'kysely';
import type { ChangedSince } from '../src/reminders/repository.js';
import type { Tables } from './schema.js';

/** When more conversations than this changed at once, all are read. */
const MOST_SCOPES = 500;

/** What changed after this stamp; everything where there is none yet, or where it is of another database. */
export async function changedSince(db: Kysely<Tables>, stamp: number | null): Promise<ChangedSince> {
  const newest = (await db.selectFrom('reminder_stamp').select('n').orderBy('n', 'desc').limit(1).executeTakeFirst())?.n ?? 0;
  if (newest === stamp) return { stamp, conversations: [] };
  // A number lower than before: this is another database than the one that was read.
  if (stamp === null || newest < stamp) return { stamp: newest, conversations: 'all' };
  const rows = await db.selectFrom('reminder_stamp').select(['scope', 'n']).where('n', '>', stamp).orderBy('n').limit(MOST_SCOPES + 1).execute();
  const isOfAll = rows.length > MOST_SCOPES || rows.some(({ scope }) => scope === '');
  return { stamp: Math.max(newest, ...rows.map(({ n }) => n)), conversations: isOfAll ? 'all' : rows.map(({ scope }) => scope) };
}
