import { pino } from 'pino';
import type { Incoming } from '../../src/chat/incoming.js';
import { readBytes } from '../../src/files/read-bytes.js';
import type { NetworkDirectory } from '../../src/networks/network.js';
import { forgetWhatIsOver } from '../../src/requests/forget-what-is-over.js';
import { releaseWhatIsOver } from '../../src/roadmap/release-what-is-over.js';
import type { Store, Writes } from '../../src/store.js';
import type { Clock } from '../../src/time/clock.js';
import { idMaker, type NewId } from '../../src/time/ids.js';
import { buildHouse, type House } from '../../src/wire.js';
import { openStore } from '../../store/open.js';
import { SHIPPED_FORMS } from '../support/practice-forms.js';
import type { Chance } from './chance.js';
import type { Caller, Counterpart } from './counterpart.js';
import type { Gate } from './gate.js';
import type { Story } from './story.js';
import type { WorldClock } from './world-clock.js';

/** One life of the bot, from its start until it ends or is killed: a process, but for the process. */
export interface Life extends Caller {
  readonly house: House;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Writes as the house does, through the same gate. */
  transact<T>(fn: (tx: Writes) => Promise<T>): Promise<T>;
  keep(incoming: Incoming): Promise<void>;
  /** The minute begins. */
  tick(): Promise<void>;
  stop(): Promise<void>;
  /** It was asked to stop, and plans nothing more. */
  isStopping(): boolean;
}

export interface LifeTools {
  readonly clock: WorldClock;
  readonly chance: Chance;
  readonly story: Story;
  readonly networks: NetworkDirectory;
  readonly counterparts: readonly Counterpart[];
  readonly gate: Gate;
}

/** Somebody who can die. */
export function callerOf(name: string): Caller {
  let alive = true;
  return {
    name,
    isAlive: () => alive,
    die() {
      alive = false;
    },
  };
}

/** Starts a life on a database, as `start` does: what is over is forgotten and released, then the house opens, then it plans. */
export async function beginLife(caller: Caller, path: string, onOpen: (close: () => Promise<void>) => void, { clock: world, chance, story, networks, counterparts, gate }: LifeTools): Promise<Life> {
  const clock = world.ofLife(() => caller.isAlive());
  const newId = idMaker(clock, () => chance.next());
  const opened = await openStore(`sqlite:${path}`, { clock });
  onOpen(() => opened.close());
  const store: Store = { kind: opened.kind, reads: slowAtTimes(opened.reads, world, chance, story), close: () => opened.close(), transact: (fn) => gate.pass(caller, clock, () => opened.transact(fn)) };
  await store.transact((tx) => forgetWhatIsOver(tx.requests, clock.machineNow()));
  await releaseWhatIsOver(store, { clock, newId, networks });
  let tick: () => Promise<void> = () => Promise.resolve();
  let isStopping = false;
  const log = pino({ level: 'error', base: null }, { write: (line: string) => {
    if (caller.isAlive()) faultOf(line, caller.name, story);
  } });
  const house = await buildHouse(
    { store, clock, newId, chance: () => chance.next(), networks, practiceForms: SHIPPED_FORMS, readBytes, log, publicUrl: null, secretariatZone: 'America/New_York', eachMinute: (run) => {
      tick = run;
      return { stop: () => Promise.resolve() };
    } },
    null,
    () => Promise.resolve(counterparts.map((one) => one.portFor(caller))),
  );
  return {
    ...caller, house, clock, newId,
    transact: (fn) => store.transact(fn),
    keep: (incoming) => house.door.keep(incoming),
    tick: () => tick(),
    stop() {
      isStopping = true;
      return house.stop();
    },
    isStopping: () => isStopping,
  };
}

/** At times a database answers after seconds: what was claimed is not composed yet, and the world goes on. */
function slowAtTimes(reads: Store['reads'], world: WorldClock, chance: Chance, story: Story): Store['reads'] {
  return { ...reads, networks: { ...reads.networks, findConversation: async (id) => {
    if (chance.happens(0.1)) {
      story.count('slow reads');
      await new Promise<void>((resolve) => world.after(chance.between(50, 3_000), resolve));
    }
    return reads.networks.findConversation(id);
  } } };
}

/** A line of the log belongs to the story: the bot noticed a fault. */
function faultOf(line: string, name: string, story: Story): void {
  const { msg, err } = JSON.parse(line) as { msg?: string; err?: { message?: string } };
  story.count('faults that the bot logged');
  story.tell(name, `logs: ${msg ?? ''}: ${err?.message ?? ''}`);
}
