import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { packageRoot } from '../../src/package-root.js';
import { Line, runBatch } from './run-batch.js';
import { addCounts, tableOf } from './totals.js';

/**
 * `npm run simulate:long -- [--from N] [--seeds N] [--days D] [--beside N] [--log FILE]`: seed after seed until it is stopped (Ctrl-C) or
 * has had so many. With a log each seed is a line of JSON there; started again it goes on after those that the log holds.
 */
const { values } = parseArgs({ options: { from: { type: 'string', default: '0' }, seeds: { type: 'string', default: String(2 ** 32) }, days: { type: 'string', default: '30' }, beside: { type: 'string', default: '1' }, log: { type: 'string' } } });
const days = Number(values.days);
const last = Math.min(2 ** 32, Number(values.from) + Number(values.seeds));
/** So many seeds share a process: its start costs as much as some days do, and it keeps every database that it opened. */
const BATCH = 10;
const counts = new Map<string, number>();
const broken: string[] = [];
const done = new Set<number>();
let next = Number(values.from);
let isStopped = false;

process.on('SIGINT', () => {
  isStopped = true;
});

for (const line of linesOf(values.log)) if (line.days === days && line.seed >= next && line.seed < last) note(line);
await Promise.all(Array.from({ length: Number(values.beside) }, work));
process.stdout.write(`${tableOf(counts)}${broken.map((one) => `${one}\n`).join('')}${done.size} seeds, ${done.size * days} simulated days: ${broken.length === 0 ? 'every promise held' : `${broken.length} broken`}\n`);
process.exit(broken.length === 0 ? 0 : 1);

async function work(): Promise<void> {
  while (!isStopped && next < last) {
    if (done.has(next)) {
      next += 1;
      continue;
    }
    const from = next;
    while (next < last && next - from < BATCH && !done.has(next)) next += 1;
    for (const line of await runBatch(packageRoot, { from, count: next - from, days, first: false })) {
      if (values.log !== undefined) appendFileSync(values.log, `${JSON.stringify(line)}\n`);
      note(line);
      process.stdout.write(`seed ${line.seed}: ${line.broken ?? 'every promise held'}\n`);
    }
    process.stdout.write(`${done.size} seeds, ${done.size * days} simulated days, ${broken.length} broken\n`);
  }
}

function note(line: Line): void {
  if (done.has(line.seed)) return;
  done.add(line.seed);
  addCounts(counts, line.counts);
  if (line.broken !== null) broken.push(`seed ${line.seed}: ${line.broken}`);
}

/** A process that was killed may have left half a line at the end. */
function linesOf(file: string | undefined): Line[] {
  if (file === undefined || !existsSync(file)) return [];
  return readFileSync(file, 'utf8').split('\n').flatMap((line) => (line.endsWith('}') ? [Line.parse(JSON.parse(line))] : []));
}
