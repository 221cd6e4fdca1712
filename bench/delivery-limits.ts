import type { PlatformLimits, RateWindow } from '../src/chat/platform.js';
import { systemClock, type Clock } from '../src/time/clock.js';
import { leapingClock } from '../test/support/leaping-clock.js';
import { carrier, fill, newStore } from './outbox.js';
import { strictPlatform } from './strict-platform.js';

/** What the shipped settings are, as platforms document them. */
const LIMITS: Record<'slack' | 'teams', PlatformLimits> = {
  slack: { perConversation: [{ count: 1, perMs: 1_000 }], perTenant: [{ count: 5, perMs: 1_000 }], retryAfterSilences: 'tenant' },
  teams: { perConversation: [{ count: 7, perMs: 1_000 }, { count: 8, perMs: 2_000 }, { count: 60, perMs: 30_000 }, { count: 1_800, perMs: 3_600_000 }], perTenant: [{ count: 25, perMs: 1_000 }], retryAfterSilences: 'conversation' },
};

/** How one run against the strict counterpart went. */
export interface LimitRun {
  readonly name: string;
  readonly messages: number;
  readonly seconds: number;
  readonly permittedSeconds: number;
  readonly share: number;
  readonly breaches: number;
}

/** Sends all, in pretended time (`leaps`) or real time, and measures the share of what is permitted. */
export async function runAgainstLimits(platformName: 'slack' | 'teams', conversations: number, messages: number, leaps: boolean): Promise<LimitRun> {
  const leaping = leapingClock();
  const clock: Clock = leaps ? leaping : systemClock();
  const { store, close } = await newStore();
  let random = 1;
  const chance = () => (random = (random * 16_807) % 2_147_483_647) / 2_147_483_647;
  const platform = strictPlatform(platformName, LIMITS[platformName], clock, chance);
  await fill(store, platformName, conversations, messages, clock);
  const dispatcher = carrier(store, platform, clock, (fault) => process.stderr.write(`${String(fault)}\n`));
  dispatcher.start();
  const isDone = () => platform.arrivedMs.length >= messages;
  if (leaps) await leaping.passUntil(isDone, 30 * 24 * 3_600_000);
  else while (!isDone()) await clock.wait(20);
  const stopping = { isOver: false };
  void dispatcher.stop().then(() => (stopping.isOver = true));
  if (leaps) await leaping.passUntil(() => stopping.isOver, 60_000);
  else while (!stopping.isOver) await clock.wait(20);
  await close();
  const seconds = ((platform.arrivedMs.at(-1) ?? 0) - (platform.arrivedMs[0] ?? 0)) / 1_000;
  const permittedSeconds = soonestMs(LIMITS[platformName], conversations, messages) / 1_000;
  return { name: `${platformName}, ${conversations} conversations${leaps ? '' : ', real time'}`, messages, seconds, permittedSeconds, share: permittedSeconds / seconds, breaches: platform.breaches() };
}

/** When the last of all could arrive at the soonest, from the first: by the windows of the workspace and of the busiest conversation. */
function soonestMs({ perTenant, perConversation }: PlatformLimits, conversations: number, messages: number): number {
  return Math.max(lastOf(perTenant, messages), lastOf(perConversation, Math.ceil(messages / conversations)));
}

function lastOf(windows: readonly RateWindow[], length: number): number {
  const soonest: number[] = [];
  for (let nth = 0; nth < length; nth += 1) soonest.push(Math.max(0, ...windows.map(({ count, perMs }) => (nth < count ? 0 : (soonest[nth - count] ?? 0) + perMs))));
  return soonest.at(-1) ?? 0;
}
