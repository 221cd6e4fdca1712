import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packageRoot } from '../../src/package-root.js';
import { runBatch } from './run-batch.js';

/** `npm run simulate:faults [-- --only NAME --seeds N --days D]`: plants each fault in a copy of the house, and looks in how many seeds it is found. */
const { values } = parseArgs({ options: { only: { type: 'string', default: '' }, seeds: { type: 'string', default: '200' }, days: { type: 'string', default: '6' } } });
const patches = join(packageRoot, 'test/simulation/faults');
const BATCH = 10;
let missed = 0;

for (const patch of readdirSync(patches).filter((file) => file.endsWith('.patch') && file.includes(values.only)).sort()) {
  const found = await findFault(join(patches, patch));
  if (found === null) missed += 1;
  process.stdout.write(`${patch.replace('.patch', '').padEnd(24)} ${found === null ? `NOT found in ${values.seeds} seeds` : `found by seed ${found.seed}, the ${found.seed + 1}. tried: ${found.broken ?? ''}`}\n`);
}
process.exit(missed === 0 ? 0 : 1);

async function findFault(patch: string) {
  const folder = mkdtempSync(join(tmpdir(), 'imrf-fault-'));
  try {
    for (const part of ['src', 'store', 'data', 'test/simulation', 'package.json', 'tsconfig.json']) cpSync(join(packageRoot, part), join(folder, part), { recursive: true });
    symlinkSync(join(packageRoot, 'node_modules'), join(folder, 'node_modules'));
    execFileSync('git', ['apply', '--recount', patch], { cwd: folder, stdio: 'inherit' });
    for (let from = 0; from < Number(values.seeds); from += BATCH) {
      const lines = await runBatch(folder, { from, count: BATCH, days: Number(values.days), first: true });
      const found = lines.find(({ broken }) => broken !== null);
      if (found !== undefined) return found;
    }
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
