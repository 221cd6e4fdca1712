import { execFileSync, spawn } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStore } from '../../store/open.js';
import { packageRoot } from '../../src/package-root.js';
import { systemClock } from '../../src/time/clock.js';
import { startTalking } from '../support/talk-in-process.js';

const OPTIONS = ['--as', 'amina', '--network', 'KE', '--locale', 'en'];

/** A pipe that is full: who prints into it stands still in the middle of it. */
function fullPipe(path: string): number {
  execFileSync('mkfifo', [path]);
  const pipe = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  const line = Buffer.alloc(1_024, `${'x'.repeat(63)}\n`);
  try {
    for (;;) writeSync(pipe, line);
  } catch (full) {
    if (!(full instanceof Error && 'code' in full && full.code === 'EAGAIN')) throw full;
  }
  return pipe;
}

/** What stands in it now. */
function emptied(pipe: number): string {
  const [parts, part]: [string[], Buffer] = [[], Buffer.alloc(65_536)];
  try {
    for (let read = readSync(pipe, part); read > 0; read = readSync(pipe, part)) parts.push(part.toString('utf8', 0, read));
  } catch (empty) {
    if (!(empty instanceof Error && 'code' in empty && empty.code === 'EAGAIN')) throw empty;
  }
  return parts.join('');
}

it('a terminal that is killed while it prints a reply prints it once more, and says so', { timeout: 200_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'imrf-terminal-'));
  const database = join(folder, 'bot.db');
  const pipe = fullPipe(join(folder, 'pipe'));
  const store = await openStore(`sqlite:${database}`, { clock: systemClock() });
  const states = () => store.reads.deliveries.countByState();

  // Opened once more for the terminal: it makes its own end wait, and ours must not.
  const end = openSync(join(folder, 'pipe'), constants.O_RDWR | constants.O_NONBLOCK);
  const child = spawn(process.execPath, [join(packageRoot, 'dist/src/main.js'), 'chat', '--json', ...OPTIONS], { env: { PATH: process.env['PATH'], DATABASE_URL: `sqlite:${database}`, LOG_LEVEL: 'error' }, stdio: ['pipe', end, 'inherit'] });
  closeSync(end);
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.stdin?.write(`${JSON.stringify({ text: 'who am i' })}\n`);
  while ((await states()).sending !== 1) await new Promise((resolve) => setTimeout(resolve, 20));
  // Long enough for it to be printing, and not for it to be over: nobody reads.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const whenKilled = await states();
  child.kill('SIGKILL');
  await ended;
  const printed = emptied(pipe).split('\n').filter((line) => line.startsWith('{'));
  closeSync(pipe);

  const second = startTalking(database, OPTIONS);
  const again = await second.nextLine();
  while ((await states()).sent !== 1) await new Promise((resolve) => setTimeout(resolve, 20));
  second.child.stdin.end();
  const { lines, exitCode } = await second.ended;

  const after = await states();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
  expect(whenKilled).toEqual({ sending: 1 });
  expect(printed.length).toBeLessThanOrEqual(1);
  expect(again.text).toMatch(/^You may have this already\.\n/);
  expect(lines).toHaveLength(1);
  expect(after).toEqual({ sent: 1 });
  expect(exitCode).toBe(0);
});
