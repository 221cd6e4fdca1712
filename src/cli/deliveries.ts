import type { Command } from 'commander';
import { changeDelivery } from '../deliveries/change-delivery.js';
import { DeliveryState, type Delivery } from '../delivery/delivery.js';
import type { Conversation } from '../networks/conversation.js';
import { actAs, AS_OPTION } from './acting.js';
import { onGround, type CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';
import { printResult, type OutputOptions } from './output.js';

interface ListOptions extends OutputOptions {
  readonly state?: readonly string[];
  readonly conversation?: string;
  readonly limit: string;
}

interface ChangeOptions extends OutputOptions {
  readonly as: string;
}

/** `deliveries list|show|retry|cancel`: what is on its way, how it ended, and what a person decides about it. */
export function addDeliveries(program: Command, tools: CommandTools): void {
  const deliveries = program.command('deliveries').description('messages on their way');
  deliveries.command('list').description('newest changed first').option('--state <states...>', `only these: ${DeliveryState.options.join(', ')}`).option('--conversation <id>', 'only of this conversation')
    .option('--limit <number>', 'at most so many', '1000').option('--json', 'one JSON value').action((options: ListOptions) => list(options, tools));
  deliveries.command('show <key>').description('one delivery, whole').option('--json', 'one JSON value').action((key: string, options: OutputOptions) => show(key, options, tools));
  deliveries.command('retry <keys...>').description('send again what was refused, unreachable, in doubt, skipped or cancelled').requiredOption(...AS_OPTION).option('--json', 'one JSON value')
    .action((keys: string[], options: ChangeOptions) => change('retry', keys, options, tools));
  deliveries.command('cancel <keys...>').description('take back what is not sent yet').requiredOption(...AS_OPTION).option('--json', 'one JSON value')
    .action((keys: string[], options: ChangeOptions) => change('cancel', keys, options, tools));
}

async function list(options: ListOptions, tools: CommandTools): Promise<void> {
  const filter = readFilter(options);
  await onGround(tools, async ({ store }) => {
    const conversations = new Map((await store.reads.networks.conversations()).map((one) => [one.id, one]));
    const rows = (await store.reads.deliveries.deliveries(filter)).map((delivery) => rowOf(delivery, conversations.get(delivery.conversation)));
    printResult(tools, options, rows, rows, {
      KEY: (row) => row.key, STATE: (row) => row.state, ATTEMPTS: (row) => String(row.attempts), PLATFORM: (row) => row.platform ?? '', CONVERSATION: (row) => row.conversation, REASON: (row) => row.reason ?? '',
    });
  });
}

function show(key: string, options: OutputOptions, tools: CommandTools): Promise<void> {
  return onGround(tools, async ({ store }) => {
    const delivery = await store.reads.deliveries.findDelivery(key);
    if (delivery === undefined) throw new CommandEnd(EXIT.refused, `${key}: no such delivery. See: imrf-bot deliveries list`);
    const conversation = await store.reads.networks.findConversation(delivery.conversation);
    const value = { ...delivery, platform: conversation?.address.platform ?? null };
    printResult(tools, options, value, Object.entries(value), { WHAT: ([name]) => name, VALUE: ([, one]) => (typeof one === 'string' ? one : JSON.stringify(one)) });
  });
}

/** All of them or none: a wrong key changes nothing. */
function change(verb: 'retry' | 'cancel', keys: readonly string[], options: ChangeOptions, tools: CommandTools): Promise<void> {
  return onGround(tools, async (ground) => {
    const by = await actAs(ground, options.as, 'deliveries.change');
    const changed = await ground.store.transact(async (tx) => {
      const rows: { key: string; was: DeliveryState; state: DeliveryState }[] = [];
      for (const key of keys) {
        const done = await changeDelivery(verb, key, by, { tx, clock: ground.clock, newId: ground.newId });
        if (done.kind === 'refused') throw new CommandEnd(EXIT.refused, `${tellRefusal(verb, key, done.state)} Nothing was changed.`);
        rows.push({ key, was: done.was, state: done.state });
      }
      return rows;
    });
    printResult(tools, options, changed, changed, { KEY: ({ key }) => key, WAS: ({ was }) => was, NOW: ({ state }) => state });
  });
}

function tellRefusal(verb: 'retry' | 'cancel', key: string, state: DeliveryState | null): string {
  if (state === null) return `${key}: no such delivery. See: imrf-bot deliveries list.`;
  return verb === 'retry' ? `${key} is ${state}: only what ended, or is in doubt, can be sent again.` : `${key} is ${state}: only what is due, retrying or in doubt can be taken back.`;
}

function rowOf({ key, state, attempts, conversation, reason }: Delivery, at: Conversation | undefined) {
  const waits = at?.state === 'unreachable' && (state === 'due' || state === 'retrying');
  const why = waits ? `waits until the bot hears from this conversation: ${at.reason ?? 'closed'}` : reason;
  return { key, state, attempts, platform: at?.address.platform ?? null, conversation, reason: why };
}

function readFilter({ state, conversation, limit }: ListOptions): { states?: DeliveryState[]; conversation?: string; limit: number } {
  const most = Number(limit);
  if (!Number.isInteger(most) || most < 1) throw new CommandEnd(EXIT.usage, '--limit: expected a whole number above 0.');
  const where = conversation === undefined ? {} : { conversation };
  if (state === undefined) return { ...where, limit: most };
  const states = state.map((one) => DeliveryState.safeParse(one).data);
  if (states.includes(undefined)) throw new CommandEnd(EXIT.usage, `--state: expected one of ${DeliveryState.options.join(', ')}.`);
  return { ...where, states: states.filter((one) => one !== undefined), limit: most };
}
