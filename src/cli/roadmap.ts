import type { Command } from 'commander';
import type { CommandTools } from './command-tools.js';
import { addRoadmapBeliefs } from './roadmap-beliefs.js';
import { addRoadmapChanges } from './roadmap-change.js';
import { addRoadmapExport } from './roadmap-export.js';
import { addRoadmapHold } from './roadmap-hold.js';
import { addRoadmapImport } from './roadmap-import.js';
import { addRoadmapShipped } from './roadmap-shipped.js';
import { addRoadmapReading } from './roadmap-read.js';
import { addRoadmapTranslations } from './roadmap-translations.js';

/** `roadmap …`: the ledger of dates. */
export function addRoadmap(program: Command, tools: CommandTools): void {
  const roadmap = program.command('roadmap').description('the ledger of dates');
  addRoadmapReading(roadmap, tools);
  addRoadmapChanges(roadmap, tools);
  addRoadmapExport(roadmap, tools);
  addRoadmapHold(roadmap, tools);
  addRoadmapBeliefs(roadmap, tools);
  addRoadmapShipped(roadmap, tools);
  addRoadmapImport(roadmap, tools);
  addRoadmapTranslations(roadmap, tools);
}
