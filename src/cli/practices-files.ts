import type { Command } from 'commander';
import type { CommandTools } from './command-tools.js';
import { addPracticesDocument } from './practices-document.js';
import { addPracticesExport } from './practices-export.js';
import { addPracticesImport } from './practices-import.js';
import { addPracticesTemplate } from './practices-template.js';

/** `practices export|import|document|template`: practices as files. */
export function addPracticeFiles(program: Command, tools: CommandTools): void {
  const practices = program.commands.find((command) => command.name() === 'practices') ?? program.command('practices').description('good practices, from draft to Hub');
  addPracticesExport(practices, tools);
  addPracticesImport(practices, tools);
  addPracticesDocument(practices, tools);
  addPracticesTemplate(practices, tools);
}
