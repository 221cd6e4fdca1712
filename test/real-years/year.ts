import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { ChatPlatform } from '../../src/chat/platform.js';
import { readBytes } from '../../src/files/read-bytes.js';
import { readNetworkDirectory } from '../../src/networks/directory.js';
import { packageRoot } from '../../src/package-root.js';
import { enqueueReminders } from '../../src/reminders/planner.js';
import { PLAIN } from '../../src/reminders/subscription.js';
import { ReminderWatch } from '../../src/reminders/watch.js';
import { loadShipped } from '../../src/roadmap/load.js';
import type { LedgerTools } from '../../src/roadmap/ledger-tools.js';
import { readShippedRoadmap } from '../../src/roadmap/shipped.js';
import type { Clock } from '../../src/time/clock.js';
import { idMaker } from '../../src/time/ids.js';
import { instantFromMs } from '../../src/time/instant.js';
import { buildHouse } from '../../src/wire.js';
import { openStore } from '../../store/open.js';
import { roadmapOn } from '../simulation/ledger-in-time.js';
import { SHIPPED_FORMS } from '../support/practice-forms.js';

const data = join(packageRoot, 'data');
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Shorter waits are work; who waits longer waits until he is woken, since here the night is not spent turn by turn. */
const REST_MS = 900;

/** A message that reached a country's channel. */
export interface Arrived {
  readonly country: string;
  readonly atMs: number;
  readonly key: string;
  readonly about: readonly { readonly milestone: string; readonly dateRevision: number }[];
}

/**
 * A house with one channel for each country, on the first minute of a year that was. A tick of the whole planner costs ten times a look of its
 * watch, which is what finds reminders: so the whole planner ticks each hour, in the minutes in which something is expected, and while a
 * change waits; in every other minute the watch looks, and what it finds then is put into the outbox and arrives, where nothing was expected.
 */
export async function openYear(from: string, countries: readonly string[], dueAtMs: ReadonlySet<number>) {
  let nowMs = Date.parse(`${from}T00:00:00Z`);
  const clock = steppingClock(() => nowMs);
  const folder = mkdtempSync(join(tmpdir(), 'imrf-year-'));
  const store = await openStore(`sqlite:${join(folder, 'bot.db')}`, { clock });
  const networks = readNetworkDirectory(data);
  const { roadmap, moves } = roadmapOn(from, readShippedRoadmap(join(data, 'roadmap.json')));
  await store.transact((tx) => loadShipped(tx.roadmap, roadmap));
  await store.transact(async (tx) => {
    for (const code of countries) {
      await tx.networks.openConversation(code, addressOf(code), null, clock.now());
      await tx.networks.settle(code, { network: code });
      await tx.reminders.subscribe({ ...PLAIN, conversation: code, offsetsDays: [30, 7, 1], onWorkingDays: true, since: clock.now() });
    }
  });
  const arrived: Arrived[] = [];
  const newId = idMaker(clock, () => 0.5);
  const house = await buildHouse(
    { store, clock, newId, chance: () => 0.5, networks, practiceForms: SHIPPED_FORMS, readBytes, log: pino({ level: 'silent' }), publicUrl: null, secretariatZone: 'America/New_York', eachMinute: () => ({ stop: () => Promise.resolve() }) },
    null, () => Promise.resolve([takesEverything(arrived, () => nowMs)]),
  );
  const watch = new ReminderWatch(store.reads, () => Promise.resolve(networks), null);
  let events = 0;
  let isWaiting = false;

  /** The minute begins. */
  async function minute(): Promise<void> {
    const isWhole = nowMs % HOUR_MS === 0 || dueAtMs.has(nowMs) || isWaiting;
    let isDue = false;
    if (isWhole) await house.plan();
    else for await (const due of watch.due(clock.now(), clock.machineNow())) isDue = (await store.transact((tx) => enqueueReminders(tx, due, clock.machineNow()))) > 0 || isDue;
    // Also what the dispatcher has claimed already belongs to this minute.
    if (isDue || isWhole) await house.drain();
  }

  return {
    arrived, moves, store, house,
    /** Lets the minutes pass, each with what is due in it, until before this one. */
    async passUntil(text: string): Promise<void> {
      for (const untilMs = Date.parse(text); nowMs < untilMs; nowMs += MINUTE_MS) await minute();
    },
    /** Somebody in a country's channel asks, and is answered. */
    async asks(country: string, text: string): Promise<void> {
      events += 1;
      await house.door.keep({ eventId: `event-${events}`, address: addressOf(country), thread: null, account: { platform: 'slack', tenant: 'T1', user: `U${country}` }, locale: 'en', canOpenForm: false, canPostLater: true, happening: { kind: 'said', text } });
    },
    drain: () => house.drain(),
    /** Changes the ledger; while a change waits every minute is looked at whole. */
    async changes<T>(work: (tools: LedgerTools) => Promise<T>): Promise<T> {
      const result = await store.transact((tx) => work({ tx, newId, clock, networks }));
      isWaiting = (await store.reads.roadmap.heldMilestones()).size > 0;
      return result;
    },
    async close() {
      await house.stop();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function addressOf(country: string) {
  return { platform: 'slack' as const, tenant: 'T1', conversation: country, kind: 'channel' as const, route: null };
}

/** A platform that takes all, and notes it. */
function takesEverything(arrived: Arrived[], nowMs: () => number): ChatPlatform {
  return {
    name: 'slack', capabilities: { findsPosted: false, updates: false, removes: false }, limits: { perConversation: [], perTenant: [], retryAfterSilences: 'conversation' },
    post({ address }, { about }, key) {
      arrived.push({ country: address.conversation, atMs: nowMs(), key, about });
      return Promise.resolve({ kind: 'sent', receipt: key });
    },
    update: () => Promise.reject(new Error('not asked')),
    remove: () => Promise.reject(new Error('not asked')),
    findPosted: () => Promise.reject(new Error('not asked')),
  };
}

function steppingClock(nowMs: () => number): Clock {
  const now = () => instantFromMs(nowMs());
  return {
    now, machineNow: now,
    wait: (ms, signal) => new Promise((resolve) => {
      if (signal?.aborted === true || ms < REST_MS) setImmediate(resolve);
      else signal?.addEventListener('abort', () => resolve(), { once: true });
    }),
  };
}
