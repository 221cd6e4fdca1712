import { closeSync, existsSync, fsyncSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Clock } from '../time/clock.js';
import { onGround, type CommandTools } from './command-tools.js';
import { EXIT } from './exit-codes.js';
import { printResult, type OutputOptions } from './output.js';

/** What the doctor is told of the settings. `databaseUrl` is null where they cannot be read. */
export interface SettingsForDoctor {
  readonly faults: readonly string[];
  readonly databaseUrl: string | null;
}

interface Check {
  readonly what: string;
  readonly ok: boolean;
  readonly found: string;
}

const MIB = 1024 * 1024;
const LEAST_FREE_MIB = 100;

/** `doctor`: settings, database, disk, clock and the language data of this machine, each in a line. */
export function addDoctor(program: Command, tools: CommandTools, settings: () => SettingsForDoctor, clock: Pick<Clock, 'machineNow'>): void {
  program.command('doctor').description('look whether all is well here').option('--json', 'one JSON value').action(async (options: OutputOptions) => {
    const { faults, databaseUrl } = settings();
    const checks = [checkSettings(faults), ...(databaseUrl === null ? [] : [await checkDatabase(tools), ...checkDisk(folderOf(databaseUrl))]), checkClock(clock), checkIcu()];
    printResult(tools, options, { ok: checks.every(({ ok }) => ok), checks }, checks, { CHECK: ({ what }) => what, '': ({ ok }) => (ok ? 'well' : 'NOT WELL'), FOUND: ({ found }) => found });
    if (faults.length > 0) tools.setExit(EXIT.setting);
    else if (checks.some(({ ok }) => !ok)) tools.setExit(EXIT.refused);
  });
}

function checkSettings(faults: readonly string[]): Check {
  return { what: 'settings', ok: faults.length === 0, found: faults.length === 0 ? 'all can be read' : faults.join(' ') };
}

async function checkDatabase(tools: CommandTools): Promise<Check> {
  try {
    return await onGround(tools, async ({ store }) => ({ what: 'database', ok: true, found: `${store.kind}, ${(await store.reads.roadmap.milestones()).length} milestones` }));
  } catch (error) {
    return { what: 'database', ok: false, found: error instanceof Error ? error.message : 'cannot be opened' };
  }
}

/** Whether what is written stays written, how long that takes, and how much room is left. */
function checkDisk(folder: string): Check[] {
  const probe = join(folder, `.doctor-${process.pid}`);
  try {
    const file = openSync(probe, 'w');
    writeSync(file, 'x');
    const before = performance.now();
    fsyncSync(file);
    const tookMs = performance.now() - before;
    closeSync(file);
    const { bavail, bsize } = statfsSync(folder);
    const freeMib = Math.floor((bavail * bsize) / MIB);
    return [
      { what: 'fsync', ok: true, found: `${tookMs.toFixed(1)} ms in ${folder}` },
      { what: 'free disk', ok: freeMib >= LEAST_FREE_MIB, found: `${freeMib} MiB free in ${folder}` },
    ];
  } catch (error) {
    return [{ what: 'fsync', ok: false, found: error instanceof Error ? error.message : 'not possible' }];
  } finally {
    rmSync(probe, { force: true });
  }
}

// A machine whose clock was never set stands at 1970; one that never had its battery changed, somewhere between.
function checkClock(clock: Pick<Clock, 'machineNow'>): Check {
  const now = clock.machineNow();
  return { what: 'clock', ok: now >= '2026' && now < '2100', found: `${now} (UTC)` };
}

/** A Node without full language data writes months of other languages wrongly. */
function checkIcu(): Check {
  const month = new Intl.DateTimeFormat('ar-SY', { month: 'long', timeZone: 'UTC' }).format(new Date('2026-05-05T00:00:00Z'));
  return { what: 'language data', ok: month === 'أيار', found: `May in Arabic is ${month}` };
}

function folderOf(databaseUrl: string): string {
  const folder = databaseUrl.startsWith('sqlite:') ? dirname(resolve(databaseUrl.slice('sqlite:'.length))) : process.cwd();
  return existsSync(folder) ? folder : process.cwd();
}
