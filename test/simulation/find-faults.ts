import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packageRoot } from '../../src/package-root.js';
import { searchFault, type Search } from './search-fault.js';

/**
 * `npm run simulate:faults [-- --only NAME --seeds N --days D]`: plants each fault in a copy of the house and looks for the first seed
 * that finds it. Ends with a table; exit 0 only where every fault was found.
 */
const { values } = parseArgs({ options: { only: { type: 'string', default: '' }, seeds: { type: 'string', default: '200' }, days: { type: 'string', default: '3' } } });
const folder = join(packageRoot, 'test/simulation/faults');
const patches = readdirSync(folder).filter((file) => file.endsWith('.patch') && file.includes(values.only)).sort();
if (patches.length === 0) throw new Error(`--only ${values.only}: no fault has this in its name`);

const rows: string[] = [];
let missed = 0;
for (const patch of patches) {
  const search = await searchFault(join(folder, patch), { seeds: Number(values.seeds), days: Number(values.days) });
  if (search.found === null) missed += 1;
  const row = rowOf(patch.replace('.patch', ''), search);
  process.stdout.write(row);
  rows.push(row);
}
process.stdout.write(`\nPlanted faults, ${values.days} days a seed:\n${rowText('fault', 'seed', 'tried', 'took', 'what the story said')}${rows.join('')}`);
process.stdout.write(missed === 0 ? `all ${rows.length} were found\n` : `${missed} of ${rows.length} were NOT found\n`);
process.exit(missed === 0 ? 0 : 1);

function rowOf(name: string, { found, tried, tookMs }: Search): string {
  return rowText(name, found === null ? '-' : String(found.seed), String(tried), `${Math.round(tookMs / 1_000)} s`, found === null ? 'NOT FOUND' : found.said);
}

function rowText(name: string, seed: string, tried: string, took: string, said: string): string {
  return `${name.padEnd(24)}${seed.padStart(5)}${tried.padStart(6)}${took.padStart(7)}  ${said}\n`;
}
