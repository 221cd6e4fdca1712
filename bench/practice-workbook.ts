import { spawn } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../src/package-root.js';
import { say } from './measured.js';

/** The promise: a workbook of all takes no more memory. */
export const LIMIT_MB = 300;

/** A process of its own writes the workbook; its largest memory is what the system says. */
export async function exportAll(path: string, folder: string, count: number): Promise<number> {
  const file = join(folder, 'all.xlsx');
  const begun = performance.now();
  const child = spawn(process.execPath, [join(packageRoot, 'dist/src/main.js'), 'practices', 'export', '--out', file], { env: { PATH: process.env['PATH'], DATABASE_URL: `sqlite:${path}`, LOG_LEVEL: 'error' }, stdio: ['ignore', 'ignore', 'pipe'] });
  let progress = 0;
  child.stderr.on('data', (text: Buffer) => (progress += text.toString().trim().split('\n').length));
  let highest = 0;
  const watch = setInterval(() => {
    highest = Math.max(highest, highWater(child.pid));
  }, 20);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`the export ended with ${code}`);
  say(`${String(count).padStart(6)} practices as a workbook: ${((performance.now() - begun) / 1_000).toFixed(1)} s, ${highest.toFixed(0)} MB at most (at most ${LIMIT_MB}), ${(statSync(file).size / 1e6).toFixed(1)} MB on disk, ${progress} lines of progress`);
  return highest;
}

function highWater(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;
  } catch {
    // It has just ended.
    return 0;
  }
}
