import { createHash } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { keptStatements } from '../../store/kept-statements.js';
import type { Chance } from './chance.js';
import { copyDatabase, cutWal, removeDatabase, walEnd, type WalEnd } from './disk.js';
import { Broken, type Story } from './story.js';
import { survivesPowerCuts } from './synced.js';
import type { Watch } from './watch.js';
import type { WorldClock } from './world-clock.js';

/** The disk on which the lives of the bot follow each other: each finds what the last one left, as it lay there. */
export interface WorldDisk {
  path(): string;
  /** The files as they are before the transaction that the power will cut. */
  beforeCut(): void;
  /** Whether anything came into the log since then. */
  hasWritten(): boolean;
  /** The next life finds the files as they are now, and no memory. */
  leave(): void;
  /** What was synced stays; of what was being written any number of frames. */
  pullThePlug(): void;
  /** Closed once these files are left. */
  onceLeft(close: () => Promise<void>): void;
  close(): Promise<void>;
}

export interface WorldDiskTools {
  readonly clock: WorldClock;
  readonly chance: Chance;
  readonly story: Story;
  readonly folder: string;
  readonly watch: Watch;
}

export function diskOf({ clock, chance, story, folder, watch }: WorldDiskTools): WorldDisk {
  const closings: (() => Promise<void>)[] = [];
  let path = join(folder, 'bot-0.db');
  let disks = 0;
  let cut: { end: WalEnd | null; before: string } | null = null;
  watch.open(path);

  function beforeCut(): void {
    const before = join(folder, 'before-cut.db');
    copyDatabase(path, before);
    cut = { end: walEnd(path), before };
  }

  function hasWritten(): boolean {
    const [before, after] = [cut?.end ?? null, walEnd(path)];
    return before?.salt !== after?.salt || before?.committed !== after?.committed;
  }

  function leave(): string {
    const left = path;
    disks += 1;
    path = join(folder, `bot-${disks}.db`);
    copyDatabase(left, path);
    forget(left);
    return left;
  }

  function forget(left: string): void {
    watch.close();
    watch.open(path);
    const close = closings.splice(0);
    clock.after(0, () => void Promise.all(close.map((one) => one())).then(() => removeDatabase(left)));
  }

  function pullThePlug(): void {
    const { end: before, before: copy } = cut ?? { end: null, before: path };
    const isFull = survivesPowerCuts(path);
    const left = leave();
    const after = walEnd(left);
    if (after === null) return;
    const synced = !isFull || before?.salt !== after.salt ? 0 : before.committed;
    // The pages of this commit may have gone on into the database file: with the log cut, they had not.
    copyFileSync(copy, path);
    const frames = chance.between(synced, Math.max(synced, after.committed - 1));
    story.count('log cut in the middle of a commit', after.committed > synced ? 1 : 0);
    story.tell('world', `of ${after.committed} frames of the log ${frames} are left, ${synced} of them synced`);
    cutWal(path, after, frames);
    if (isFull && digest(path) !== digest(copy)) throw new Broken('what was committed is whole', `after the log was cut at frame ${frames}`);
    watch.close();
    watch.open(path);
  }

  return {
    path: () => path,
    beforeCut, hasWritten, pullThePlug,
    leave: () => void leave(),
    onceLeft: (close) => void closings.push(close),
    close: () => Promise.all(closings.map((one) => one())).then(() => undefined),
  };
}

/** All rows of all tables. */
function digest(path: string): string {
  const db = keptStatements(new Database(path, { timeout: 0 }));
  const tables = db.prepare("select name from sqlite_master where type = 'table' and name not like '%fts%' order by name").all([]) as { name: string }[];
  const hash = createHash('sha256');
  for (const { name } of tables) hash.update(name).update(JSON.stringify(db.prepare(`select * from "${name}"`).all([])));
  db.close();
  return hash.digest('hex');
}
