import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChatPlatform } from '../src/chat/platform.js';
import { PRIORITY } from '../src/delivery/delivery.js';
import { Dispatcher } from '../src/delivery/dispatcher.js';
import { slidingLimiter } from '../src/delivery/limiter.js';
import type { Store } from '../src/store.js';
import { systemClock, type Clock } from '../src/time/clock.js';
import { openStore } from '../store/open.js';

/** A store on a new SQLite file; `close` also deletes it. */
export async function newStore(): Promise<{ store: Store; close: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'imrf-bench-'));
  const store = await openStore(`sqlite:${join(folder, 'bot.db')}`, { clock: systemClock() });
  return {
    store,
    async close() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Puts messages into the outbox: so many, in turn for so many conversations of one workspace. */
export async function fill(store: Store, platform: 'slack' | 'teams', conversations: number, messages: number, clock: Clock): Promise<void> {
  const at = clock.machineNow();
  await store.transact(async (tx) => {
    for (let nth = 0; nth < conversations; nth += 1) await tx.networks.openConversation(`c${nth}`, { platform, tenant: 'T1', conversation: `C${nth}`, kind: 'channel', route: null }, null, at);
    await tx.deliveries.enqueue(Array.from({ length: messages }, (_, nth) => ({
      key: `k${nth}`, conversation: `c${nth % conversations}`, thread: null, onlyFor: null, saying: { says: 'bench', args: {} }, language: null, priority: PRIORITY.reminder, due: at, subjects: [], updates: null,
    })), at);
  });
}

/** The bot's own dispatcher on this store. What is composed is one word: the figures are of the outbox, not of the wording. */
export function carrier(store: Store, platform: ChatPlatform, clock: Clock, onFault: (fault: unknown) => void): Dispatcher {
  return new Dispatcher({
    reads: store.reads.deliveries, write: (fn) => store.transact((tx) => fn(tx.deliveries)), platforms: new Map([[platform.name, platform]]), onlyConversation: null,
    compose: ({ conversation }) => Promise.resolve({ kind: 'ready', message: { text: 'soon', language: 'en', about: [], blocks: [] }, to: { address: { platform: platform.name, tenant: 'T1', conversation: conversation.toUpperCase(), kind: 'channel', route: null }, thread: null, onlyFor: null } }),
    limiter: slidingLimiter(), clock, chance: Math.random, worker: 'bench', onFault,
  });
}
