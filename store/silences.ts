import type { Transaction } from 'kysely';
import type { Silence } from '../src/delivery/repository.js';
import type { Instant } from '../src/time/instant.js';
import type { Tables } from './schema.js';

/** A silence is a lease of the platform's: nobody has the place until then. */
const PREFIX = 'silence:';

/** Writes them down; the longest that was asked for holds. */
export async function keepSilences(tx: Transaction<Tables>, silences: readonly Silence[]): Promise<void> {
  for (const { key, until } of silences) {
    await tx.insertInto('lease').values({ name: `${PREFIX}${key}`, holder: PREFIX, until })
      .onConflict((one) => one.column('name').doUpdateSet({ until }).where('lease.until', '<', until)).execute();
  }
}

/** What is over goes. */
export async function silencesNow(tx: Transaction<Tables>, now: Instant): Promise<Silence[]> {
  await tx.deleteFrom('lease').where('holder', '=', PREFIX).where('until', '<=', now).execute();
  const rows = await tx.selectFrom('lease').select(['name', 'until']).where('holder', '=', PREFIX).where('until', '>', now).execute();
  return rows.map(({ name, until }) => ({ key: name.slice(PREFIX.length), until }));
}
