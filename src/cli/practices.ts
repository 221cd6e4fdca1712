import type { Command } from 'commander';
import { z } from 'zod';
import { findNetwork } from '../networks/find-network.js';
import type { NetworkDirectory } from '../networks/network.js';
import { exportFilter } from '../practices/documents/export-filter.js';
import { PracticeKind, PracticeState, type Practice } from '../practices/practice.js';
import type { PracticeFilter, PracticeReads } from '../practices/repository.js';
import { CalendarDate } from '../time/calendar-date.js';
import { InstantFromText } from '../time/instant.js';
import { onGround, type CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';
import { printResult, type OutputOptions } from './output.js';
import { addPracticesSubmit } from './practices-submit.js';

const ListOptions = z.object({
  network: z.array(z.string()).optional(), state: z.array(PracticeState).optional(), objective: z.string().regex(/^([1-9]|1\d|2[0-3])$/, 'expected a number from 1 to 23').optional(), region: z.string().optional(),
  kind: PracticeKind, since: CalendarDate.optional(), until: CalendarDate.optional(), json: z.literal(true).optional(),
});
type ListOptions = z.infer<typeof ListOptions>;

/** `practices list|show|submit`: practices from draft to Hub. */
export function addPractices(program: Command, tools: CommandTools): void {
  const practices = program.commands.find((command) => command.name() === 'practices') ?? program.command('practices').description('good practices, from draft to Hub');
  practices.command('list').description('which there are, in the order in which they were begun')
    .option('--network <codes...>', 'of these networks, such as KE').option('--state <states...>', PracticeState.options.join(', ')).option('--objective <n>', 'on an objective of the Compact, 1 to 23').option('--region <id>', 'of a region, such as africa')
    .option('--since <day>', 'submitted (a draft: begun) on this day or later').option('--until <day>', 'before this day').option('--kind <kind>', PracticeKind.options.join(' or '), 'practice').option('--json', 'one JSON value')
    .action((options: unknown) => list(readOptions(options), tools));
  practices.command('show <id>').description('one of them, every field').option('--json', 'one JSON value').action((id: string, options: OutputOptions) => show(id, options, tools));
  addPracticesSubmit(practices, tools);
}

function readOptions(options: unknown): ListOptions {
  const read = ListOptions.safeParse(options);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new CommandEnd(EXIT.usage, `--${String(issue?.path[0] ?? 'option')}: ${issue?.message ?? 'cannot be read'}`);
}

function list(options: ListOptions, tools: CommandTools): Promise<void> {
  return onGround(tools, async ({ store, networks }) => {
    const rows = (await allOf(store.reads.practices, filterOf(options, networks))).map(rowOf);
    printResult(tools, options.json === true ? { json: true } : {}, rows, rows, {
      ID: (row) => row.id, STATE: (row) => row.state, NETWORK: (row) => row.network ?? '', LANGUAGE: (row) => row.language, OBJECTIVES: (row) => row.objectives.join(', '), SUBMITTED: (row) => row.submittedAt ?? '', TITLE: (row) => row.title,
    });
  });
}

function show(id: string, options: OutputOptions, tools: CommandTools): Promise<void> {
  return onGround(tools, async ({ store, practiceForms }) => {
    const practice = await store.reads.practices.findPractice(id);
    if (practice === undefined) throw new CommandEnd(EXIT.refused, `${id}: there is no such practice. See: imrf-bot practices list`);
    const { values, overruled, begunAt, changedAt, formVersion, revises, kind } = practice;
    const labels = new Map(practiceForms.formOf(practice, 'en').pages.flatMap((page) => page.fields).map((field) => [field.id, field.label]));
    printResult(tools, options, { ...rowOf(practice), kind, formVersion, revises, begunAt, changedAt, overruled, values }, Object.entries(values), { FIELD: ([field]) => labels.get(field) ?? field, VALUE: ([, value]) => [value].flat().join(', ') });
  });
}

function filterOf({ network, state, objective, region, kind, since, until }: ListOptions, networks: NetworkDirectory): PracticeFilter {
  const startOf = (day: CalendarDate | undefined) => (day === undefined ? undefined : InstantFromText.parse(`${day}T00:00:00Z`));
  const codes = network?.map((text) => {
    const found = findNetwork(text, networks);
    if (found === undefined) throw new CommandEnd(EXIT.usage, `--network: no network is called "${text}".`);
    return found.code;
  });
  return exportFilter({ networks: codes, states: state ?? PracticeState.options, objective, region, kind, since: startOf(since), until: startOf(until) }, networks);
}

const PAGE = 1_000;
const LISTED = ['title', 'primaryObjectives', 'secondaryObjectives'];

async function allOf(practices: PracticeReads, filter: PracticeFilter): Promise<Practice[]> {
  const all: Practice[] = [];
  for (;;) {
    const page = await practices.listPractices(filter, { after: all.at(-1)?.id ?? null, limit: PAGE, fields: LISTED });
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}

function rowOf({ id, state, values, network, language, submittedAt }: Practice) {
  const several = (field: string) => [values[field] ?? []].flat();
  return { id, state, title: several('title').join(' '), network, language, objectives: [...new Set([...several('primaryObjectives'), ...several('secondaryObjectives')])], submittedAt };
}
