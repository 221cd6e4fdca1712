import { parseArgs } from 'node:util';
import { simulate, type Outcome } from './simulate.js';
import { tableOf } from './totals.js';

/** `npm run simulate -- --seed N [--days D] [--story]`: one world; exit 1 where a promise did not hold, 2 where it was asked for wrongly. */
const { seed, days, story } = readWish();

const began = process.hrtime.bigint();
const outcome = await simulate(seed, days);
print(outcome, story);
process.stdout.write(`took ${((Number(process.hrtime.bigint() - began)) / 1e9).toFixed(1)} s\n`);
process.exit(outcome.broken === null ? 0 : 1);

function print({ lines, counts, broken }: Outcome, isTold: boolean): void {
  if (isTold || broken !== null) for (const line of lines) process.stdout.write(`${line}\n`);
  process.stdout.write(`seed ${seed}, ${days} days: ${broken === null ? 'every promise held' : broken}\n`);
  process.stdout.write(tableOf(counts));
}

function readWish(): { readonly seed: number; readonly days: number; readonly story: boolean } {
  try {
    const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' }, days: { type: 'string', default: '10' }, story: { type: 'boolean', default: false } } });
    return { seed: wholeNumber('--seed', values.seed, 0, 2 ** 32 - 1), days: wholeNumber('--days', values.days, 1, 3_650), story: values.story };
  } catch (fault) {
    process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
    process.exit(2);
  }
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  if (!/^\d+$/.test(text) || Number(text) < least || Number(text) > most) throw new Error(`${name}: a whole number from ${least} to ${most}`);
  return Number(text);
}
