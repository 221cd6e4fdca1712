import type { Command } from 'commander';
import type { EditableFields, InstantWish } from '../roadmap/ledger-wish.js';
import { changeLedger } from '../roadmap/make-change.js';
import { MilestoneKind } from '../roadmap/milestone.js';
import { ownSource } from '../roadmap/own-date.js';
import { actAs } from './acting.js';
import { changing, onLedger, printPlan, readDate, readSource, refuseChange, type ChangeOptions } from './changing.js';
import type { CommandGround, CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';

interface AddOptions extends ChangeOptions {
  readonly title: string;
  readonly kind: string;
  readonly region: string;
  readonly deadline?: true;
  readonly network?: string;
}

interface EditOptions extends ChangeOptions {
  readonly title?: string;
  readonly summary?: string;
  readonly location?: string;
  readonly notes?: string;
}

/** `roadmap add|edit`: what nobody was told otherwise takes effect at once. */
export function addRoadmapChanges(roadmap: Command, tools: CommandTools): void {
  changing(roadmap, 'edit <id>', 'mend what is no date')
    .option('--title <text>', 'the new title').option('--summary <text>', 'the new summary').option('--location <text>', 'the new place').option('--notes <text>', 'the new notes')
    .action((id: string, options: EditOptions) => change({ kind: 'edit', id, fields: fieldsOf(options) }, options, tools));
  changing(roadmap, 'add <id> <date>', 'add a milestone')
    .requiredOption('--title <text>', 'its title').option('--kind <kind>', `one of ${MilestoneKind.options.join(', ')}`, 'meeting')
    .option('--region <id>', 'global, or a review region', 'global').option('--network <code>', 'a network\'s own date: seen by it alone').option('--deadline', 'something must be handed in by its last day')
    .action((id: string, date: string, options: AddOptions) => change(additionOf(id, date, options), options, tools, options.network));
}

async function change(wish: InstantWish, options: ChangeOptions, tools: CommandTools, network?: string): Promise<void> {
  const source = readSource(options) ?? (network === undefined ? null : ownSource(network));
  await onLedger(tools, async (ground, transact) => {
    if (network !== undefined && !ground.networks.has(network)) throw new CommandEnd(EXIT.usage, `--network: ${network} is no network. Give a code such as KE.`);
    if (wish.kind === 'add') checkRegion(wish.milestone.region, ground);
    const by = await actAs(ground, options.as, 'roadmap.change');
    const plan = await transact((ledger) => changeLedger(wish, { by, reason: options.reason ?? null, source }, ledger));
    if (plan.kind === 'refused') return refuseChange(plan, options, tools);
    printPlan(plan, {}, options, tools);
  });
}

/** A region that no network belongs to would be reminded nowhere. Throws CommandEnd (usage) that lists those there are. */
function checkRegion(region: string, { networks }: Pick<CommandGround, 'networks'>): void {
  const regions = ['global', ...new Set([...networks.values()].flatMap((network) => network.reviewRegions))].sort();
  if (!regions.includes(region)) throw new CommandEnd(EXIT.usage, `--region: ${region} is no review region. Give one of ${regions.join(', ')}.`);
}

function fieldsOf({ title, summary, location, notes }: EditOptions): EditableFields {
  const given = { ...(title === undefined ? {} : { title }), ...(summary === undefined ? {} : { summary }), ...(location === undefined ? {} : { location }), ...(notes === undefined ? {} : { notes }) };
  if (Object.keys(given).length === 0) throw new CommandEnd(EXIT.usage, 'edit: give at least one of --title, --summary, --location, --notes.');
  if (title?.trim() === '') throw new CommandEnd(EXIT.usage, '--title: is empty. Give the new title, or leave it out.');
  return given;
}

function additionOf(id: string, date: string, options: AddOptions): InstantWish {
  const kind = MilestoneKind.safeParse(options.kind).data;
  if (kind === undefined) throw new CommandEnd(EXIT.usage, `--kind: expected one of ${MilestoneKind.options.join(', ')}.`);
  return { kind: 'add', milestone: { id, title: options.title, date: readDate(date), kind, region: options.region, deadline: options.deadline === true || kind === 'deadline', network: options.network ?? null } };
}
