import { AsyncLocalStorage } from 'node:async_hooks';
import type { Kysely, Transaction } from 'kysely';
import type { Store } from '../src/store.js';
import { newKeepers } from './kept-until-changed.js';
import { readsOf, writesOf } from './repositories.js';
import type { Tables } from './schema.js';
import type { KeptNames } from './translations.js';

interface Opened {
  readonly kind: Store['kind'];
  readonly read: Kysely<Tables>;
  readonly write: Kysely<Tables>;
  readonly watchWaits: boolean;
  readonly begin: <T>(run: (tx: Transaction<Tables>) => Promise<T>) => Promise<T>;
}

/** The port over two opened connections: writers exist only inside `transact`. */
export function makeStore({ kind, read, write, watchWaits, begin }: Opened): Store {
  const inside = new AsyncLocalStorage<true>();
  const names: KeptNames = { kept: undefined };
  return {
    kind,
    reads: readsOf(read, kind, names, newKeepers()),
    transact(fn) {
      // On SQLite it would wait for its own connection for ever.
      if (inside.getStore() === true) return Promise.reject(new Error('transact inside transact: hand the writers on instead'));
      return inside.run(true, () => begin((tx) => (watchWaits ? watched(() => fn(writesOf(tx, kind, names))) : fn(writesOf(tx, kind, names)))));
    },
    async close() {
      // Node 20 and 22 look at every storage that was ever used, at every promise.
      inside.disable();
      await read.destroy();
      await write.destroy();
    },
  };
}

/**
 * On SQLite a transaction is microtasks only. A tick comes when none of them is left, before any timer, file or answer is heard:
 * one that comes before the end shows that something else was awaited in there, while everybody else waits for the lock. A
 * `setImmediate` would not do: begun among immediates, it comes after the timers, and on a slow machine even those of no time are over.
 */
async function watched<T>(run: () => Promise<T>): Promise<T> {
  const watch = { waited: false };
  // From within a microtask: begun beside them, the tick would come before all of them.
  queueMicrotask(() => process.nextTick(() => {
    watch.waited = true;
  }));
  const result = await run();
  if (watch.waited) throw new Error('something other than the database was awaited inside transact');
  return result;
}
