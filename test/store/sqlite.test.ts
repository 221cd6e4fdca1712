import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../store/open.js';
import { keptStatements } from '../../store/kept-statements.js';
import { openSqlite } from '../../store/sqlite.js';
import { systemClock } from '../../src/time/clock.js';
import { storeContract } from '../contract/store.contract.js';
import { at, incoming } from '../contract/store-samples.js';
import { openTempStore, sqliteGround } from '../support/open-stores.js';

const clock = systemClock();
/** On Node 24 a file must not be collected: docs/decisions/004-statements-are-kept.md. */
const held: object[] = [];

async function opened() {
  const temp = await openTempStore();
  onTestFinished(temp.close);
  const file = new Database(temp.path);
  held.push(file);
  onTestFinished(() => void file.close());
  return { ...temp, file };
}

/** Root may write everywhere: it becomes another user meanwhile. */
async function asNobody(work: () => Promise<void>): Promise<void> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    await work();
  } finally {
    process.seteuid?.(0);
  }
}

/** As on a slow machine: its time has come before the loop looks at timers again. */
function aTimerThatIsOver(): Promise<void> {
  const waited = pause(1);
  for (const until = performance.now() + 5; performance.now() < until;);
  return waited;
}

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'imrf-file-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

describe('a store on SQLite', () => {
  storeContract(() => sqliteGround());

  it('keeps a log ahead of writing', async () => {
    const { file } = await opened();

    expect(keptStatements(file).prepare('pragma journal_mode').all([])).toEqual([{ journal_mode: 'wal' }]);
  });

  it('lets nobody change or delete a line of the trail', async () => {
    const { store, file } = await opened();
    await store.transact((tx) => tx.records.audit({ id: 'a1', at: at(0), by: 'console:ana', action: 'x', subject: 'y', outcome: 'done', before: null, after: null }));

    expect(() => file.exec("update audit set by_whom = 'nobody'")).toThrow('append-only');
    expect(() => file.exec('delete from audit')).toThrow('append-only');
  });

  it('forgets what people wrote when it is done', async () => {
    const { store, file } = await opened();
    await store.transact((tx) => tx.inbox.keep('i1', incoming('e1'), at(0)));

    await store.transact((tx) => tx.inbox.finish('i1', 'done', at(1)));

    expect(keptStatements(file).prepare('select payload, outcome from inbox').all([])[0]).toEqual({ payload: null, outcome: 'done' });
  });

  it('names a wait for something else than the database inside transact', async () => {
    const { store } = await opened();

    const waited = store.transact(async (tx) => {
      await tx.records.setMark('a', '1');
      await pause(1);
    });

    await expect(waited).rejects.toThrow('something other than the database was awaited');
    expect(await store.reads.records.findMark('a')).toBeUndefined();
  });

  it('waits for another process that writes, without holding up everything else', async () => {
    const { store, file } = await opened();
    file.exec('begin immediate');
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 5);

    const written = store.transact((tx) => tx.records.setMark('a', '1'));
    await pause(300);
    file.exec('commit');
    await written;
    clearInterval(ticking);

    expect(await store.reads.records.findMark('a')).toBe('1');
    expect(turns).toBeGreaterThan(2);
  });

  it('leaves a damaged file as it is and says how to mend it', async () => {
    const path = join(await folder(), 'bot.db');
    await writeFile(path, 'this is no database, and long enough to be taken for a header of one'.repeat(20));
    const before = await readFile(path);

    await expect(openSqlite(path, { clock })).rejects.toMatchObject({ code: 'store.damaged' });
    expect(await readFile(path)).toEqual(before);
  });

  it('leaves a database with a damaged first page as it is', async () => {
    const { path, store } = await opened();
    await store.close();
    const copy = join(await folder(), 'bot.db');
    const bytes = await readFile(path);
    bytes.fill(0xff, 100, 4_000);
    await writeFile(copy, bytes);

    await expect(openSqlite(copy, { clock })).rejects.toMatchObject({ name: 'StoreFault', code: 'store.damaged' });
    expect(await readFile(copy)).toEqual(bytes);
  });

  it.each([['a timer that is over at once', () => pause(0)], ['a timer that is over already', aTimerThatIsOver], ['a file', () => readFile('package.json')]])('notices %s inside transact, whatever part of the loop began it', async (_, wait) => {
    const { store } = await opened();
    await new Promise((resolve) => setImmediate(resolve));

    await expect(store.transact(async (tx) => {
      await tx.records.setMark('a', '1');
      await wait();
    })).rejects.toThrow('something other than the database was awaited inside transact');
  });

  it('names a folder that cannot be written', async () => {
    const path = join(await folder(), 'file');
    await writeFile(path, '');

    await expect(openSqlite(join(path, 'bot.db'), { clock })).rejects.toMatchObject({ code: 'store.read-only' });
  });

  it('leaves a file as it is in a folder that this user may not write', async () => {
    const place = await folder();
    const path = join(place, 'bot.db');
    await (await openSqlite(path, { clock })).close();
    const before = await readFile(path);
    await chmod(path, 0o444);
    await chmod(place, 0o555);
    onTestFinished(() => chmod(place, 0o755));

    await asNobody(async () => {
      await expect(openSqlite(path, { clock })).rejects.toMatchObject({ code: 'store.read-only' });
      await expect(openSqlite(join(place, 'new.db'), { clock })).rejects.toMatchObject({ code: 'store.read-only' });
    });
    expect(await readFile(path)).toEqual(before);
  });

  it('names a database that a newer version made', async () => {
    const { path, file } = await opened();
    file.exec("insert into kysely_migration values ('999-later', '2030-01-01T00:00:00.000Z')");

    await expect(openSqlite(path, { clock })).rejects.toMatchObject({ code: 'store.newer' });
  });

  it('is prepared once by several that open an empty file at the same time', async () => {
    const path = join(await folder(), 'bot.db');

    const stores = await Promise.all([1, 2, 3].map(() => openSqlite(path, { clock })));
    onTestFinished(async () => {
      await Promise.all(stores.map((store) => store.close()));
    });

    expect(await Promise.all(stores.map((store) => store.reads.deliveries.nextDue()))).toEqual([null, null, null]);
  });

  it('lets go of a file that it could not use', async () => {
    const { path, store, file } = await opened();
    file.exec("insert into kysely_migration values ('999-later', '2030-01-01T00:00:00.000Z')");
    await store.close();
    file.close();

    await expect(openSqlite(path, { clock })).rejects.toMatchObject({ code: 'store.newer' });

    // SQLite removes the log when the last connection closes: it stays while one is held.
    expect(existsSync(`${path}-wal`)).toBe(false);
  });

  it('creates the folder, and refuses a DATABASE_URL that it cannot read', async () => {
    const store = await openStore(`sqlite:${join(await folder(), 'new', 'bot.db')}`, { clock });
    onTestFinished(() => store.close());

    expect(store.kind).toBe('sqlite');
    await expect(openStore('mysql://x', { clock })).rejects.toMatchObject({ code: 'store.bad-url' });
  });
});
