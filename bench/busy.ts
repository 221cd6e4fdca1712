import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { plusDays, type CalendarDate } from '../src/time/calendar-date.js';
import { CalendarDate as Day } from '../src/time/calendar-date.js';
import { systemClock } from '../src/time/clock.js';
import { instantFromMs } from '../src/time/instant.js';
import { openStore } from '../store/open.js';
import { runBot } from '../test/support/run-bot.js';
import { BOT_TOKEN, startSlackCounterpart } from '../test/support/slack/counterpart.js';
import { SIGNING_SECRET, slackSigner } from '../test/support/slack/signer.js';
import { datesFrom, fillCrowd } from './crowd.js';

/*
 * A real process while 10,000 reminders come due in the same minute: how long its health page and its acknowledgements to Slack take
 * (the house promises 100 ms at the 99th percentile), and how long the turns of its event loop are (50 ms at the 99th). Measured while it
 * plans and fills its outbox, and then while it sends as fast as the counterpart answers. On a machine on which others work, everything
 * waits for a place on a core: the load is printed, and the same bot is measured at rest first. Run it with `npm run bench:busy`, after `npm run build`.
 */
const DUE = 10_000;
const MOST_MS = 100;
const MOST_TURN_MS = 50;
const SEND_FOR_MS = 30_000;

const Turns = z.object({ p50: z.number(), p99: z.number(), p999: z.number(), longest: z.number(), core99: z.number(), coreLongest: z.number() });
const say = (line: string) => process.stdout.write(`${line}\n`);
const load = () => `load ${loadavg().map((one) => one.toFixed(1)).join(' ')}`;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const folder = mkdtempSync(join(tmpdir(), 'imrf-bench-'));
const database = `sqlite:${join(folder, 'bot.db')}`;
const today: CalendarDate = Day.parse('2026-11-24');
const prepared = await openStore(database, { clock: systemClock() });
await fillCrowd(join(folder, 'bot.db'), prepared, datesFrom(plusDays(today, 7), 1), { subscriptions: DUE, since: `${today}T00:00:00.000Z`, atHour: { '09:00': DUE } });
await prepared.close();

const slack = await startSlackCounterpart();
for (let nth = 0; nth < DUE; nth += 1) slack.workspace.addChannel(`C${String(nth).padStart(6, '0')}`);
const loopFile = join(folder, 'loop.json');
// The roadmap's clock stands a minute and a half before the hour: the first look is over when it comes.
const bot = await runBot({
  DATABASE_URL: database, IMRF_NOW: instantFromMs(Date.parse(`${today}T08:58:30Z`)), SLACK_API_URL: slack.url, SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_SIGNING_SECRET: SIGNING_SECRET,
  SLACK_POSTS_PER_SECOND: '1000', WEB: 'off', NODE_OPTIONS: `--import=${new URL('./watch-loop.mjs', import.meta.url).href}`, IMRF_BENCH_LOOP: loopFile,
});
const pid = Number(readFileSync(`${loopFile}.pid`, 'utf8'));
const signer = slackSigner(`${bot.url}slack/events`, slack.workspace);
const outbox = await openStore(database, { clock: systemClock() });
const enqueued = async () => Object.values(await outbox.reads.deliveries.countByState()).reduce((sum, count) => sum + count, 0);
const faults: string[] = [];

say(load());
await measure('at rest', async () => {
  await pause(10_000);
});
while ((await enqueued()) < 100) await pause(100);
await measure(`while ${DUE} are planned`, async () => {
  while ((await enqueued()) < DUE) await pause(250);
});
await measure('while they are sent', async (sentBefore) => {
  const untilMs = performance.now() + SEND_FOR_MS;
  while (performance.now() < untilMs && posted() < DUE) await pause(250);
  say(`${posted() - sentBefore} sent meanwhile`);
});
say(load());
await outbox.close();
await bot.kill();
await slack.close();
rmSync(folder, { recursive: true, force: true });
process.exitCode = faults.length;

function posted(): number {
  return slack.traffic.filter(({ method }) => method === 'chat.postMessage').length;
}

/** Asks the health page and sends signed events, each at its time whatever became of the one before, until it is over. */
async function measure(name: string, until: (sentBefore: number) => Promise<void>): Promise<void> {
  await readTurns();
  const open: Promise<void>[] = [];
  const [health, acks]: [number[], number[]] = [[], []];
  const over = new AbortController();
  const isOver = () => over.signal.aborted;
  const asking = (async () => {
    for (let nth = 0; !isOver(); nth += 1) {
      open.push(timed(health, () => fetch(`${bot.url}healthz`)));
      if (nth % 2 === 0) open.push(timed(acks, () => signer.event({ type: 'app_mention', user: 'U1', channel: 'C000000', text: '<@UBOT> help', ts: `17000${String(Date.now()).slice(-5)}.${String(nth).padStart(6, '0')}` })));
      await pause(100);
    }
  })();
  const began = performance.now();
  await until(posted());
  over.abort();
  await asking;
  await Promise.all(open);
  const turns = await readTurns();
  const [health99, acks99] = [percentile(health, 0.99), percentile(acks, 0.99)];
  if (name !== 'at rest' && (health99 > MOST_MS || acks99 > MOST_MS || turns.p99 > MOST_TURN_MS)) faults.push(name);
  say(`${name} (${((performance.now() - began) / 1_000).toFixed(1)} s): /healthz ${percentile(health, 0.5).toFixed(0)} ms median, ${health99.toFixed(0)} ms at the 99th; acknowledged in ${percentile(acks, 0.5).toFixed(0)} ms median, ${acks99.toFixed(0)} ms at the 99th (at most ${MOST_MS}); turns ${turns.p50.toFixed(0)} ms median, ${turns.p99.toFixed(0)} ms at the 99th (at most ${MOST_TURN_MS}), ${turns.p999.toFixed(0)} ms at the 99.9th, ${turns.longest.toFixed(0)} ms the longest; of these on a core ${turns.core99.toFixed(0)} ms at the 99th, ${turns.coreLongest.toFixed(0)} ms the longest`);
}

async function timed(into: number[], ask: () => Promise<Response>): Promise<void> {
  const began = performance.now();
  // Who is not answered within ten seconds counts with these.
  const status = await ask().then((response) => response.status, () => null);
  if (status !== 200 && status !== null) throw new Error(`answered ${status}`);
  into.push(performance.now() - began);
}

function readIfThere(): z.infer<typeof Turns> | undefined {
  try {
    return Turns.parse(JSON.parse(readFileSync(loopFile, 'utf8')));
  } catch {
    // Not written yet, or only half.
    return undefined;
  }
}

async function readTurns(): Promise<z.infer<typeof Turns>> {
  rmSync(loopFile, { force: true });
  process.kill(pid, 'SIGUSR2');
  let seen = readIfThere();
  while (seen === undefined) {
    await pause(20);
    seen = readIfThere();
  }
  return seen;
}

function percentile(figures: readonly number[], share: number): number {
  return figures.toSorted((one, other) => one - other)[Math.min(figures.length - 1, Math.floor(figures.length * share))] ?? 0;
}
