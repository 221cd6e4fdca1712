import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

/** How one seed went, as a line of JSON. */
export const Line = z.object({ seed: z.number(), days: z.number(), broken: z.string().nullable(), counts: z.array(z.tuple([z.string(), z.number()])) });
export type Line = z.infer<typeof Line>;

/** Runs some seeds in a process of their own, in a folder that holds the house. Resolves with its lines; throws where it ended badly. */
export async function runBatch(folder: string, options: { readonly from: number; readonly count: number; readonly days: number; readonly first: boolean }): Promise<Line[]> {
  // A compiled house runs its compiled simulation.
  const program = import.meta.url.endsWith('.js') ? [join(folder, 'test/simulation/batch.js')] : [join(folder, 'node_modules/tsx/dist/cli.mjs'), join(folder, 'test/simulation/batch.ts')];
  const args = [...program, '--from', String(options.from), '--count', String(options.count), '--days', String(options.days), ...(options.first ? ['--first'] : [])];
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: Line[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(Line.parse(JSON.parse(line))));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`seeds from ${options.from}: the process ended with ${code ?? 'a signal'}`);
  return lines;
}
