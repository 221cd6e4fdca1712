import type { Command } from 'commander';
import { wordsIn } from '../language/words.js';
import { sourceFrom } from '../roadmap/change-words.js';
import { readDateWish, type DateWish } from '../roadmap/date-wish.js';
import type { EditableFields, LedgerWish } from '../roadmap/ledger-wish.js';
import { changeLedger } from '../roadmap/make-change.js';
import { MilestoneKind, type Source } from '../roadmap/milestone.js';
import { refusalText } from '../roadmap/move-form.js';
import { losesHours } from '../roadmap/plan-step.js';
import { actAs, AS_OPTION } from './acting.js';
import { onGround, type CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';
import { printResult, type OutputOptions } from './output.js';
import { MILESTONE_COLUMNS } from './roadmap-read.js';

interface ChangeOptions extends OutputOptions {
  readonly as: string;
  readonly reason?: string;
  readonly source?: string;
  readonly sourceTitle?: string;
}

interface AddOptions extends ChangeOptions {
  readonly title: string;
  readonly kind: string;
  readonly region: string;
  readonly deadline?: true;
}

interface EditOptions extends ChangeOptions {
  readonly title?: string;
  readonly summary?: string;
  readonly location?: string;
  readonly notes?: string;
}

/** `roadmap add|move|confirm|cancel|edit`: each is one change with who, when, why and source. */
export function addRoadmapChanges(roadmap: Command, tools: CommandTools): void {
  changing(roadmap, 'move <id> <date>', 'give a milestone a new date: FROM or FROM..TO')
    .action((id: string, date: string, options: ChangeOptions) => change({ kind: 'move', id, date: readDate(date) }, options, tools));
  changing(roadmap, 'confirm <id>', 'a source gives the date that stands').action((id: string, options: ChangeOptions) => change({ kind: 'confirm', id }, options, tools));
  changing(roadmap, 'cancel <id>', 'it will not take place').action((id: string, options: ChangeOptions) => change({ kind: 'cancel', id }, options, tools));
  changing(roadmap, 'edit <id>', 'mend what is no date')
    .option('--title <text>', 'the new title').option('--summary <text>', 'the new summary').option('--location <text>', 'the new place').option('--notes <text>', 'the new notes')
    .action((id: string, options: EditOptions) => change({ kind: 'edit', id, fields: fieldsOf(options) }, options, tools));
  changing(roadmap, 'add <id> <date>', 'add a milestone')
    .requiredOption('--title <text>', 'its title').option('--kind <kind>', `one of ${MilestoneKind.options.join(', ')}`, 'meeting')
    .option('--region <id>', 'global, or a review region', 'global').option('--deadline', 'something must be handed in by its last day')
    .action((id: string, date: string, options: AddOptions) => change(additionOf(id, date, options), options, tools));
}

function changing(roadmap: Command, words: string, description: string): Command {
  return roadmap.command(words).description(description).requiredOption(...AS_OPTION)
    .option('--reason <text>', 'why').option('--source <url>', 'where the date stands').option('--source-title <text>', 'what the source is called').option('--json', 'one JSON value');
}

async function change(wish: LedgerWish, options: ChangeOptions, tools: CommandTools): Promise<void> {
  const source = readSource(options);
  await onGround(tools, async (ground) => {
    const by = await actAs(ground, options.as, 'roadmap.change');
    const plan = await ground.store.transact((tx) => changeLedger(wish, { by, reason: options.reason ?? null, source }, { tx, newId: ground.newId, clock: ground.clock }));
    if (plan.kind === 'refused') {
      if (options.json === true) tools.print(JSON.stringify({ refused: plan.code, said: plan.said }));
      const words = wordsIn('en');
      throw new CommandEnd(EXIT.refused, `${words.say(refusalText[plan.code], { said: plan.said })} ${words.say('roadmap.nothing-changed')}`);
    }
    const milestones = plan.steps.map((step) => step.next);
    printResult(tools, options, { milestones, changes: plan.steps.map((step) => step.change), alsoLook: plan.alsoLook }, milestones, MILESTONE_COLUMNS);
    for (const { next } of plan.steps.filter(losesHours)) tools.tell(wordsIn('en').say('roadmap.changed-hours', { title: next.title }));
    if (plan.alsoLook.length > 0) tools.tell(`Not moved, please look at: ${plan.alsoLook.join(', ')}`);
  });
}

function readDate(text: string): DateWish {
  const date = readDateWish(text);
  if (date === undefined) throw new CommandEnd(EXIT.usage, wordsIn('en').say('roadmap.refused-date-unreadable', { said: text }));
  return date;
}

function readSource({ source, sourceTitle }: ChangeOptions): Source | null {
  if (source === undefined) return null;
  const read = sourceFrom(source, sourceTitle);
  if (read === undefined) throw new CommandEnd(EXIT.usage, `--source: ${wordsIn('en').say('roadmap.refused-source-broken', { said: source })}`);
  return read;
}

function fieldsOf({ title, summary, location, notes }: EditOptions): EditableFields {
  const given = { ...(title === undefined ? {} : { title }), ...(summary === undefined ? {} : { summary }), ...(location === undefined ? {} : { location }), ...(notes === undefined ? {} : { notes }) };
  if (Object.keys(given).length === 0) throw new CommandEnd(EXIT.usage, 'edit: give at least one of --title, --summary, --location, --notes.');
  return given;
}

function additionOf(id: string, date: string, options: AddOptions): LedgerWish {
  const kind = MilestoneKind.safeParse(options.kind).data;
  if (kind === undefined) throw new CommandEnd(EXIT.usage, `--kind: expected one of ${MilestoneKind.options.join(', ')}.`);
  return { kind: 'add', milestone: { id, title: options.title, date: readDate(date), kind, region: options.region, deadline: options.deadline === true || kind === 'deadline' } };
}
