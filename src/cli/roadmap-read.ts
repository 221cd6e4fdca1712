import type { Command } from 'commander';
import { tellDate } from '../language/dates.js';
import type { Milestone } from '../roadmap/milestone.js';
import { dayIn } from '../time/zone.js';
import { onGround, type CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';
import { printResult, type OutputOptions } from './output.js';

interface ListOptions extends OutputOptions {
  readonly all?: true;
}

/** `roadmap list`, `roadmap show`: reading needs no account. */
export function addRoadmapReading(roadmap: Command, tools: CommandTools): void {
  roadmap.command('list').description('milestones that lie ahead, or all').option('--all', 'also what has passed').option('--json', 'all of them as one JSON value').action((options: ListOptions) => list(options, tools));
  roadmap.command('show <id>').description('one milestone with its former dates and changes').option('--json', 'one JSON value').action((id: string, options: OutputOptions) => show(id, options, tools));
}

/** How a milestone stands in a table. */
export const MILESTONE_COLUMNS: Readonly<Record<string, (milestone: Milestone) => string>> = {
  ID: ({ id }) => id,
  DATE: (milestone) => tellDate(milestone, 'en'),
  STATUS: ({ status }) => status,
  CODE: ({ dateCode }) => dateCode,
  TITLE: ({ title }) => title,
};

function list(options: ListOptions, tools: CommandTools): Promise<void> {
  return onGround(tools, async ({ store, clock }) => {
    const milestones = await store.reads.roadmap.milestones();
    const today = dayIn('UTC', clock.now());
    printResult(tools, options, milestones, options.all === true ? milestones : milestones.filter((one) => one.endsOn >= today), MILESTONE_COLUMNS);
  });
}

function show(id: string, options: OutputOptions, tools: CommandTools): Promise<void> {
  return onGround(tools, async ({ store }) => {
    const { roadmap } = store.reads;
    const milestone = await roadmap.findMilestone(id);
    if (milestone === undefined) throw new CommandEnd(EXIT.refused, `${id}: no such milestone. See: imrf-bot roadmap list --all`);
    const [formerDates, changes] = [await roadmap.formerDates(id), await roadmap.changes(id)];
    const facts: [string, string][] = [
      ...Object.entries(MILESTONE_COLUMNS).map(([name, column]): [string, string] => [name.toLowerCase(), column(milestone)]),
      ['source', `${milestone.source.title}${milestone.source.url === null ? '' : ` ${milestone.source.url}`}, checked ${milestone.checkedOn}`],
      ...formerDates.map((former): [string, string] => ['before', `${tellDate(former, 'en')} (${former.dateCode}), until ${former.supersededOn ?? 'not known'}: ${former.reason ?? 'no reason known'}`]),
      ...changes.map((change): [string, string] => ['change', `${change.at} ${change.kind} by ${change.by}: ${change.reason ?? 'no reason given'}`]),
    ];
    printResult(tools, options, { milestone, formerDates, changes }, facts, { WHAT: ([name]) => name, VALUE: ([, value]) => value });
  });
}
