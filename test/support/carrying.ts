import { onTestFinished } from 'vitest';
import type { PlatformName } from '../../src/chat/conversation.js';
import type { ChatPlatform, FoundPosted, PlatformLimits, SendOutcome } from '../../src/chat/platform.js';
import type { Compose } from '../../src/delivery/compose.js';
import type { Delivery, NewDelivery } from '../../src/delivery/delivery.js';
import { Dispatcher } from '../../src/delivery/dispatcher.js';
import type { DispatcherTools } from '../../src/delivery/dispatcher-tools.js';
import { slidingLimiter } from '../../src/delivery/limiter.js';
import type { Store } from '../../src/store.js';
import type { Instant } from '../../src/time/instant.js';
import { delivery } from '../contract/store-samples.js';
import { leapingClock, type LeapingClock } from './leaping-clock.js';
import { openTempStore } from './open-stores.js';

/** One request that a small platform got. */
export interface Posted {
  readonly key: string;
  readonly conversation: string;
  readonly at: Instant;
  /** Whether it says that it may be there already. */
  readonly marked: boolean;
}

/** A platform of a few lines that answers as it is told: by key, in turn; `sent` where nothing was said. */
export interface SmallPlatform extends ChatPlatform {
  readonly posted: Posted[];
  answer(key: string, ...outcomes: (SendOutcome | 'hangs' | 'breaks')[]): void;
  /** What it answers when asked, and after how long. */
  find(found: FoundPosted | 'fails', afterMs?: number): void;
  /** How often it was asked. */
  readonly asked: number;
}

const UNLIMITED: PlatformLimits = { perConversation: [], perTenant: [], retryAfterSilences: 'tenant' };

export function smallPlatform(name: PlatformName, clock: LeapingClock, { findsPosted = true, limits = {}, answersAfterMs = 50 }: { findsPosted?: boolean; limits?: Partial<PlatformLimits>; answersAfterMs?: number } = {}): SmallPlatform {
  const posted: Posted[] = [];
  const told = new Map<string, (SendOutcome | 'hangs' | 'breaks')[]>();
  let [found, foundAfterMs]: [FoundPosted | 'fails', number] = [findsPosted ? { kind: 'absent' } : { kind: 'unsupported' }, 0];
  let asked = 0;
  return {
    name,
    capabilities: { findsPosted, updates: false, removes: false },
    limits: { ...UNLIMITED, ...limits },
    posted,
    answer: (key, ...outcomes) => void told.set(key, outcomes),
    find: (next, afterMs = 0) => void ([found, foundAfterMs] = [next, afterMs]),
    get asked() {
      return asked;
    },
    async post({ address }, message, key) {
      posted.push({ key, conversation: address.conversation, at: clock.machineNow(), marked: message.text === 'again' });
      await clock.wait(answersAfterMs);
      const outcome = told.get(key)?.shift() ?? { kind: 'sent', receipt: `r-${key}` };
      if (outcome === 'breaks') throw new Error('a fault in the adapter');
      return outcome === 'hangs' ? new Promise<never>(() => undefined) : outcome;
    },
    update: () => Promise.reject(new Error('it updates nothing')),
    remove: () => Promise.reject(new Error('it removes nothing')),
    async findPosted() {
      asked += 1;
      const [answer, afterMs] = [found, foundAfterMs];
      if (afterMs > 0) await clock.wait(afterMs);
      if (answer === 'fails') throw new Error('HTTP 500');
      return answer;
    },
  };
}

/** An outbox that is carried: a real SQLite file, a clock that leaps, and one small platform or several. */
export interface Carrying {
  readonly store: Store;
  readonly clock: LeapingClock;
  readonly dispatcher: Dispatcher;
  readonly faults: unknown[];
  readonly compose: Compose;
  /** Opens conversations `NAME` of a platform, in workspace T1 unless told otherwise. */
  open(platform: PlatformName, names: readonly string[], tenant?: string): Promise<void>;
  enqueue(...deliveries: readonly NewDelivery[]): Promise<void>;
  row(key: string): Promise<Delivery>;
  /** Lets time pass until the delivery is in this state. */
  until(key: string, state: Delivery['state'], withinMs?: number): Promise<Delivery>;
  /** Stops the dispatcher (or another), while time passes. */
  stop(dispatcher?: Dispatcher): Promise<void>;
  /** Another worker on the same outbox, not yet started. */
  another(change?: Partial<DispatcherTools>): Dispatcher;
}

/** What is composed in these tests: nothing but whether it is marked. A saying named `skip` is not true any more; `breaks` cannot be composed. */
function composeOn(store: Store): Compose {
  return async (one) => {
    if (one.saying.says === 'breaks') throw new Error('nobody says "breaks"');
    const conversation = await store.reads.networks.findConversation(one.conversation);
    if (conversation === undefined) return { kind: 'skip', reason: 'the conversation is not known any more', to: null };
    const to = { address: conversation.address, thread: null, onlyFor: null };
    if (one.saying.says === 'skip') return { kind: 'skip', reason: 'the date has moved', to };
    const about = one.key.startsWith('dated') ? [{ milestone: 'imrf-2026', dateRevision: 1 }] : [];
    return { kind: 'ready', message: { text: one.again ? 'again' : 'first', language: 'en', about, blocks: [] }, to };
  };
}

/** Opens it for one test; the dispatcher is started and stopped by the test. */
export async function carrying(platformsOf: (clock: LeapingClock) => readonly ChatPlatform[]): Promise<Carrying> {
  const { store, close } = await openTempStore();
  onTestFinished(close);
  const clock = leapingClock();
  const faults: unknown[] = [];
  const tools: DispatcherTools = {
    reads: store.reads.deliveries, write: (fn) => store.transact((tx) => fn(tx.deliveries)), platforms: new Map(platformsOf(clock).map((one) => [one.name, one])),
    onlyConversation: null, compose: composeOn(store), limiter: slidingLimiter(), clock, chance: () => 0.5, worker: 'w1', onFault: (fault) => void faults.push(fault),
  };
  const dispatcher = new Dispatcher(tools);
  const row = async (key: string): Promise<Delivery> => {
    const found = await store.reads.deliveries.findDelivery(key);
    if (found === undefined) throw new Error(`no delivery ${key}`);
    return found;
  };
  return {
    store, clock, dispatcher, faults, row, compose: tools.compose,
    open: (platform, names, tenant = 'T1') => store.transact(async (tx) => {
      for (const name of names) await tx.networks.openConversation(name, { platform, tenant, conversation: name, kind: 'channel', route: null }, null, clock.machineNow());
    }),
    async enqueue(...deliveries) {
      await store.transact((tx) => tx.deliveries.enqueue(deliveries, clock.machineNow()));
      dispatcher.wake();
    },
    async until(key, state, withinMs) {
      await clock.passUntil(async () => (await row(key)).state === state, withinMs);
      return row(key);
    },
    async stop(one = dispatcher) {
      let isOver = false;
      void one.stop().then(() => (isOver = true));
      await clock.passUntil(() => isOver, 60_000);
    },
    another: (change = {}) => new Dispatcher({ ...tools, worker: 'w2', limiter: slidingLimiter(), ...change }),
  };
}

/** A delivery for a conversation of `carrying`, due at once. */
export function forIt(key: string, conversation = 'kenya', some: Partial<NewDelivery> = {}): NewDelivery {
  return delivery(key, { conversation, ...some });
}
