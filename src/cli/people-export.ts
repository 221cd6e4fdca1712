import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { who } from '../people/person.js';
import { KEPT } from '../privacy/kept.js';
import { actAs, AS_OPTION, readAccount } from './acting.js';
import { onGround, type CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';
import { printResult, type OutputOptions } from './output.js';

interface ExportOptions extends OutputOptions {
  readonly out: string;
  readonly as?: string;
}

/** `people export WHO --out FILE.json`: everything that is held about a person, table by table, each with what it is for. */
export function addPeopleExport(people: Command, tools: CommandTools): void {
  people.command('export <who>').description('everything that is held about a person, as one JSON file').requiredOption('--out <file>', 'where it is written').option(...AS_OPTION).option('--json', 'one JSON value')
    .action((account: string, options: ExportOptions) => exportPerson(account, options, tools));
}

async function exportPerson(text: string, { out, as, json }: ExportOptions, tools: CommandTools): Promise<void> {
  const account = readAccount(text, 'WHO');
  await onGround(tools, async (ground) => {
    const { store, clock, newId } = ground;
    const by = as === undefined ? 'command line' : await actAs(ground, as, 'people.export');
    const subject = await store.reads.privacy.findSubject(account);
    if (subject === undefined) throw new CommandEnd(EXIT.refused, `${who(account)}: nobody of this account is known here. Nothing was written.`);
    const held = await store.reads.privacy.collect(subject);
    const tables = Object.fromEntries(held.map(({ table, rows }) => [table, { what: KEPT[table]?.what ?? null, rows }]));
    await writeFile(out, `${JSON.stringify({ exportedAt: clock.machineNow(), ...subject, tables }, null, 1)}\n`, { mode: 0o600 });
    await store.transact((tx) => tx.records.audit({ id: newId(), at: clock.machineNow(), by, action: 'people.export', subject: who(account), outcome: 'done', before: null, after: null }));
    const rows = held.map((one) => ({ table: one.table, rows: one.rows.length }));
    printResult(tools, json === true ? { json } : {}, { file: out, who: who(account), tables: rows }, rows, { TABLE: (one) => one.table, ROWS: (one) => String(one.rows) });
  });
}
