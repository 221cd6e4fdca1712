import type { Store } from '../src/store.js';
import type { Clock } from '../src/time/clock.js';
import { openPostgres } from './postgres.js';
import { openSqlite } from './sqlite.js';
import { StoreFault } from './store-fault.js';

/** Opens the database that DATABASE_URL names: `sqlite:PATH` or `postgres://…`. Throws StoreFault with a mend. */
export function openStore(databaseUrl: string, options: { clock: Pick<Clock, 'wait'>; watchWaits?: boolean }): Promise<Store> {
  if (databaseUrl.startsWith('sqlite:') && databaseUrl.length > 'sqlite:'.length) return openSqlite(databaseUrl.slice('sqlite:'.length), options);
  if (/^postgres(ql)?:\/\//.test(databaseUrl)) return openPostgres(databaseUrl, options);
  return Promise.reject(new StoreFault('store.bad-url', 'DATABASE_URL: expected sqlite:PATH or postgres://…. Correct it in .env.'));
}
