import type { Command } from 'commander';
import { wordsIn } from '../language/words.js';
import { importLedger, type Imported } from '../roadmap/import-ledger.js';
import { refusalText } from '../roadmap/move-form.js';
import { planImport, type ImportPlan } from '../roadmap/plan-import.js';
import { readImport } from '../roadmap/read-import.js';
import { actAs, AS_OPTION } from './acting.js';
import { onLedger } from './changing.js';
import { onGround, type CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';
import { printResult, type OutputOptions } from './output.js';

interface ImportOptions extends OutputOptions {
  readonly as?: string;
  readonly dryRun?: true;
  readonly reason?: string;
}

/** `roadmap import FILE`: what the ledger lacks is added, texts are mended, other dates are proposed. `--dry-run` shows it first and writes nothing. */
export function addRoadmapImport(roadmap: Command, tools: CommandTools): void {
  roadmap.command('import <file>').description('take in a roadmap file: .json, .csv, or an .ics of this house')
    .option(...AS_OPTION).option('--dry-run', 'show the differences and write nothing; needs no --as').option('--reason <text>', 'why dates move').option('--json', 'one JSON value')
    .action((file: string, options: ImportOptions) => (options.dryRun === true ? compare(file, options, tools) : importFile(file, options, tools)));
}

function compare(file: string, options: ImportOptions, tools: CommandTools): Promise<void> {
  return onGround(tools, async ({ store }) => {
    const ledger = await store.reads.roadmap.milestones();
    const read = readImport(file, ledger);
    const plan = planImport(read.milestones, ledger);
    printDifferences(plan, { dryRun: true, ...plan, strange: read.strange }, options, tools);
    tellBeside(plan, read.strange, tools);
    tools.tell('Nothing was changed. Without --dry-run: what is missing is added, texts are mended, dates are proposed and held.');
  });
}

async function importFile(file: string, options: ImportOptions, tools: CommandTools): Promise<void> {
  const { as } = options;
  if (as === undefined) throw new CommandEnd(EXIT.usage, 'import: give --as WHO, or --dry-run to see the differences first.');
  await onLedger(tools, async (ground, transact) => {
    const by = await actAs(ground, as, 'roadmap.change');
    const read = readImport(file, await ground.store.reads.roadmap.milestones());
    const imported = await transact((ledger) => importLedger(read, { by, reason: options.reason ?? null }, ledger));
    const { plan, ...done } = imported;
    printDifferences(plan, { ...done, differences: plan.differences, leftAlone: plan.leftAlone, strange: read.strange }, options, tools);
    tellBeside(plan, read.strange, tools);
    tellDone(imported, tools);
    if (imported.refused.length > 0) tools.setExit(EXIT.refused);
  });
}

function printDifferences({ differences }: ImportPlan, value: unknown, options: OutputOptions, tools: CommandTools): void {
  printResult(tools, options, value, differences, { ID: ({ id }) => id, FIELD: ({ field }) => field, HERE: ({ here }) => here ?? 'not here', 'IN THE FILE': ({ there }) => there });
}

function tellBeside({ leftAlone }: ImportPlan, strange: readonly string[], { tell }: CommandTools): void {
  for (const { id, why } of leftAlone) tell(`${id}: left as it is: ${why}.`);
  if (strange.length > 0) tell(`Not taken, since they are no milestones of this house: ${strange.join('; ')}`);
}

function tellDone({ added, mended, proposed, refused }: Imported, { tell }: CommandTools): void {
  tell(`${added.length} added, ${mended.length} texts mended, ${proposed.length} dates proposed, ${refused.length} refused.`);
  for (const { id, change } of proposed) tell(`${id}: held as ${change}. See: imrf-bot roadmap held`);
  for (const { id, why } of refused) tell(`${id}: ${wordsIn('en').say(refusalText[why], { said: id })}`);
}
