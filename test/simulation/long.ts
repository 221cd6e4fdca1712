import { parseArgs } from 'node:util';
import { packageRoot } from '../../src/package-root.js';
import { runBatch } from './run-batch.js';
import { addCounts, tableOf } from './totals.js';

/** `npm run simulate:long -- [--from N] [--seeds N] [--days D] [--beside N]`: seed after seed until it is stopped (Ctrl-C) or has had so many. */
const { values } = parseArgs({ options: { from: { type: 'string', default: '0' }, seeds: { type: 'string', default: String(2 ** 32) }, days: { type: 'string', default: '30' }, beside: { type: 'string', default: '1' } } });
const days = Number(values.days);
const last = Math.min(2 ** 32, Number(values.from) + Number(values.seeds));
const BATCH = 5;
const counts = new Map<string, number>();
const broken: string[] = [];
let next = Number(values.from);
let seeds = 0;
let isStopped = false;

process.on('SIGINT', () => {
  isStopped = true;
});

async function work(): Promise<void> {
  while (!isStopped && next < last) {
    const from = next;
    next = Math.min(last, from + BATCH);
    const lines = await runBatch(packageRoot, { from, count: next - from, days, first: false });
    for (const line of lines) {
      seeds += 1;
      addCounts(counts, line.counts);
      if (line.broken === null) continue;
      broken.push(`seed ${line.seed}: ${line.broken}`);
      process.stdout.write(`seed ${line.seed}: ${line.broken}\n`);
    }
    process.stdout.write(`${seeds} seeds, ${seeds * days} simulated days, ${broken.length} broken\n`);
  }
}

await Promise.all(Array.from({ length: Number(values.beside) }, work));
process.stdout.write(`${tableOf(counts)}${broken.join('\n')}\n${seeds} seeds, ${seeds * days} simulated days: ${broken.length === 0 ? 'every promise held' : `${broken.length} broken`}\n`);
process.exit(broken.length === 0 ? 0 : 1);
