import type { Command } from 'commander';
import { AS_OPTION } from './acting.js';
import { reportBroadcast, showBroadcast, type ReportOptions, type ShowOptions } from './broadcast-read.js';
import { approve, nudge, recall, resume, send, stop, type StepOptions } from './broadcast-steps.js';
import { correctFrom, createFrom, editFrom, type WriteOptions } from './broadcast-write.js';
import type { CommandTools } from './command-tools.js';

/** `broadcast …`: one message of the Secretariat to many conversations, from a file to the report. The same rights and four eyes as in chat. */
export function addBroadcast(program: Command, tools: CommandTools): void {
  const broadcast = program.command('broadcast').description('one message to many conversations: proposed by one, approved by another, sent, followed');
  addWriting(broadcast, tools);
  addSteps(broadcast, tools);
  broadcast.command('show <id>').description('a broadcast, or what reads it: its texts, to whom, the dates it mentions').option('--language <code>', 'one text only').option('--text', 'the bare text, for those on neither platform')
    .option('--eml <file>', 'the same as a mail that is ready to be addressed').option('--json', 'one JSON value').action((id: string, options: ShowOptions) => showBroadcast(id, options, tools));
  broadcast.command('report <id>').description('who has it, who has not and why, who has seen it').option('--xlsx <file>', 'as a workbook').option('--proof', 'the proof of reach').option('--json', 'one JSON value')
    .action((id: string, options: ReportOptions) => reportBroadcast(id, options, tools));
}

function addWriting(broadcast: Command, tools: CommandTools): void {
  broadcast.command('create <file>').description('read a broadcast from FILE.md and propose it').requiredOption(...AS_OPTION).option('--json', 'one JSON value').action((file: string, options: WriteOptions) => createFrom(file, options, tools));
  broadcast.command('edit <id> <file>').description('write it anew before it is sent; the approval is taken back').requiredOption(...AS_OPTION).option('--json', 'one JSON value').action((id: string, file: string, options: WriteOptions) => editFrom(id, file, options, tools));
  broadcast.command('correct <id> <file>').description('put another text in place of the one that was sent').requiredOption(...AS_OPTION).option('--reason <text>', 'why').option('--json', 'one JSON value')
    .action((id: string, file: string, options: WriteOptions) => correctFrom(id, file, options, tools));
}

function addSteps(broadcast: Command, tools: CommandTools): void {
  const take = (words: string, description: string) => broadcast.command(words).description(description).requiredOption(...AS_OPTION).option('--json', 'one JSON value');
  take('approve <id>', 'a second person’s word: the rows of the outbox are written').option('--confirm <number>', 'how many conversations: needed above 20').option('--hash <hash>', 'the text that was read, as show prints it')
    .option('--override <reason>', 'approve your own, in an emergency: every approver is told').action((id: string, options: StepOptions) => approve(id, options, tools));
  take('send <id>', 'let it go').option('--at <time>', 'an instant (2026-12-01T09:00Z), or an hour on each network’s own clock (2026-12-01 09:00)').option('--confirm <number>', 'how many conversations')
    .option('--dry-run', 'show when it would go, and set nothing').action((id: string, options: StepOptions) => send(id, options, tools));
  take('stop <id>', 'hold back what is not sent yet').action((id: string, options: StepOptions) => stop(id, options, tools));
  take('resume <id>', 'go on where it was stopped').action((id: string, options: StepOptions) => resume(id, options, tools));
  take('recall <id>', 'remove every copy').option('--reason <text>', 'why').action((id: string, options: StepOptions) => recall(id, options, tools));
  take('nudge <id>', 'ask once where nobody has seen it').action((id: string, options: StepOptions) => nudge(id, options, tools));
}
