import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../src/package-root.js';
import { runBatch } from './run-batch.js';

/** How the search for a planted fault went. */
export interface Search {
  /** The first seed that breaks a promise with the fault and none without it, and which; null where none of them does. */
  readonly found: { readonly seed: number; readonly said: string } | null;
  /** How many seeds were run. */
  readonly tried: number;
  readonly tookMs: number;
}

/** So many seeds share a process: its start costs as much as some days do. */
const BATCH = 10;
/** Not copied: what was made or fetched. */
const NOT_COPIED: ReadonlySet<string> = new Set(['node_modules', 'dist', '.git']);

/** Plants a fault (a patch) in a copy of the house, and runs seeds from 0 until one finds it. Throws where the patch does not apply. */
export async function searchFault(patch: string, { seeds, days }: { readonly seeds: number; readonly days: number }): Promise<Search> {
  const began = process.hrtime.bigint();
  // Others may change the house meanwhile: with the fault and without it, the same house is looked at.
  const house = copyOf(packageRoot);
  const copy = copyOf(house);
  const search = (found: Search['found'], tried: number): Search => ({ found, tried, tookMs: Number(process.hrtime.bigint() - began) / 1e6 });
  try {
    execFileSync('git', ['apply', '--recount', patch], { cwd: copy, stdio: 'inherit' });
    for (let next = 0; next < seeds;) {
      const lines = await runBatch(copy, { from: next, count: Math.min(BATCH, seeds - next), days, first: true });
      next += lines.length;
      const broken = lines.find((line) => line.broken !== null);
      // What breaks in the house as it is was not found by this fault.
      if (broken?.broken != null && (await holds(house, broken.seed, days))) return search({ seed: broken.seed, said: firstLine(broken.broken) }, next);
    }
    return search(null, seeds);
  } finally {
    for (const folder of [copy, house]) rmSync(folder, { recursive: true, force: true });
  }
}

function copyOf(house: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'imrf-fault-'));
  for (const part of readdirSync(house)) if (!NOT_COPIED.has(part)) cpSync(join(house, part), join(folder, part), { recursive: true });
  symlinkSync(join(packageRoot, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

async function holds(house: string, seed: number, days: number): Promise<boolean> {
  const [line] = await runBatch(house, { from: seed, count: 1, days, first: true });
  if (line?.broken != null) process.stdout.write(`seed ${seed} breaks without any fault: ${firstLine(line.broken)}\n`);
  return line?.broken === null;
}

function firstLine(said: string): string {
  return said.split('\n')[0] ?? '';
}
