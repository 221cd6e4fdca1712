import type { Command } from 'commander';
import { addressOf, newCalendarToken, type CalendarLink } from '../calendar/calendar-link.js';
import { findNetwork } from '../networks/find-network.js';
import { Language, LANGUAGES } from '../language/language.js';
import { actAs, AS_OPTION } from './acting.js';
import { onGround, type CommandGround, type CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';
import { printResult, type OutputOptions } from './output.js';

interface LinkOptions extends OutputOptions {
  readonly as: string;
  readonly network?: string;
  readonly language: string;
}

/** `calendar link|list|revoke`: addresses to which calendars subscribe. */
export function addCalendar(program: Command, tools: CommandTools): void {
  const calendar = program.command('calendar').description('addresses to which calendars subscribe');
  calendar.command('link').description('the address of a network’s calendar, or of the one for all; made when there is none')
    .requiredOption(...AS_OPTION).option('--network <code>', 'whose own dates it holds too, such as KE').option('--language <xx>', LANGUAGES.join(', '), 'en').option('--json', 'one JSON value')
    .action((options: LinkOptions) => link(options, tools));
  calendar.command('list').description('every address, also those that have ended').requiredOption(...AS_OPTION).option('--json', 'one JSON value').action((options: OutputOptions & { as: string }) => list(options, tools));
  calendar.command('revoke <token>').description('end an address').requiredOption(...AS_OPTION).option('--json', 'one JSON value').action((token: string, options: OutputOptions & { as: string }) => revoke(token, options, tools));
}

async function link(options: LinkOptions, tools: CommandTools): Promise<void> {
  const language = Language.safeParse(options.language).data;
  if (language === undefined) throw new CommandEnd(EXIT.usage, `--language: expected one of ${LANGUAGES.join(', ')}.`);
  await onGround(tools, async (ground) => {
    const madeBy = await actAs(ground, options.as, 'calendar.manage');
    const network = readNetwork(options.network, ground);
    const found = await ground.store.transact(async (tx): Promise<CalendarLink> => {
      const open = await tx.calendar.openLink(network, language);
      if (open !== undefined) return open;
      const made: CalendarLink = { token: newCalendarToken(), network, language, madeBy, madeAt: ground.clock.machineNow(), revokedAt: null };
      await tx.calendar.addLink(made);
      await tx.records.audit({ id: ground.newId(), at: made.madeAt, by: madeBy, action: 'calendar.make', subject: network ?? 'all', outcome: 'done', before: null, after: { language } });
      return made;
    });
    printLinks(found, [found], options, ground, tools);
    if (ground.publicUrl === null) tools.tell('PUBLIC_URL is not set, so this is only the path. Set it to the address under which calendars reach the bot.');
  });
}

function list(options: OutputOptions & { readonly as: string }, tools: CommandTools): Promise<void> {
  return onGround(tools, async (ground) => {
    await actAs(ground, options.as, 'calendar.manage');
    const links = await ground.store.reads.calendar.links();
    printLinks(links, links, options, ground, tools);
  });
}

function revoke(token: string, options: OutputOptions & { readonly as: string }, tools: CommandTools): Promise<void> {
  return onGround(tools, async (ground) => {
    const by = await actAs(ground, options.as, 'calendar.manage');
    const ended = await ground.store.transact(async (tx) => {
      const at = ground.clock.machineNow();
      if (!(await tx.calendar.revoke(token, at))) return undefined;
      const link = await tx.calendar.findLink(token);
      await tx.records.audit({ id: ground.newId(), at, by, action: 'calendar.revoke', subject: link?.network ?? 'all', outcome: 'done', before: null, after: null });
      return link;
    });
    if (ended === undefined) throw new CommandEnd(EXIT.refused, 'No open calendar has this token. See: imrf-bot calendar list');
    printLinks(ended, [ended], options, ground, tools);
  });
}

function readNetwork(text: string | undefined, { networks }: CommandGround): string | null {
  if (text === undefined) return null;
  const network = findNetwork(text, networks);
  if (network === undefined) throw new CommandEnd(EXIT.usage, `--network: no network is called "${text}".`);
  return network.code;
}

function printLinks(value: unknown, links: readonly CalendarLink[], options: OutputOptions, { publicUrl }: CommandGround, tools: CommandTools): void {
  printResult(tools, options, value, links, {
    NETWORK: ({ network }) => network ?? 'all', LANGUAGE: ({ language }) => language, 'MADE BY': ({ madeBy }) => madeBy, ENDED: ({ revokedAt }) => revokedAt ?? 'no',
    ADDRESS: (one) => addressOf(one, publicUrl) ?? `/calendar/${one.token}.ics`,
  });
}
