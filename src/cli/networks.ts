import type { Command } from 'commander';
import { nameNetwork } from '../networks/find-network.js';
import { onGround, type CommandTools } from './command-tools.js';
import { printResult, type OutputOptions } from './output.js';

interface ListOptions extends OutputOptions {
  readonly used?: true;
}

/** `networks list`: every network that can be named, with what the house knows of it. */
export function addNetworks(program: Command, tools: CommandTools): void {
  const networks = program.command('networks').description('country and regional networks');
  networks.command('list').description('all networks, or those with a conversation').option('--used', 'only those with a conversation').option('--json', 'one JSON value')
    .action((options: ListOptions) => list(options, tools));
}

function list(options: ListOptions, tools: CommandTools): Promise<void> {
  return onGround(tools, async ({ store, networks }) => {
    const confirmed = new Set(await store.reads.networks.confirmedNetworks());
    const conversations = await store.reads.networks.conversations();
    const all = [...networks.values()].map(({ code, kind, zone, region, reviewRegions }) => ({
      code, kind, name: nameNetwork(code, 'en'), zone, region, reviewRegions, confirmed: confirmed.has(code), conversations: conversations.filter((one) => one.network === code).length,
    }));
    const rows = options.used === true ? all.filter((one) => one.conversations > 0) : all;
    printResult(tools, options, rows, rows, {
      CODE: (row) => row.code, NAME: (row) => row.name, ZONE: (row) => row.zone, REVIEWS: (row) => row.reviewRegions.join(', '), CONFIRMED: (row) => (row.confirmed ? 'yes' : 'no'), CONVERSATIONS: (row) => String(row.conversations),
    });
  });
}
