import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../src/time/clock.js';
import { openSqlite } from '../store/sqlite.js';
import { fill } from './fill-practices.js';
import { say, spread } from './measured.js';
import { timesOf, timesOfQueue } from './practice-times.js';
import { compareTokenizers } from './practice-tokenizers.js';
import { exportAll, LIMIT_MB } from './practice-workbook.js';
import { samplePractices } from './sample-practices.js';

/*
 * How long a list, a filter, a search and the queue of practices take at 100, 1,000 and 10,000 (the promise: 50 ms at the 99th percentile), what a
 * workbook of all takes in memory (under 300 MB), and how many of 60 questions in six languages have the practice that they ask for among
 * the first five, beside FTS5's own tokenizers on the same text. Run it with `npm run bench:practices`, after `npm run build`.
 */
const LIMIT_MS = 50;

let isKept = true;
say(`load ${loadavg().map((one) => one.toFixed(1)).join(' ')}`);
for (const count of [100, 1_000, 10_000]) isKept = (await measure(count)) && isKept;
process.exitCode = isKept ? 0 : 1;

async function measure(count: number): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'imrf-bench-'));
  const path = join(folder, 'bot.db');
  const store = await openSqlite(path, { clock: systemClock(), watchWaits: false });
  const practices = samplePractices(count);
  await fill(store, path, practices);
  const spent = await timesOf(store);
  const kept = Object.entries(spent).map(([what, times]) => tell(count, what, times)).every(Boolean);
  const recalled = await compareTokenizers(store, practices);
  const queued = tell(count, 'queue', await timesOfQueue(store, path));
  await store.close();
  const megabytes = await exportAll(path, folder, count);
  rmSync(folder, { recursive: true, force: true });
  return kept && recalled && queued && megabytes <= LIMIT_MB;
}

function tell(count: number, what: string, times: number[]): boolean {
  const { p99, told } = spread(times);
  say(`${String(count).padStart(6)} practices, ${what}: ${told} (at most ${LIMIT_MS})`);
  return p99 <= LIMIT_MS;
}
