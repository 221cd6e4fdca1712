import { parseArgs } from 'node:util';
import { simulate, type Outcome } from './simulate.js';
import { tableOf } from './totals.js';

/** `npm run simulate -- --seed N [--days D] [--story]`: one world; exit 1 where a promise did not hold. */
const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' }, days: { type: 'string', default: '10' }, story: { type: 'boolean', default: false } } });
const [seed, days] = [Number(values.seed), Number(values.days)];
if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32) throw new Error('--seed: a whole number from 0 to 4294967295');
if (!Number.isInteger(days) || days < 1 || days > 3_650) throw new Error('--days: a whole number from 1 to 3650');

const began = process.hrtime.bigint();
const outcome = await simulate(seed, days);
print(outcome, values.story);
process.stdout.write(`took ${((Number(process.hrtime.bigint() - began)) / 1e9).toFixed(1)} s\n`);
process.exit(outcome.broken === null ? 0 : 1);

function print({ lines, counts, broken }: Outcome, isTold: boolean): void {
  if (isTold || broken !== null) for (const line of lines) process.stdout.write(`${line}\n`);
  process.stdout.write(`seed ${seed}, ${days} days: ${broken === null ? 'every promise held' : broken}\n`);
  process.stdout.write(tableOf(counts));
}
