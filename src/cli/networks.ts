import type { Command } from 'commander';
import { LANGUAGES } from '../language/language.js';
import { hasTag } from '../networks/entry.js';
import { nameNetwork } from '../networks/find-network.js';
import { readRegistry } from '../networks/read-registry.js';
import { countNetworks, type RegisteredNetwork } from '../networks/registry.js';
import { writeWeekdays } from '../networks/weekdays.js';
import { who } from '../people/person.js';
import { dayIn } from '../time/zone.js';
import { onGround, type CommandTools, type GroundNow } from './command-tools.js';
import { addNetworkChanges, readNetwork } from './networks-change.js';
import { addNetworksTable } from './networks-table.js';
import { printResult, type OutputOptions } from './output.js';

interface ListOptions extends OutputOptions {
  readonly used?: true;
  readonly confirmed?: true;
  readonly named?: true;
  readonly silent?: true;
  readonly tag?: string;
}

/** `networks list|count|show|confirm|unconfirm|tag|edit|export|import`: the registry of country and regional networks. */
export function addNetworks(program: Command, tools: CommandTools): void {
  const networks = program.command('networks').description('country and regional networks');
  networks.command('list').description('all that can be named, or a part of them').option('--used', 'only those with a conversation').option('--confirmed', 'only those that the Secretariat has confirmed')
    .option('--named', 'only those that were named in a conversation and are not confirmed').option('--silent', 'confirmed or named, and no conversation of theirs can be reached').option('--tag <tag>', 'only those with this tag').option('--json', 'one JSON value')
    .action((options: ListOptions) => list(options, tools));
  networks.command('count').description('how many are confirmed, only named, silent').option('--json', 'one JSON value').action((options: OutputOptions) => count(options, tools));
  networks.command('show <network>').description('all that the house knows of one').option('--json', 'one JSON value').action((name: string, options: OutputOptions) => show(name, options, tools));
  addNetworkChanges(networks, tools);
  addNetworksTable(networks, tools);
}

/** Reads the registry as it stands on this ground. */
function registryOn({ store, shippedNetworks, clock }: GroundNow): Promise<RegisteredNetwork[]> {
  return readRegistry(store.reads, shippedNetworks, dayIn('UTC', clock.now()));
}

function list(options: ListOptions, tools: CommandTools): Promise<void> {
  return onGround(tools, async (ground) => {
    const registry = await registryOn(ground);
    const rows = registry.filter((one) => isWanted(one, options)).map((one) => ({
      code: one.code, kind: one.kind, name: nameNetwork(one.code, 'en'), zone: one.zones[0] ?? 'UTC', region: one.region, reviewRegions: one.reviewRegions, confirmed: one.standing === 'confirmed', standing: one.standing,
      conversations: one.conversations.length, silent: one.isSilent, focalPoints: one.focalPoints.length, tags: one.tags,
    }));
    printResult(tools, options, rows, rows, {
      CODE: (row) => row.code, NAME: (row) => row.name, ZONE: (row) => row.zone, REVIEWS: (row) => row.reviewRegions.join(', '), CONFIRMED: (row) => (row.confirmed ? 'yes' : 'no'), CONVERSATIONS: (row) => String(row.conversations),
    });
  });
}

function isWanted({ standing, isSilent, conversations, tags }: RegisteredNetwork, { used, confirmed, named, silent, tag }: ListOptions): boolean {
  if (used === true && conversations.length === 0) return false;
  if (confirmed === true && standing !== 'confirmed') return false;
  if (named === true && standing !== 'named') return false;
  if (silent === true && (standing === 'none' || !isSilent)) return false;
  return tag === undefined || hasTag(tags, tag);
}

/** With `--json`: `{all, confirmed, named, silent, nameable}`; `confirmed + named = all`, `silent` of `all`. */
function count(options: OutputOptions, tools: CommandTools): Promise<void> {
  return onGround(tools, async (ground) => {
    const registry = await registryOn(ground);
    const counts = { ...countNetworks(registry), nameable: registry.length };
    printResult(tools, options, counts, [counts], { ALL: (row) => String(row.all), CONFIRMED: (row) => String(row.confirmed), NAMED: (row) => String(row.named), SILENT: (row) => String(row.silent), NAMEABLE: (row) => String(row.nameable) });
  });
}

function show(name: string, options: OutputOptions, tools: CommandTools): Promise<void> {
  return onGround(tools, async (ground) => {
    const { code } = readNetwork(name, ground.networks);
    const found = (await registryOn(ground)).find((one) => one.code === code);
    if (found === undefined) throw new Error(`${code} is not in the registry`);
    const freeDays = await ground.store.reads.reminders.freeDays(code);
    const value = cardOf(found, freeDays.map(({ day, isFree, name: called }) => ({ day, isFree, name: called })));
    const facts = Object.entries(value).map(([fact, what]) => ({ fact, what }));
    printResult(tools, options, value, facts, { FACT: ({ fact }) => fact, WHAT: ({ fact, what }) => told(fact, what) });
  });
}

function cardOf(one: RegisteredNetwork, freeDays: readonly { readonly day: string; readonly isFree: boolean; readonly name: string | null }[]) {
  const { code, kind, standing, region, reviewRegions, zones, weekend, languages, tags, isSilent } = one;
  return {
    code, kind, names: Object.fromEntries(LANGUAGES.map((language) => [language, nameNetwork(code, language)])), standing, confirmed: standing === 'confirmed', silent: isSilent, region, reviewRegions, zones, weekend, languages, tags, freeDays,
    focalPoints: one.focalPoints.map(({ account, isConfirmed }) => ({ who: who(account), confirmed: isConfirmed })),
    conversations: one.conversations.map(({ id, address, state }) => ({ id, platform: address.platform, kind: address.kind, state })),
  };
}

function told(fact: string, what: unknown): string {
  if (fact === 'weekend' && Array.isArray(what)) return writeWeekdays(what.map(Number));
  return typeof what === 'string' ? what : Array.isArray(what) && what.every((part) => typeof part === 'string') ? what.join(', ') : JSON.stringify(what);
}
