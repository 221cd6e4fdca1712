import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readNetworkDirectory } from '../../src/networks/directory.js';
import { packageRoot } from '../../src/package-root.js';
import { loadShipped } from '../../src/roadmap/load.js';
import { readShippedRoadmap, type ShippedRoadmap } from '../../src/roadmap/shipped.js';
import { systemClock } from '../../src/time/clock.js';
import { openStore } from '../../store/open.js';
import { chanceOf, type Chance } from './chance.js';
import { newFolder, removeFolder } from './disk.js';
import type { NetworkFacts } from './expected.js';
import { roadmapOn } from './ledger-in-time.js';
import { dayPlus, firstMinuteOf } from './local-time.js';
import { drawChannels, type Channel } from './people.js';
import { writeScript } from './script.js';
import { Broken, storyOf, type Story } from './story.js';
import { worldClock, type WorldClock } from './world-clock.js';
import { worldOf, type World } from './world.js';
import { MOST_TRIES_IN_DOUBT } from '../../src/delivery/delivery.js';

/** How a simulation went. */
export interface Outcome {
  readonly seed: number;
  readonly days: number;
  /** The promise that did not hold, or a fault, in words; null where all held. */
  readonly broken: string | null;
  readonly lines: readonly string[];
  readonly counts: ReadonlyMap<string, number>;
}

const data = join(packageRoot, 'data');
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** So long nothing fails at the end, and nobody is killed: the longest pause between tries is two hours. */
const CALM_MS = 6 * 3_600_000;

type Country = { code: string; zones: string[]; capitalZone: string; networkRegion: string; reviewRegions: string[]; weekend: number[] };
const { countries } = JSON.parse(readFileSync(join(data, 'countries.json'), 'utf8')) as { countries: Country[] };
const networkFacts = new Map<string, NetworkFacts>(countries.map((one) => [one.code, { zone: one.capitalZone, regions: one.reviewRegions, networkRegion: one.networkRegion, weekend: one.weekend, country: one.code }]));
const networks = readNetworkDirectory(data);
const shipped = readShippedRoadmap(join(data, 'roadmap.json'));

/** Days on which something is due to happen: real moves, changes of clocks, a leap day, a turn of the year, and the weeks before Forums. */
const ANCHORS = ['2022-02-11', '2022-02-11', '2021-03-18', '2021-06-24', '2021-08-16', '2025-04-10', '2025-10-26', '2026-03-29', '2026-10-25', '2026-11-01', '2026-04-05', '2024-02-29', '2025-12-31', '2022-05-10', '2026-04-28', '2026-05-05', '2025-09-02', '2026-01-26'];

/** One world from one number. */
export async function simulate(seed: number, days: number): Promise<Outcome> {
  const chance = chanceOf(seed);
  const from = dayPlus(chance.pick(ANCHORS), -chance.between(0, Math.max(0, days - 2)));
  const startMs = Date.parse(`${from}T00:00:00Z`);
  const clock = worldClock(startMs, chance);
  const story = storyOf(() => clock.nowMs());
  const folder = newFolder();
  const { roadmap, moves } = roadmapOn(from, shipped);
  writeFileSync(join(folder, 'bot-0.db'), await ledgerFile(roadmap, moves.map(({ on }) => on).join()));
  const world = worldOf({ clock, chance, story, folder, networks, networkFacts });
  const channels = drawChannels(chance, countries, roadmap.entries, from, days);
  for (const one of channels) story.tell('world', `${one.platform} ${one.conversation}: ${one.network}, ${one.hour} in ${one.zone}, ${one.offsets.join(' ')} days${one.onWorkingDays ? ', on working days' : ''}`);
  writeScript({ world, chance, story, channels, moves, networks, networkFacts, startMs, days });
  await live(world, { chance, story, channels, from, days, startMs, clock });
  await world.close().catch(() => undefined);
  removeFolder(folder);
  const fault = world.broken();
  const broken = fault === null ? null : fault instanceof Error ? (fault instanceof Broken ? fault.message : (fault.stack ?? fault.message)) : 'something that is no error was thrown';
  if (broken !== null) story.tell('world', `BROKEN: ${broken}`);
  return { seed, days, broken, lines: story.lines, counts: story.counts };
}

async function live(world: World, { channels, from, days, startMs, clock }: { chance: Chance; story: Story; channels: readonly Channel[]; from: string; days: number; startMs: number; clock: WorldClock }): Promise<void> {
  const endMs = startMs + days * DAY_MS;
  const isOver = () => world.broken() !== null;
  world.begin();
  keepMinutes(world, startMs, endMs + CALM_MS, minutesOfReminders(channels, from, days + 2));
  await clock.run(endMs, () => restUntilMs(world), isOver);
  if (isOver()) return;
  for (const one of world.counterparts) one.faults.share = 0;
  world.calm();
  await clock.run(endMs + CALM_MS, () => restUntilMs(world), isOver);
  if (isOver()) return;
  try {
    world.invariants.atTheEnd();
  } catch (fault) {
    world.onBroken(fault);
  }
}

/** Minutes in which a reminder of somebody may be due. */
function minutesOfReminders(channels: readonly Channel[], from: string, days: number): Set<number> {
  const minutes = new Set<number>();
  for (const { zone, hour } of channels) for (let day = -1; day <= days; day += 1) {
    const at = firstMinuteOf(dayPlus(from, day), hour, zone);
    for (const later of [0, 1, 2]) minutes.add(at + later * MINUTE_MS);
  }
  return minutes;
}

/**
 * The minute hand: the minutes in which a reminder may be due and the two after each; while a change waits every third; while a
 * broadcast is on its way every quarter of an hour, else every hour. The promises are looked at every quarter of an hour. It skips the
 * minutes in which nobody looks.
 */
function keepMinutes(world: World, startMs: number, untilMs: number, minutes: ReadonlySet<number>): void {
  const { clock, watch } = world;
  const running = new Set<string>();
  let atMs = startMs;
  const minute = (): void => {
    const isQuarter = (atMs / MINUTE_MS) % 15 === 0;
    const isTime = isQuarter && ((atMs / MINUTE_MS) % 60 === 0 || isBusy(world));
    if (isTime || minutes.has(atMs) || (watch.held.size > 0 && (atMs / MINUTE_MS) % 3 === 0)) for (const life of world.lives) tick(life);
    if (isQuarter) check(() => world.invariants.whileUp(world.upSinceMs()));
    do atMs += MINUTE_MS;
    while (!minutes.has(atMs) && (atMs / MINUTE_MS) % 3 !== 0);
    if (atMs < untilMs) clock.atMinute(atMs, minute);
  };
  clock.atMinute(atMs, minute);

  function tick(life: World['lives'][number]): void {
    if (running.has(life.name)) return;
    running.add(life.name);
    const beganMs = clock.nowMs();
    void life.tick().then(() => {
      running.delete(life.name);
      if (life.isAlive() && !life.isStopping()) check(() => world.invariants.afterTick(beganMs));
    }).catch(world.onBroken);
  }

  function check(promise: () => void): void {
    try {
      promise();
    } catch (fault) {
      world.onBroken(fault);
    }
  }
}

/** Whether a broadcast is on its way, or will be at its hour. */
function isBusy({ watch }: World): boolean {
  return [...watch.broadcasts.values()].some(([now]) => now !== undefined && (now.state === 'sending' || (now.state === 'approved' && now.beginsMs !== null)));
}

/** Until when the house has nothing to do: its idle turns may be late until then. */
function restUntilMs({ watch, lives, clock }: World): number {
  if (lives.length === 0) return clock.nowMs();
  let restMs = Infinity;
  for (const row of watch.unended.values()) {
    if (row.state === 'sending') return clock.nowMs();
    const isWaiting = row.state === 'due' || row.state === 'retrying' || (row.state === 'unknown' && (row.again === 0 || (row.attempts < MOST_TRIES_IN_DOUBT && !row.key.startsWith('broadcast:'))));
    if (!isWaiting || watch.places.get(row.conversation)?.[0]?.isOpen !== true) continue;
    if (watch.held.size > 0 && row.state !== 'unknown' && watch.subjectsOf(row.key).some(({ milestone }) => watch.held.has(milestone))) continue;
    restMs = Math.min(restMs, row.state === 'unknown' ? Date.parse(row.changed) + 10_000 : Date.parse(row.next_try ?? row.due));
  }
  return restMs;
}

const ledgers = new Map<string, Buffer>();

/** A database with the roadmap in it, made once for each standing of the roadmap. */
async function ledgerFile(roadmap: ShippedRoadmap, standing: string): Promise<Buffer> {
  const known = ledgers.get(standing);
  if (known !== undefined) return known;
  const folder = newFolder();
  const path = join(folder, 'ledger.db');
  const store = await openStore(`sqlite:${path}`, { clock: systemClock() });
  await store.transact((tx) => loadShipped(tx.roadmap, roadmap));
  await store.close();
  const bytes = readFileSync(path);
  ledgers.set(standing, bytes);
  removeFolder(folder);
  return bytes;
}
