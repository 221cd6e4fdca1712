import type { Command } from 'commander';
import { acceptShipped, keepOurs } from '../roadmap/decide-shipped.js';
import { proposeShipped, type ShippedField, type ShippedValues } from '../roadmap/shipped-values.js';
import { actAs } from './acting.js';
import { refuseChange } from './changing.js';
import { onGround, type CommandGround, type CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';
import { printResult, type OutputOptions } from './output.js';

interface ShippedOptions extends OutputOptions {
  readonly accept?: string;
  readonly keep?: string;
  readonly as?: string;
}

/** `roadmap shipped`: where a newer file of the program says something else; `--accept ID` takes it, `--keep ID` leaves it. */
export function addRoadmapShipped(roadmap: Command, tools: CommandTools): void {
  roadmap.command('shipped').description('what a newer roadmap file says otherwise: shipped before, shipped now, here')
    .option('--accept <id>', 'take it: texts at once, a date as a proposal').option('--keep <id>', 'keep what stands here').option('--as <who>', 'who decides').option('--json', 'one JSON value')
    .action((options: ShippedOptions) => onGround(tools, (ground) => (options.accept ?? options.keep) === undefined ? list(ground, options, tools) : decide(ground, options, tools)));
}

async function list({ store }: CommandGround, options: ShippedOptions, tools: CommandTools): Promise<void> {
  const proposals = proposeShipped(await store.reads.shipped.undecided(), await store.reads.roadmap.milestones());
  const rows = proposals.flatMap(({ before, now, here, fields }) => fields.map((field) => ({ id: here.id, field, before: tell(field, before), now: tell(field, now), here: tell(field, here) })));
  printResult(tools, options, rows, rows, { ID: ({ id }) => id, FIELD: ({ field }) => field, 'SHIPPED BEFORE': ({ before }) => before, 'SHIPPED NOW': ({ now }) => now, HERE: ({ here }) => here });
}

async function decide(ground: CommandGround, options: ShippedOptions, tools: CommandTools): Promise<void> {
  const { accept, keep, as } = options;
  const id = accept ?? keep;
  if (as === undefined || id === undefined || (accept !== undefined && keep !== undefined)) throw new CommandEnd(EXIT.usage, 'shipped: give one of --accept ID and --keep ID, with --as WHO.');
  const by = await actAs(ground, as, 'roadmap.change');
  const verb = accept === undefined ? keepOurs : acceptShipped;
  const decided = await ground.store.transact((tx) => verb(id, by, { tx, newId: ground.newId, clock: ground.clock, networks: ground.networks }));
  if (decided.kind === 'refused') return refuseChange(decided, options, tools);
  printResult(tools, options, { id, mended: decided.taken?.mended ?? [], proposed: decided.taken?.proposed ?? [] }, [decided], {
    ID: (one) => one.id, MENDED: ({ taken }) => (taken?.mended ?? []).join(', '), 'CHANGE THAT WAITS': ({ taken }) => (taken?.proposed ?? []).map(({ change }) => change).join(', '),
  });
}

function tell(field: ShippedField, values: Omit<ShippedValues, 'source'>): string {
  return field === 'date' ? `${values.startsOn}..${values.endsOn} (${values.precision})` : (values[field] ?? '');
}
