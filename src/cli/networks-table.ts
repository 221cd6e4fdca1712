import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { importTable, namesFocalPoints } from '../networks/import-table.js';
import { planTable, type TablePlan } from '../networks/plan-table.js';
import { readRegistry, type RegistryReads } from '../networks/read-registry.js';
import { readCsv, readXlsx, type GivenRow, type ReadTable, type TableFault } from '../networks/read-table.js';
import { rowOf } from '../networks/table-row.js';
import { writeCsv, writeXlsx } from '../networks/write-table.js';
import type { ReminderReads } from '../reminders/repository.js';
import { dayIn } from '../time/zone.js';
import { actAs, AS_OPTION } from './acting.js';
import { onGround, type CommandTools, type GroundNow } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';
import { printResult, type OutputOptions } from './output.js';

interface ExportOptions extends OutputOptions {
  readonly out?: string;
  readonly known?: true;
}

interface ImportOptions extends OutputOptions {
  readonly as?: string;
  readonly dryRun?: true;
}

/** `networks export|import`: the registry as a table that is filled in elsewhere and comes back. */
export function addNetworksTable(networks: Command, tools: CommandTools): void {
  networks.command('export').description('every network that can be named, as CSV on the screen, a file of its ending (.xlsx, .csv), or one JSON value').option('--out <file>', 'a file that ends in .xlsx or .csv')
    .option('--known', 'only those that are confirmed or named').option('--json', 'one JSON value').action((options: ExportOptions) => exportTable(options, tools));
  networks.command('import <file>').description('take in such a table, .csv or .xlsx, whole or not at all; a column that it lacks is left alone').option(...AS_OPTION)
    .option('--dry-run', 'show the differences and write nothing; needs no --as').option('--json', 'one JSON value').action((file: string, options: ImportOptions) => importFile(file, options, tools));
}

async function exportTable({ out, known, json }: ExportOptions, tools: CommandTools): Promise<void> {
  if (out !== undefined && !/\.(xlsx|csv)$/i.test(out)) throw new CommandEnd(EXIT.usage, `--out: expected a file that ends in .xlsx or .csv, got "${out}".`);
  await onGround(tools, async (ground) => {
    const { registry, freeDays } = await readHere(ground.store.reads, ground);
    const rows = registry.filter(({ standing }) => known !== true || standing !== 'none').map((one) => rowOf(one, freeDays.filter(({ network }) => network === one.code)));
    if (out === undefined) {
      tools.print(json === true ? JSON.stringify(rows) : writeCsv(rows).trimEnd());
      return;
    }
    await writeFile(out, /\.csv$/i.test(out) ? writeCsv(rows) : await writeXlsx(rows));
    const value = { file: out, networks: rows.length };
    printResult(tools, json === true ? { json } : {}, value, [value], { FILE: (row) => row.file, NETWORKS: (row) => String(row.networks) });
  });
}

/** With `--json`: `{dryRun, differences: [{code, field, here, there}]}`, or `{refused: [{row, field, wrong}]}`. */
async function importFile(file: string, options: ImportOptions, tools: CommandTools): Promise<void> {
  const { as } = options;
  const dryRun = options.dryRun === true;
  if (as === undefined && !dryRun) throw new CommandEnd(EXIT.usage, 'import: give --as WHO, or --dry-run to see the differences first.');
  const read = await readTable(file);
  if (read.kind === 'faults') refuse(read.faults, options, tools);
  await onGround(tools, async (ground) => {
    const planned = dryRun || as === undefined ? planTable(read.rows, { shipped: ground.shippedNetworks, ...(await readHere(ground.store.reads, ground)) }) : await write(read.rows, as, ground);
    if (planned.kind === 'faults') refuse(planned.faults, options, tools);
    const { differences } = planned;
    printResult(tools, options, { dryRun, differences }, differences, { NETWORK: ({ code }) => code, FIELD: ({ field }) => field, HERE: ({ here }) => here, 'IN THE FILE': ({ there }) => there });
    tools.tell(`${differences.length} differences.${dryRun ? ' Nothing was changed.' : ''}`);
  });
}

/** Compares and writes in one transaction, so that what is written is what was compared. */
async function write(rows: readonly GivenRow[], as: string, ground: GroundNow): Promise<TablePlan> {
  const by = await actAs(ground, as, 'networks.change');
  const first = planTable(rows, { shipped: ground.shippedNetworks, ...(await readHere(ground.store.reads, ground)) });
  const mayGrant = first.kind === 'plan' && namesFocalPoints(first.changes) && (await actAs(ground, as, 'people.grant')) === by;
  return ground.store.transact(async (tx) => {
    const plan = planTable(rows, { shipped: ground.shippedNetworks, ...(await readHere(tx, ground)) });
    if (plan.kind === 'faults') return plan;
    if (namesFocalPoints(plan.changes) && !mayGrant) throw new CommandEnd(EXIT.refused, 'Focal points were changed here meanwhile. Nothing was written: try again.');
    await importTable(plan.changes, by, { ...ground, tx });
    return plan;
  });
}

async function readHere(reads: RegistryReads & { readonly reminders: Pick<ReminderReads, 'freeDays'> }, { shippedNetworks, clock }: GroundNow) {
  return { registry: await readRegistry(reads, shippedNetworks, dayIn('UTC', clock.now())), freeDays: await reads.reminders.freeDays() };
}

async function readTable(file: string): Promise<ReadTable> {
  const ending = /\.(csv|xlsx)$/i.exec(file)?.[1]?.toLowerCase();
  if (ending === undefined) throw new CommandEnd(EXIT.usage, `${file}: expected a file that ends in .csv or .xlsx.`);
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new CommandEnd(EXIT.usage, `${file}: ${error instanceof Error ? error.message : 'it cannot be read'}`);
  });
  return ending === 'csv' ? readCsv(bytes.toString('utf8')) : readXlsx(bytes);
}

function refuse(faults: readonly TableFault[], { json }: OutputOptions, tools: CommandTools): never {
  if (json === true) tools.print(JSON.stringify({ refused: faults }));
  const lines = faults.map(({ row, field, wrong }) => [row, field, wrong].filter((part) => part !== null).join(': '));
  throw new CommandEnd(EXIT.refused, [...lines, 'Nothing was changed.'].join('\n'));
}
