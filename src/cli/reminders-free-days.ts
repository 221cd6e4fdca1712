import type { Command } from 'commander';
import { findNetwork } from '../networks/find-network.js';
import type { Network, NetworkDirectory } from '../networks/network.js';
import { changeFreeDay } from '../reminders/change-free-day.js';
import { listFreeDays, type ListedDay } from '../reminders/list-free-days.js';
import { CalendarDate } from '../time/calendar-date.js';
import { dayIn } from '../time/zone.js';
import { actAs, AS_OPTION } from './acting.js';
import { onGround, type CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';
import { printResult, type OutputOptions } from './output.js';

interface EditOptions extends OutputOptions {
  readonly as: string;
  readonly name?: string;
}

/** `reminders free-days list|add|remove`: the days on which a network does not work. */
export function addFreeDays(reminders: Command, tools: CommandTools): void {
  const days = reminders.command('free-days').description('the days on which a network does not work');
  days.command('list <network>').description('weekend, public holidays and own days of a year').option('--year <year>', 'this year where it is left out').option('--json', 'one JSON value')
    .action((code: string, options: OutputOptions & { year?: string }) => list(code, options, tools));
  days.command('add <network> <day>').description('nobody works on this day').requiredOption(...AS_OPTION).option('--name <words>', 'what day it is').option('--json', 'one JSON value')
    .action((code: string, day: string, options: EditOptions) => edit(code, day, true, options, tools));
  days.command('remove <network> <day>').description('people work on this day').requiredOption(...AS_OPTION).option('--json', 'one JSON value')
    .action((code: string, day: string, options: EditOptions) => edit(code, day, false, options, tools));
}

function list(code: string, options: OutputOptions & { readonly year?: string }, tools: CommandTools): Promise<void> {
  return onGround(tools, async ({ store, networks, clock }) => {
    const network = readNetwork(code, networks);
    const year = options.year ?? dayIn(network.zone, clock.now()).slice(0, 4);
    if (!/^(19|20|21)\d\d$/.test(year)) throw new CommandEnd(EXIT.usage, `--year: expected a year such as 2027, got "${year}".`);
    const { days, knowsHolidays } = listFreeDays(network, await store.reads.reminders.freeDays(network.code), year);
    const value = { network: network.code, year: Number(year), weekend: network.weekend, knowsHolidays, days };
    printResult<ListedDay>(tools, options, value, days, { DAY: ({ day }) => day, FREE: ({ isFree }) => (isFree ? 'yes' : 'no'), WHY: ({ from }) => from, NAME: ({ name }) => name ?? '' });
    if (!knowsHolidays) tools.tell(`The public holidays of ${network.code} are not known: only its weekend and the days above count.`);
  });
}

async function edit(code: string, text: string, isFree: boolean, options: EditOptions, tools: CommandTools): Promise<void> {
  const day = CalendarDate.safeParse(text).data;
  if (day === undefined) throw new CommandEnd(EXIT.usage, `expected a day such as 2026-12-24, got "${text}".`);
  await onGround(tools, async (ground) => {
    const network = readNetwork(code, ground.networks);
    const by = await actAs(ground, options.as, 'roadmap.change-own');
    const changed = await ground.store.transact((tx) => changeFreeDay(network, day, { isFree, name: options.name ?? null }, by, { ...ground, tx }));
    const value = { network: network.code, day, isFree, name: options.name ?? null, changed: changed.kind === 'changed' };
    printResult(tools, options, value, [value], { NETWORK: (row) => row.network, DAY: (row) => row.day, FREE: (row) => (row.isFree ? 'yes' : 'no'), CHANGED: (row) => (row.changed ? 'yes' : 'no') });
  });
}

function readNetwork(text: string, networks: NetworkDirectory): Network {
  const network = findNetwork(text, networks);
  if (network === undefined) throw new CommandEnd(EXIT.usage, `no network is called "${text}".`);
  return network;
}
