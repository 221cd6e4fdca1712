import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { plannerOf } from '../src/planner-tick.js';
import type { Store } from '../src/store.js';
import { CalendarDate } from '../src/time/calendar-date.js';
import { systemClock } from '../src/time/clock.js';
import { InstantFromText, msOf } from '../src/time/instant.js';
import { openStore } from '../store/open.js';
import { findDueReminders } from '../test/reminders/plain-planner.js';
import { handClock } from '../test/support/hand-clock.js';
import { datesFrom, fillCrowd, networks } from './crowd.js';

/*
 * What a tick of the planner costs at 1,000, 10,000 and 100,000 subscriptions and 1,000 dates: one in which nothing is due, one in which
 * 10 and one in which 1,000 are, one after a change in a single conversation, and one after a change of a date, which reads all again.
 * Beside them what each minute would cost if all were read and planned anew. The sizes stand side by side in one run, on SQLite with FULL
 * commits; a busy machine slows all of them. Each figure but the two readings of all is the best of several.
 * Run it with `npm run bench:reminders`.
 */
const SIZES = [1_000, 10_000, 100_000];
const SINCE = '2026-11-24T10:30:00.000Z';
/** A tick that costs what is due costs no more than this many times as much with a hundred times the subscriptions. */
const MOST_GROWTH = 3;
const MINUTE_MS = 60_000;

const NAMES = ['first look', 'nothing due', '10 due', '1,000 due', 'one conversation changed', 'a date changed', 'all read and planned anew'] as const;
type Figures = Record<(typeof NAMES)[number], number>;

const say = (line: string) => process.stdout.write(`${line}\n`);
const load = () => `load ${loadavg().map((one) => one.toFixed(1)).join(' ')}`;
say(`${load()}\nmilliseconds a tick`);
const found: Figures[] = [];
for (const size of SIZES) found.push(await measure(size));
const [smallest] = found;
if (smallest === undefined) throw new Error('nothing was measured');
say(['', ...SIZES.map((size) => `${size.toLocaleString('en')} subscriptions`)].join('\t'));
let isGood = true;
for (const name of NAMES) {
  const growth = (found.at(-1)?.[name] ?? 0) / smallest[name];
  const isPromised = name.endsWith('due') || name.startsWith('one');
  if (isPromised && growth > MOST_GROWTH) isGood = false;
  say([name, ...found.map((figures) => `${figures[name].toFixed(1)} (${(figures[name] / smallest[name]).toFixed(1)}×)`)].join('\t') + (isPromised && growth > MOST_GROWTH ? '\t← grows with what is not due' : ''));
}
say(load());
process.exitCode = isGood ? 0 : 1;

async function measure(subscriptions: number): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'imrf-bench-'));
  const path = join(folder, 'bot.db');
  const store = await openStore(`sqlite:${path}`, { clock: systemClock() });
  const tens = Object.fromEntries(['11:11', '11:21', '11:31'].map((hour) => [hour, 10]));
  const atHour = subscriptions < 3_000 ? { ...tens, '12:12': 900 } : { ...tens, '12:12': 1_000, '12:22': 1_000 };
  await fillCrowd(path, store, datesFrom(CalendarDate.parse('2026-11-01'), 1_000), { subscriptions, since: SINCE, atHour });
  const clock = handClock('2026-11-24T10:45:00Z');
  const { plan: tick } = plannerOf({ store, networks, clock, newId: () => 'bench', secretariatZone: 'UTC', log: pino({ level: 'silent' }) }, { wake: () => undefined }, null);
  const at = (time: string) => clock.pass(msOf(InstantFromText.parse(`2026-11-24T${time}:00Z`)) - msOf(clock.now()));
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const began = performance.now();
    await work();
    return performance.now() - began;
  };
  const after = async (time: string): Promise<number> => {
    at(time);
    clock.pass(-MINUTE_MS);
    await tick();
    clock.pass(MINUTE_MS);
    return timed(tick);
  };

  const figures: Figures = {
    'first look': await timed(tick),
    'nothing due': await least(['11:05', '11:06', '11:07', '11:08', '11:09'], after),
    '10 due': await least(['11:11', '11:21', '11:31'], after),
    '1,000 due': (await least(subscriptions < 3_000 ? ['12:12'] : ['12:12', '12:22'], after)) * (subscriptions < 3_000 ? 1_000 / 900 : 1),
    'one conversation changed': await least(['12:41', '12:42', '12:43'], async (time) => {
      at(time);
      await tick();
      await store.transact((tx) => tx.reminders.mark('c000500', { milestone: 'date-500', kind: 'muted', dateRevision: 1, until: null, by: 'console:ana', at: clock.now() }));
      return timed(tick);
    }),
    'a date changed': await least(['12:51'], async (time) => {
      at(time);
      await tick();
      await changeDate(store);
      return timed(tick);
    }),
    'all read and planned anew': await timed(() => findDueReminders(store.reads, networks, clock.now(), clock.machineNow())),
  };
  await store.close();
  rmSync(folder, { recursive: true, force: true });
  return figures;
}

async function changeDate(store: Store): Promise<void> {
  await store.transact(async (tx) => {
    for (const one of datesFrom(CalendarDate.parse('2030-01-01'), 1)) await tx.roadmap.add({ ...one, id: 'another', dateCode: 'D-XYZ' }, []);
  });
}

async function least(times: readonly string[], measureAt: (time: string) => Promise<number>): Promise<number> {
  const figures: number[] = [];
  for (const time of times) figures.push(await measureAt(time));
  return Math.min(...figures);
}
