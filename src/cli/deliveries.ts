import type { Command } from 'commander';
import { DeliveryState, type Delivery } from '../delivery/delivery.js';
import type { Conversation } from '../networks/conversation.js';
import { onGround, type CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';
import { printResult, type OutputOptions } from './output.js';

interface ListOptions extends OutputOptions {
  readonly state?: readonly string[];
  readonly limit: string;
}

/** `deliveries list|show`: what is on its way, and how it ended. */
export function addDeliveries(program: Command, tools: CommandTools): void {
  const deliveries = program.command('deliveries').description('messages on their way');
  deliveries.command('list').description('newest changed first').option('--state <states...>', `only these: ${DeliveryState.options.join(', ')}`).option('--limit <number>', 'at most so many', '1000').option('--json', 'one JSON value')
    .action((options: ListOptions) => list(options, tools));
  deliveries.command('show <key>').description('one delivery, whole').option('--json', 'one JSON value').action((key: string, options: OutputOptions) => show(key, options, tools));
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

function rowOf({ key, state, attempts, conversation, reason }: Delivery, at: Conversation | undefined) {
  const waits = at?.state === 'unreachable' && (state === 'due' || state === 'retrying');
  const why = waits ? `waits until the bot hears from this conversation: ${at.reason ?? 'closed'}` : reason;
  return { key, state, attempts, platform: at?.address.platform ?? null, conversation, reason: why };
}

function readFilter({ state, limit }: ListOptions): { states?: DeliveryState[]; limit: number } {
  const most = Number(limit);
  if (!Number.isInteger(most) || most < 1) throw new CommandEnd(EXIT.usage, '--limit: expected a whole number above 0.');
  if (state === undefined) return { limit: most };
  const states = state.map((one) => DeliveryState.safeParse(one).data);
  if (states.includes(undefined)) throw new CommandEnd(EXIT.usage, `--state: expected one of ${DeliveryState.options.join(', ')}.`);
  return { states: states.filter((one) => one !== undefined), limit: most };
}
