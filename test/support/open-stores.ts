import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '../../store/sqlite.js';
import type { Store } from '../../src/store.js';
import { systemClock, type Clock } from '../../src/time/clock.js';

/** One database on which several stores can be open, as processes beside each other have them. */
export interface Ground {
  /** Where it lies: a path or a URL. */
  readonly at: string;
  open(): Promise<Store>;
  /** Closes every store and deletes the database. */
  readonly end: () => Promise<void>;
}

/** A SQLite file in a folder of its own. Waiting inside `transact` throws. */
export async function sqliteGround(clock: Pick<Clock, 'wait'> = systemClock()): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), 'imrf-store-'));
  const at = join(folder, 'imrf-bot.db');
  const opened: Store[] = [];
  return {
    at,
    async open() {
      const store = await openSqlite(at, { clock, watchWaits: true });
      opened.push(store);
      return store;
    },
    async end() {
      await Promise.all(opened.map((store) => store.close()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** One open store on SQLite; `close` also deletes it. */
export async function openTempStore({ clock }: { readonly clock?: Pick<Clock, 'wait'> } = {}): Promise<{ readonly store: Store; readonly path: string; readonly close: () => Promise<void> }> {
  const ground = await sqliteGround(clock);
  return { store: await ground.open(), path: ground.at, close: ground.end };
}
