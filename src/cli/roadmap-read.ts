import type { Command } from 'commander';
import { tellDate } from '../language/dates.js';
import type { Change } from '../roadmap/change.js';
import { historyOf, type Revision } from '../roadmap/history.js';
import type { Milestone } from '../roadmap/milestone.js';
import { dayIn } from '../time/zone.js';
import { onGround, type CommandTools } from './command-tools.js';
import { namedMilestone } from './named-milestone.js';
import { printResult, type OutputOptions } from './output.js';

interface ListOptions extends OutputOptions {
  readonly all?: true;
}

/** `roadmap list`, `roadmap show`: reading needs no account. */
export function addRoadmapReading(roadmap: Command, tools: CommandTools): void {
  roadmap.command('list').description('milestones that lie ahead, or all').option('--all', 'also what has passed').option('--json', 'all of them as one JSON value').action((options: ListOptions) => list(options, tools));
  roadmap.command('show <id>').description('one milestone with its former dates and changes; ID, or a code of a date as chat shows it').option('--json', 'one JSON value').action((id: string, options: OutputOptions) => show(id, options, tools));
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

function show(named: string, options: OutputOptions, tools: CommandTools): Promise<void> {
  return onGround(tools, async ({ store }) => {
    const { roadmap } = store.reads;
    const milestone = await namedMilestone(named, roadmap);
    const [formerDates, changes] = [await roadmap.formerDates(milestone.id), await roadmap.changes(milestone.id)];
    const revisions = historyOf(milestone, formerDates, changes);
    const facts: [string, string][] = [
      ...Object.entries(MILESTONE_COLUMNS).map(([name, column]): [string, string] => [name.toLowerCase(), column(milestone)]),
      ['source', `${milestone.source.title}${milestone.source.url === null ? '' : ` ${milestone.source.url}`}, checked ${milestone.checkedOn}`],
      ...revisions.map((one, at): [string, string] => [at === 0 ? 'holds' : 'before', tellRevision(one)]),
      ...changes.map((change): [string, string] => ['change', tellChange(change)]),
    ];
    printResult(tools, options, { milestone, formerDates, changes, revisions }, facts, { WHAT: ([name]) => name, VALUE: ([, value]) => value });
  });
}

/** Since when it was public, until when, why it was given up, and by which source it stood. */
function tellRevision({ from, until, givenUpFor, source, dateCode, ...date }: Revision): string {
  const span = `public from ${from ?? 'a day not known'}${until === null ? '' : ` to ${until}`}`;
  const where = source === null ? 'source not known' : `${source.title}${source.url === null ? '' : ` ${source.url}`}`;
  return `${tellDate(date, 'en')}, ${date.status} (${dateCode}), ${span}; ${where}${givenUpFor === null ? '' : `; given up: ${givenUpFor}`}`;
}

/** Who wished what, when and why, and how it ended. */
function tellChange({ id, at, kind, state, by, reason, partOf, hold }: Change): string {
  const settled = hold?.settled ?? null;
  const end = settled === null ? state : `${state} ${settled.at} ${settled.by === null ? 'by itself' : `by ${settled.by}`}${settled.replacedBy === null ? '' : `, replaced by ${settled.replacedBy}`}`;
  return `${id} ${at} ${kind} by ${by}: ${reason ?? 'no reason given'}; ${end}${partOf === null ? '' : `; follows ${partOf}`}`;
}
