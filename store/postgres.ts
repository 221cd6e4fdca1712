import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import pg from 'pg';
import type { Store } from '../src/store.js';
import type { Clock } from '../src/time/clock.js';
import { makeStore } from './make-store.js';
import { migrate } from './migrate.js';
import { OneWriterDialect } from './one-writer.js';
import { keepingPlans } from './planned-once.js';
import type { Tables } from './schema.js';
import { StoreFault } from './store-fault.js';

const MOST_REPEATS = 50;

/** Opens (and prepares) a PostgreSQL database by the same repositories. Readers have their own pool, which cannot write. */
export async function openPostgres(url: string, { clock }: { clock: Pick<Clock, 'wait'> }): Promise<Store> {
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
  const write = new Kysely<Tables>({ dialect: new OneWriterDialect({ pool: pool(url, '-c idle_in_transaction_session_timeout=60000') }) });
  try {
    await migrate(write, 'postgres');
  } catch (error) {
    await write.destroy();
    if (error instanceof StoreFault) throw error;
    throw new StoreFault('store.unreachable', 'The PostgreSQL database cannot be used. Check DATABASE_URL, that the server runs, and that this user may create tables.', { cause: error });
  }
  const read = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: pool(url, '-c default_transaction_read_only=on') }) });
  return makeStore({
    kind: 'postgres', read, write, watchWaits: false,
    begin: (run) => repeated(clock, () => write.transaction().execute(run)),
  });
}

function pool(url: string, options: string): PostgresPool {
  const connections = new pg.Pool({ connectionString: url, max: 5, options });
  // A resting connection that the server ends (a restart) is dropped, and the next query opens another: no reason to fall.
  connections.on('error', () => undefined);
  // Nor one that it ends while it works: what is asked on it is rejected, and who asked is told there.
  connections.on('connect', (connection) => void connection.on('error', () => undefined));
  return keepingPlans(connections);
}

/** PostgreSQL asks for a repeat: 40001 serialization failure, 40P01 deadlock. */
async function repeated<T>(clock: Pick<Clock, 'wait'>, run: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await run();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if ((code !== '40001' && code !== '40P01') || tries >= MOST_REPEATS) throw error;
      await clock.wait(tries * 2);
    }
  }
}
