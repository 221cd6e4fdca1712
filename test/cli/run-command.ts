import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { runProgram } from '../../src/cli.js';

/** How a command ended: its code, what it printed (stdout) and told (stderr), a line each. */
export interface Ended {
  readonly exitCode: number;
  readonly printed: readonly string[];
  readonly told: readonly string[];
}

/** A desk with a database of its own. `run` types a command there. */
export interface Desk {
  readonly folder: string;
  readonly databaseUrl: string;
  run(...words: readonly string[]): Promise<Ended>;
  /** The same with other settings, and lines typed into it. */
  runWith(more: { readonly env?: NodeJS.ProcessEnv; readonly typed?: string }, ...words: readonly string[]): Promise<Ended>;
}

/** Opens a desk for one test, on a real SQLite file that goes when the test ends. */
export function desk(): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'imrf-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const databaseUrl = `sqlite:${join(folder, 'bot.db')}`;
  const runWith: Desk['runWith'] = async ({ env = {}, typed = '' }, ...words) => {
    const [printed, told]: [string[], string[]] = [[], []];
    const exitCode = await runProgram(words, { DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent', ...env }, { input: Readable.from([typed]), print: (line) => void printed.push(line), printed: () => Promise.resolve(), tell: (line) => void told.push(line) });
    return { exitCode, printed, told };
  };
  return { folder, databaseUrl, run: (...words) => runWith({}, ...words), runWith };
}

/** The one JSON value that `--json` prints. Throws where it printed something else beside. */
export function jsonOf({ printed }: Ended): unknown {
  if (printed.length !== 1) throw new Error(`expected one value, got ${printed.length} lines`);
  return JSON.parse(printed[0] ?? '');
}
