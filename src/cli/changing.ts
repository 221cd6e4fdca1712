import type { Command } from 'commander';
import { wordsIn } from '../language/words.js';
import { sourceFrom } from '../roadmap/change-words.js';
import { readDateWish, type DateWish } from '../roadmap/date-wish.js';
import type { LedgerTools } from '../roadmap/ledger-tools.js';
import type { Plan, Refusal } from '../roadmap/ledger-wish.js';
import type { Source } from '../roadmap/milestone.js';
import { refusalText } from '../roadmap/move-form.js';
import { losesHours } from '../roadmap/plan-step.js';
import { AS_OPTION } from './acting.js';
import { onGround, type CommandGround, type CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';
import { printResult, type OutputOptions } from './output.js';
import { MILESTONE_COLUMNS } from './roadmap-read.js';

/** What every command that changes the ledger takes. */
export interface ChangeOptions extends OutputOptions {
  readonly as: string;
  readonly reason?: string;
  readonly source?: string;
  readonly sourceTitle?: string;
}

/** A command that changes the ledger: by whom, why, and by which source. */
export function changing(roadmap: Command, words: string, description: string): Command {
  return roadmap.command(words).description(description).requiredOption(...AS_OPTION)
    .option('--reason <text>', 'why').option('--source <url>', 'where the date stands').option('--source-title <text>', 'what the source is called').option('--json', 'one JSON value');
}

/** Runs `work` on open ground; each `transact` hands it what a change of the ledger writes to. */
export function onLedger(tools: CommandTools, work: (ground: CommandGround, transact: <T>(fn: (ledger: LedgerTools) => Promise<T>) => Promise<T>) => Promise<void>): Promise<void> {
  return onGround(tools, (ground) => work(ground, (fn) => ground.store.transact((tx) => fn({ tx, newId: ground.newId, clock: ground.clock, networks: ground.networks }))));
}

/** Says why nothing was changed, and ends the command. */
export function refuseChange(refusal: Refusal, options: OutputOptions, tools: CommandTools): never {
  if (options.json === true) tools.print(JSON.stringify({ refused: refusal.code, said: refusal.said }));
  const words = wordsIn('en');
  throw new CommandEnd(EXIT.refused, `${words.say(refusalText[refusal.code], { said: refusal.said })} ${words.say('roadmap.nothing-changed')}`);
}

/** Prints what a change did: the milestones as they stand now, with `more` beside them in JSON. */
export function printPlan(plan: Plan, more: Readonly<Record<string, unknown>>, options: OutputOptions, tools: CommandTools): void {
  const milestones = plan.steps.map((step) => step.next);
  printResult(tools, options, { milestones, changes: plan.steps.map((step) => step.change), alsoLook: plan.alsoLook, ...more }, milestones, MILESTONE_COLUMNS);
  for (const { next } of plan.steps.filter(losesHours)) tools.tell(wordsIn('en').say('roadmap.changed-hours', { title: next.title }));
  if (plan.alsoLook.length > 0) tools.tell(`Not moved, please look at: ${plan.alsoLook.join(', ')}`);
}

/** Reads a date. Throws CommandEnd (usage) on what is none. */
export function readDate(text: string): DateWish {
  const date = readDateWish(text);
  if (date === undefined) throw new CommandEnd(EXIT.usage, wordsIn('en').say('roadmap.refused-date-unreadable', { said: text }));
  return date;
}

/** Reads `--source` with its title; null where none is given. Throws CommandEnd (usage) on what is no link. */
export function readSource({ source, sourceTitle }: Pick<ChangeOptions, 'source' | 'sourceTitle'>): Source | null {
  if (source === undefined) return null;
  const read = sourceFrom(source, sourceTitle);
  if (read === undefined) throw new CommandEnd(EXIT.usage, `--source: ${wordsIn('en').say('roadmap.refused-source-broken', { said: source })}`);
  return read;
}
