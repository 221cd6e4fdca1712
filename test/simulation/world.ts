import type { NetworkDirectory } from '../../src/networks/network.js';
import type { Chance } from './chance.js';
import { counterpart, type Caller, type Counterpart } from './counterpart.js';
import { gateOf, type Blow, type Gate } from './gate.js';
import { invariantsOf, type Invariants } from './invariants.js';
import { beginLife, callerOf, type Life } from './life.js';
import type { NetworkFacts } from './expected.js';
import type { Story } from './story.js';
import { watchOver, type Watch } from './watch.js';
import type { WorldClock } from './world-clock.js';
import { diskOf } from './world-disk.js';

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
  const disk = diskOf({ clock, chance, story, folder, watch });
  const acknowledged = new Map<string, number>();
  const sentAgain = new Set<string>();
  const lives: Life[] = [];
  const callers = new Set<Caller>();
  let born = 0;
  let upSinceMs = Infinity;
  let broken: unknown = null;
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
  const gate = gateOf({ chance, onCommit: look, onBroken, beforeCut: disk.beforeCut, hasWritten: disk.hasWritten, onBlow: (caller, blow) => guarded(() => onBlow(caller, blow)) });

  function onBlow(caller: Caller, blow: Blow): void {
    story.count(`blow ${blow}`);
    story.count('blow with a request open', counterparts.some(({ open }) => open.size > 0) ? 1 : 0);
    if (blow === 'after') look();
    if (blow === 'power cut') {
      story.tell('world', `the power fails while ${caller.name} writes`);
      for (const one of [...callers]) bury(one);
      disk.pullThePlug();
    } else {
      story.tell('world', `${caller.name} is killed ${blow} a transaction`);
      bury(caller);
      if (callers.size === 0) disk.leave();
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
    void beginLife(caller, disk.path(), disk.onceLeft, { clock, chance, story, networks, counterparts, gate }).then((life) => {
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
        disk.leave();
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
      await disk.close();
    },
  };
}
