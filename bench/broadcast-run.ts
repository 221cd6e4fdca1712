import { join } from 'node:path';
import { approveBroadcast } from '../src/broadcasts/approve-broadcast.js';
import { contentHash } from '../src/broadcasts/content-hash.js';
import { findAudience } from '../src/broadcasts/find-audience.js';
import { readReport } from '../src/broadcasts/report.js';
import { sendBroadcast } from '../src/broadcasts/send-broadcast.js';
import { tellProgress } from '../src/broadcasts/tell-progress.js';
import { makeCompose } from '../src/composing.js';
import { Dispatcher } from '../src/delivery/dispatcher.js';
import { slidingLimiter } from '../src/delivery/limiter.js';
import { readNetworkDirectory } from '../src/networks/directory.js';
import { packageRoot } from '../src/package-root.js';
import { SHIPPED_FORMS } from '../test/support/practice-forms.js';
import { loadShipped } from '../src/roadmap/load.js';
import { readShippedRoadmap } from '../src/roadmap/shipped.js';
import { msOf } from '../src/time/instant.js';
import type { Store } from '../src/store.js';
import type { Clock } from '../src/time/clock.js';
import { leapingClock, type LeapingClock } from '../test/support/leaping-clock.js';
import { content } from '../test/support/sample-broadcast.js';
import { newStore } from './outbox.js';
import { strictPlatform, type StrictPlatform } from './strict-platform.js';

const LIMITS = { perConversation: [{ count: 1, perMs: 1_000 }], perTenant: [{ count: 5, perMs: 1_000 }], retryAfterSilences: 'tenant' } as const;
const networks = readNetworkDirectory(join(packageRoot, 'data'));

/** Real milliseconds for what a person waits for, pretended seconds for what the limits permit, real ones again for what each message costs. */
export interface BroadcastRun {
  readonly audienceMs: number;
  readonly startMs: number;
  readonly progressMs: number;
  readonly reportMs: number;
  readonly seconds: number;
  readonly bareSeconds: number;
  readonly costMs: number;
  readonly sent: number;
  readonly breaches: number;
}

/** One broadcast to so many conversations, beside a bare loop over the same counterpart. */
export async function runBroadcast(conversations: number): Promise<BroadcastRun> {
  const clock = leapingClock();
  const { store, close } = await newStore();
  await settleIn(store, conversations, clock);
  let drawn = 0;
  const newId = () => `n${drawn++}`;
  const { number } = await store.transact((tx) => tx.broadcasts.begin({ state: 'proposed', content, hash: contentHash(content), writers: ['console:ana'], approval: null, round: 0, schedule: null, beginsAt: null, corrections: 0, madeAt: clock.machineNow(), changedAt: clock.machineNow() }));
  const audienceMs = await timed(() => findAudience(content.audience, store.reads, networks));
  const actor = { by: 'console:ben', at: clock.machineNow() };
  const startMs = await timed(() => store.transact(async (tx) => {
    const tools = { tx, clock, newId, networks };
    await approveBroadcast(number, { hash: null, confirm: conversations, override: null }, actor, tools);
    await sendBroadcast(number, { kind: 'now' }, null, actor, tools);
  }));
  const progressMs = await timed(() => store.transact((tx) => tellProgress(new Map([[number, clock.machineNow()]]), { tx, clock, newId })));
  const platform = strictPlatform('slack', LIMITS, clock, chances());
  const began = performance.now();
  await carry(store, platform, clock, conversations);
  const costMs = (performance.now() - began) / conversations;
  const broadcast = (await store.reads.broadcasts.find(number))!;
  let sent = 0;
  const reportMs = await timed(async () => {
    sent = (await readReport(broadcast, store.reads, clock.machineNow())).counts.sent;
  });
  await close();
  return { audienceMs, startMs, progressMs, reportMs, costMs, sent, seconds: spanOf(platform), bareSeconds: await bareLoop(conversations), breaches: platform.breaches() };
}

/** The shipped roadmap, and a channel for each conversation, of all countries in turn. */
async function settleIn(store: Store, conversations: number, clock: Clock): Promise<void> {
  const codes = [...networks.keys()];
  await store.transact(async (tx) => {
    await loadShipped(tx.roadmap, readShippedRoadmap(join(packageRoot, 'data/roadmap.json')));
    for (let nth = 0; nth < conversations; nth += 1) {
      await tx.networks.openConversation(`c${nth}`, { platform: 'slack', tenant: 'T1', conversation: `C${nth}`, kind: 'channel', route: null }, null, clock.machineNow());
      await tx.networks.settle(`c${nth}`, { network: codes[nth % codes.length] ?? 'KE' });
    }
  });
}

async function carry(store: Store, platform: StrictPlatform, clock: LeapingClock, conversations: number): Promise<void> {
  const dispatcher = new Dispatcher({
    reads: store.reads.deliveries, write: (fn) => store.transact((tx) => fn(tx.deliveries)), platforms: new Map([[platform.name, platform]]), onlyConversation: null,
    compose: makeCompose(store.reads, { networks, practiceForms: SHIPPED_FORMS, clock, publicUrl: null }), limiter: slidingLimiter(), clock, chance: Math.random, worker: 'bench', onFault: (fault) => process.stderr.write(`${String(fault)}\n`),
  });
  dispatcher.start();
  await clock.passUntil(() => platform.arrivedMs.length >= conversations, 24 * 3_600_000);
  const stopping = { isOver: false };
  void dispatcher.stop().then(() => (stopping.isOver = true));
  await clock.passUntil(() => stopping.isOver, 60_000);
}

/** One after the other, as fast as the limits permit, and nothing kept. What is refused is tried again when the counterpart says. */
async function bareLoop(conversations: number): Promise<number> {
  const clock = leapingClock();
  const platform = strictPlatform('slack', LIMITS, clock, chances());
  const [{ count, perMs }] = LIMITS.perTenant;
  const looping = { isOver: false };
  void (async () => {
    const answered: number[] = [];
    for (let nth = 0; nth < conversations; ) {
      const opens = (answered[answered.length - count] ?? -Infinity) + perMs;
      const now = msOf(clock.machineNow());
      if (opens > now) await clock.wait(opens - now);
      const to = { address: { platform: 'slack' as const, tenant: 'T1', conversation: `C${nth}`, kind: 'channel' as const, route: null }, thread: null, onlyFor: null };
      const outcome = await platform.post(to, { text: 'soon', language: 'en', about: [], blocks: [] }, `k${nth}`, new AbortController().signal);
      if (outcome.kind !== 'sent') {
        await clock.wait(1_000);
        continue;
      }
      answered.push(msOf(clock.machineNow()));
      nth += 1;
    }
    looping.isOver = true;
  })();
  await clock.passUntil(() => looping.isOver, 24 * 3_600_000);
  return spanOf(platform);
}

function spanOf({ arrivedMs }: StrictPlatform): number {
  return ((arrivedMs.at(-1) ?? 0) - (arrivedMs[0] ?? 0)) / 1_000;
}

function chances(): () => number {
  let random = 1;
  return () => (random = (random * 16_807) % 2_147_483_647) / 2_147_483_647;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
