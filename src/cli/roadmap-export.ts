import type { Command } from 'commander';
import { z } from 'zod';
import { calendarEntries } from '../calendar/calendar-entry.js';
import { nameCalendar } from '../calendar/compose-calendar.js';
import { writeCalendar } from '../calendar/write-calendar.js';
import { Language, LANGUAGES } from '../language/language.js';
import { findNetwork } from '../networks/find-network.js';
import { entryOf } from '../roadmap/export.js';
import type { Facts } from '../roadmap/facts.js';
import { gatherFacts } from '../roadmap/gather-facts.js';
import { filterMilestones } from '../roadmap/ledger-filter.js';
import { Cycle, MilestoneKind, type Milestone } from '../roadmap/milestone.js';
import { writeTable } from '../roadmap/milestone-table.js';
import { CalendarDate } from '../time/calendar-date.js';
import { dayIn } from '../time/zone.js';
import { onGround, type CommandGround, type CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';

const Options = z.object({
  format: z.enum(['json', 'csv', 'ics']), language: Language, network: z.string().optional(), region: z.string().optional(), kind: MilestoneKind.optional(), audience: z.string().optional(),
  cycle: Cycle.optional(), deadlines: z.literal(true).optional(), from: CalendarDate.optional(), to: CalendarDate.optional(), json: z.literal(true).optional(),
});
type Options = z.infer<typeof Options>;

/** `roadmap export`: what everybody may see, or (`--network`) what that network may see, as JSON, CSV or iCalendar. */
export function addRoadmapExport(roadmap: Command, tools: CommandTools): void {
  roadmap.command('export').description('the roadmap as a file: JSON that import takes back whole, a table, or a calendar')
    .option('--format <format>', 'json, csv or ics', 'json').option('--language <xx>', `of a calendar: ${LANGUAGES.join(', ')}`, 'en')
    .option('--network <code>', 'with the network’s own dates, such as KE').option('--region <id>', 'global, or a review region').option('--kind <kind>', MilestoneKind.options.join(', '))
    .option('--audience <audience>', 'such as stakeholders').option('--cycle <year>', 'of the Forum to which they lead').option('--deadlines', 'only deadlines')
    .option('--from <day>', 'what ends on or after this day').option('--to <day>', 'what begins on or before this day').option('--json', 'the same as --format json')
    .action((options: unknown) => exportLedger(readOptions(options), tools));
}

function readOptions(options: unknown): Options {
  const read = Options.safeParse(options);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new CommandEnd(EXIT.usage, `--${issue?.path.join('.') ?? 'option'}: ${issue?.message ?? 'cannot be read'}`);
}

function exportLedger({ format, language, network, ...filter }: Options, tools: CommandTools): Promise<void> {
  return onGround(tools, async (ground) => {
    const facts = await gatherFacts(ground.store.reads, { network: codeOf(network, ground), zone: null }, language, ground.networks, ground.clock.now());
    const wanted = new Set(filterMilestones(facts.ledger.milestones, filter).map(({ id }) => id));
    // As they are stored: the names that translations add to the ledger are no part of a roadmap file.
    const milestones = (await ground.store.reads.roadmap.milestones()).filter(({ id }) => wanted.has(id));
    tools.print(written(format, milestones, facts).trimEnd());
  });
}

function codeOf(text: string | undefined, { networks }: CommandGround): string | null {
  if (text === undefined) return null;
  const network = findNetwork(text, networks);
  if (network === undefined) throw new CommandEnd(EXIT.usage, `--network: no network is called "${text}".`);
  return network.code;
}

function written(format: Options['format'], milestones: readonly Milestone[], facts: Facts): string {
  switch (format) {
    case 'json': {
      const entries = milestones.map((milestone) => entryOf(milestone, facts.ledger.formerDates.filter((former) => former.milestone === milestone.id)));
      return JSON.stringify({ checkedOn: oldestCheck(milestones) ?? dayIn('UTC', facts.now), milestones: entries });
    }
    case 'csv':
      return writeTable(milestones);
    case 'ics':
      return writeCalendar(nameCalendar(facts), calendarEntries(milestones, facts));
  }
}

/** The day that holds of all of them; each entry names its own. */
function oldestCheck(milestones: readonly Milestone[]): CalendarDate | undefined {
  return milestones.map(({ checkedOn }) => checkedOn).sort()[0];
}
