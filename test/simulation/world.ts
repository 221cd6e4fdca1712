import { createHash } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { NetworkDirectory } from '../../src/networks/network.js';
import { keptStatements } from '../../store/kept-statements.js';
import type { Chance } from './chance.js';
import { counterpart, type Caller, type Counterpart } from './counterpart.js';
import { copyDatabase, cutWal, removeDatabase, walEnd, type WalEnd } from './disk.js';
import { gateOf, type Blow, type Gate } from './gate.js';
import { invariantsOf, type Invariants } from './invariants.js';
import { beginLife, callerOf, type Life } from './life.js';
import type { NetworkFacts } from './expected.js';
import { Broken, type Story } from './story.js';
import { survivesPowerCuts } from './synced.js';
import { watchOver, type Watch } from './watch.js';
import type { WorldClock } from './world-clock.js';

/** The simulated world: platforms, a disk, and the lives of the bot on it. */
export interface World {
  readonly clock: WorldClock;
  readonly watch: Watch;
  readonly gate: Gate;
  readonly counterparts: readonly Counterpart[];
  readonly invariants: Invariants;
  readonly acknowledged: Map<string, number>;
  /** Deliveries that a person had sent again though they may have arrived. */
  readonly sentAgain: Set<string>;
  /** Those that are up. */
  readonly lives: readonly Life[];
  upSinceMs(): number;
  /** Another life on the same disk. */
  begin(): void;
  /** A life ends as it should. */
  end(life: Life): Promise<void>;
  kill(life: Life): void;
  /** The first promise that did not hold. */
  broken(): unknown;
  onBroken(fault: unknown): void;
  /** Nobody may come back by himself any more. */
  calm(): void;
  close(): Promise<void>;
}

export interface WorldTools {
  readonly clock: WorldClock;
  readonly chance: Chance;
  readonly story: Story;
  readonly folder: string;
  readonly networks: NetworkDirectory;
  readonly networkFacts: ReadonlyMap<string, NetworkFacts>;
}

export function worldOf({ clock, chance, story, folder, networks, networkFacts }: WorldTools): World {
  const watch = watchOver();
  const acknowledged = new Map<string, number>();
  const sentAgain = new Set<string>();
  const lives: Life[] = [];
  const callers = new Set<Caller>();
  const closings: (() => Promise<void>)[] = [];
  let path = join(folder, 'bot-0.db');
  let disks = 0;
  let born = 0;
  let upSinceMs = Infinity;
  let broken: unknown = null;
  let cut: { end: WalEnd | null; before: string } | null = null;
  let isCalm = false;

  const onBroken = (fault: unknown): void => {
    broken ??= fault;
    for (const caller of callers) caller.die();
  };
  const guarded = (work: () => void): void => {
    try {
      work();
    } catch (fault) {
      onBroken(fault);
    }
  };
  const counterparts = (['slack', 'teams'] as const).map((name) => counterpart(name, { clock, chance, story, onBroken, onPost: (...posted) => invariants.onPost(...posted), onText: (...said) => invariants.onText(...said) }));
  const invariants = invariantsOf({ watch, counterparts, story, networks: networkFacts, nowMs: () => clock.nowMs(), acknowledged, sentAgain });
  const look = (): void => invariants.afterCommit(watch.look(clock.nowMs()));
  const gate = gateOf({ chance, onCommit: look, onBroken, beforeCut, hasWritten, onBlow: (caller, blow) => guarded(() => onBlow(caller, blow)) });
  watch.open(path);

  /** The files as they are before the transaction that the power will cut. */
  function beforeCut(): void {
    const before = join(folder, 'before-cut.db');
    copyDatabase(path, before);
    cut = { end: walEnd(path), before };
  }

  function hasWritten(): boolean {
    const [before, after] = [cut?.end ?? null, walEnd(path)];
    return before?.salt !== after?.salt || before?.committed !== after?.committed;
  }

  function onBlow(caller: Caller, blow: Blow): void {
    story.count(`blow ${blow}`);
    story.count('blow with a request open', counterparts.some(({ open }) => open.size > 0) ? 1 : 0);
    if (blow === 'after') look();
    if (blow === 'power cut') {
      story.tell('world', `the power fails while ${caller.name} writes`);
      for (const one of [...callers]) bury(one);
      pullThePlug();
    } else {
      story.tell('world', `${caller.name} is killed ${blow} a transaction`);
      bury(caller);
      if (callers.size === 0) leaveDisk();
    }
    if (callers.size === 0) comeBack();
  }

  function bury(caller: Caller): void {
    caller.die();
    for (const one of callers) if (one.name === caller.name) callers.delete(one);
    const at = lives.findIndex(({ name }) => name === caller.name);
    if (at >= 0) lives.splice(at, 1);
    if (callers.size === 0) upSinceMs = Infinity;
  }

  /** The next life finds the files as they are now, and no memory. */
  function leaveDisk(): string {
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

  /** What was synced stays; of what was being written any number of frames. */
  function pullThePlug(): void {
    const { end: before, before: copy } = cut ?? { end: null, before: path };
    const isFull = survivesPowerCuts(path);
    const left = leaveDisk();
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

  function comeBack(): void {
    if (isCalm) {
      begin();
      return;
    }
    const ms = chance.pick([2_000, 5_000, 20_000, 60_000, 10 * 60_000, 2 * 3_600_000, chance.between(1, 30) * 3_600_000]);
    story.count('restart after hours', ms > 3_600_000 ? 1 : 0);
    clock.after(ms, () => {
      if (callers.size === 0) begin();
    });
  }

  function begin(): void {
    if (broken !== null) return;
    born += 1;
    const caller = callerOf(`life ${born}`);
    callers.add(caller);
    story.count('lives');
    story.tell('world', `${caller.name} begins`);
    void beginLife(caller, path, (close) => closings.push(close), { clock, chance, story, networks, counterparts, gate }).then((life) => {
      if (!life.isAlive()) return;
      lives.push(life);
      if (lives.length === 1) upSinceMs = clock.nowMs();
      return life.house.plan();
    }).catch(onBroken);
  }

  return {
    clock, watch, gate, counterparts, invariants, acknowledged, sentAgain, lives,
    upSinceMs: () => upSinceMs,
    begin,
    async end(life) {
      await life.stop();
      if (!life.isAlive()) return;
      story.count('graceful stops');
      story.tell('world', `${life.name} ends`);
      bury(life);
      if (callers.size === 0) {
        leaveDisk();
        if (!isCalm) comeBack();
      }
    },
    kill: (life) => guarded(() => onBlow(life, 'before')),
    broken: () => broken,
    onBroken,
    calm() {
      isCalm = true;
      if (callers.size === 0) begin();
    },
    async close() {
      watch.close();
      await Promise.all(closings.map((one) => one()));
    },
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
