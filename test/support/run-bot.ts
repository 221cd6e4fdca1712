import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { packageRoot } from '../../src/package-root.js';

/** A bot that runs as a process of its own, on a free port of loopback. */
export interface BotProcess {
  readonly url: string;
  /** What it said at start. */
  readonly lines: readonly string[];
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
  /** Ends it as an operator does; resolves with the exit code. */
  stop(): Promise<number | null>;
}

/** Starts what `npm start` starts, with these settings; resolves once it says where it listens. */
export async function runBot(settings: Readonly<Record<string, string>>): Promise<BotProcess> {
  const child = spawn(process.execPath, [join(packageRoot, 'dist/src/main.js'), 'start'], {
    env: { PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'error', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const lines: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      const found = /at (http:\/\/\S+\/)/.exec(line)?.[1];
      if (lines.length === 5) resolve(/at (http:\/\/\S+\/)/.exec(lines[0] ?? '')?.[1] ?? found ?? '');
    });
    void ended.then((code) => reject(new Error(`the bot ended with ${code} before it listened: ${lines.join(' / ')}`)));
  });
  return {
    url,
    lines,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** Waits until it holds, looking every 20 ms; fails with what was last seen after a minute and a half: what a killed worker left is in doubt for a while. */
export async function eventually<T>(look: () => T, holds: (seen: T) => boolean, withinMs = 90_000): Promise<T> {
  const until = Date.now() + withinMs;
  for (;;) {
    const seen = look();
    if (holds(seen)) return seen;
    if (Date.now() > until) throw new Error(`this did not come about: ${JSON.stringify(seen).slice(0, 2_000)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Waits a while, to see that nothing comes. */
export function aWhile(ms = 2_500): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
