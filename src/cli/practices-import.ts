import type { Command } from 'commander';
import { planImport, type ImportTools, type PracticeImport } from '../practices/documents/plan-import.js';
import { importPractices } from '../practices/documents/import-practices.js';
import type { GivenPractices, ImportFault } from '../practices/documents/import-fault.js';
import { readCsvFile, readJsonFile, readXlsxFile } from '../practices/documents/read-files.js';
import { tableFields } from '../practices/documents/table-fields.js';
import type { Practice } from '../practices/practice.js';
import type { PracticeReads } from '../practices/repository.js';
import { actAs, AS_OPTION } from './acting.js';
import { onGround, type CommandGround, type CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';
import { printResult, type OutputOptions } from './output.js';
import { importDocument } from './practices-document.js';
import { readBytes } from './practices-template.js';

interface ImportOptions extends OutputOptions {
  readonly as?: string;
  readonly dryRun?: true;
  readonly take?: true | string[];
}

/** `practices import FILE`: practices from JSON, a table or a workbook, all or none; or a draft that comes back as a Word file. */
export function addPracticesImport(practices: Command, tools: CommandTools): void {
  practices.command('import <file>').description('take in practices from .json, .csv or .xlsx, all or none; or a draft that comes back as .docx: its differences are shown, and taken with --take')
    .option(...AS_OPTION).option('--dry-run', 'show what would be done and write nothing').option('--take [fields...]', 'of a .docx: take what differs; where somebody wrote meanwhile, name the fields').option('--json', 'one JSON value')
    .action((file: string, options: ImportOptions) => importFile(file, options, tools));
}

async function importFile(file: string, options: ImportOptions, tools: CommandTools): Promise<void> {
  const ending = /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase() ?? '';
  const bytes = await readBytes(file);
  if (ending === 'docx') {
    await importDocument({ file, bytes, as: options.as, take: options.dryRun === true ? undefined : options.take, ...(options.json === true ? { json: options.json } : {}) }, tools);
    return;
  }
  if (options.as === undefined && options.dryRun !== true) throw new CommandEnd(EXIT.usage, 'import: give --as WHO, or --dry-run to see first what it would do.');
  await onGround(tools, async (ground) => {
    const by = options.as === undefined ? null : await actAs(ground, options.as, 'practices.review');
    const given = await readGiven(ending, bytes, file, ground);
    if (given.kind === 'faults') refuse(given.faults, options, tools);
    const plan = await ground.store.transact(async (tx) => {
      const planned = planImport(given.practices, await importTools(tx.practices, given.practices, ground));
      if (planned.kind === 'plan' && by !== null && options.dryRun !== true) await importPractices(planned, { tx, newId: ground.newId, at: ground.clock.machineNow(), by, practiceForms: ground.practiceForms, networks: ground.networks });
      return planned;
    });
    if (plan.kind === 'faults') refuse(plan.faults, options, tools);
    printPlan(plan, options, tools);
  });
}

function readGiven(ending: string, bytes: Uint8Array, file: string, { practiceForms }: CommandGround): GivenPractices | Promise<GivenPractices> {
  const fields = tableFields(practiceForms);
  const lists = new Set(fields.filter(({ kind }) => kind === 'choices').map(({ id }) => id));
  const table = { fields: fields.map(({ id }) => id), isList: (id: string) => lists.has(id) };
  switch (ending) {
    case 'json':
      return readJsonFile(Buffer.from(bytes).toString('utf8'), { ...table, fields: practiceForms.formOf({ formVersion: practiceForms.newest }, 'en').pages.flatMap((page) => page.fields.map(({ id }) => id)) });
    case 'csv':
      return readCsvFile(Buffer.from(bytes).toString('utf8'), table);
    case 'xlsx':
      return readXlsxFile(bytes, table);
    default:
      throw new CommandEnd(EXIT.usage, `${file}: expected a file that ends in .json, .csv, .xlsx or .docx.`);
  }
}

async function importTools(practices: PracticeReads, given: readonly { readonly standing: Readonly<Record<string, unknown>> }[], { practiceForms, networks, clock, newId }: CommandGround): Promise<ImportTools> {
  const ids = [...new Set(given.flatMap(({ standing: { id, revises } }) => [id, revises].filter((one) => typeof one === 'string')))];
  const here: Practice[] = [];
  // So many at once fit into one statement on both databases.
  for (let at = 0; at < ids.length; at += 500) here.push(...(await practices.listPractices({ ids: ids.slice(at, at + 500) }, { after: null, limit: 500 })));
  return { here: new Map(here.map((practice) => [practice.id, practice])), formOf: (practice, language) => practiceForms.formOf(practice, language), hasNetwork: (code) => networks.has(code), now: clock.machineNow(), newId };
}

function refuse(faults: readonly ImportFault[], { json }: OutputOptions, tools: CommandTools): never {
  if (json === true) tools.print(JSON.stringify({ refused: faults }));
  const lines = faults.map(({ row, field, wrong }) => [row, field, wrong].filter((part) => part !== null).join(': '));
  throw new CommandEnd(EXIT.refused, [...lines, 'Nothing was changed.'].join('\n'));
}

function printPlan({ added, changed, same }: Extract<PracticeImport, { readonly kind: 'plan' }>, options: ImportOptions, tools: CommandTools): void {
  const value = { dryRun: options.dryRun === true, added: added.map(({ id }) => id), changed: changed.map(({ id, fields }) => ({ id, fields: fields.map(({ field }) => field) })), same };
  const rows = [...added.map(({ id }) => ({ id, what: 'added' })), ...changed.map(({ id, fields }) => ({ id, what: `changed: ${fields.map(({ field }) => field).join(', ')}` }))];
  printResult(tools, options, value, rows, { ID: ({ id }) => id, WHAT: ({ what }) => what });
  tools.tell(`${added.length} added, ${changed.length} changed, ${same} as they were.${options.dryRun === true ? ' Nothing was written.' : ''}`);
}
