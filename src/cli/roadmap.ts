import type { Command } from 'commander';
import { loadShipped } from '../roadmap/load.js';
import { readShippedRoadmap } from '../roadmap/shipped.js';
import { actAs, AS_OPTION } from './acting.js';
import { onGround, type CommandTools } from './command-tools.js';
import { printResult, type OutputOptions } from './output.js';
import { addRoadmapChanges } from './roadmap-change.js';
import { addRoadmapExport } from './roadmap-export.js';
import { addRoadmapHold } from './roadmap-hold.js';
import { addRoadmapReading } from './roadmap-read.js';

/** `roadmap …`: the ledger of dates. */
export function addRoadmap(program: Command, tools: CommandTools): void {
  const roadmap = program.command('roadmap').description('the ledger of dates');
  addRoadmapReading(roadmap, tools);
  addRoadmapChanges(roadmap, tools);
  addRoadmapExport(roadmap, tools);
  addRoadmapHold(roadmap, tools);
  roadmap.command('import <file>').description('add the milestones of a roadmap file that are not here yet').requiredOption(...AS_OPTION).option('--json', 'one JSON value')
    .action((file: string, options: ImportOptions) => importFile(file, options, tools));
}

interface ImportOptions extends OutputOptions {
  readonly as: string;
}

/** Adds what is missing and names what stands differently here: a date in use is moved by `roadmap move` only, since networks are told of it. */
async function importFile(file: string, options: ImportOptions, tools: CommandTools): Promise<void> {
  const shipped = readShippedRoadmap(file);
  await onGround(tools, async (ground) => {
    const by = await actAs(ground, options.as, 'roadmap.change');
    const result = await ground.store.transact(async (tx) => {
      const held = new Map((await tx.roadmap.milestones()).map((one) => [one.id, one]));
      const added = await loadShipped(tx.roadmap, shipped);
      const differs = shipped.entries.filter((entry) => {
        const here = held.get(entry.id);
        return here !== undefined && (here.startsOn !== entry.startsOn || here.endsOn !== entry.endsOn || here.status !== entry.status);
      });
      await tx.records.audit({ id: ground.newId(), at: ground.clock.machineNow(), by, action: 'roadmap.import', subject: 'roadmap', outcome: 'done', before: null, after: { added } });
      return { added, differs: differs.map((entry) => entry.id) };
    });
    printResult(tools, options, result, [result], { ADDED: ({ added }) => String(added), 'STANDS DIFFERENTLY HERE': ({ differs }) => differs.join(', ') || 'nothing' });
  });
}
