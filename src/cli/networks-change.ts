import type { Command } from 'commander';
import { Language } from '../language/language.js';
import { wordsIn } from '../language/words.js';
import { changeNetwork, type NetworkWish } from '../networks/change-network.js';
import { changedTags } from '../networks/desk-hears.js';
import { tooManyText } from '../networks/desk-says.js';
import { MOST, Tag } from '../networks/entry.js';
import { findNetwork } from '../networks/find-network.js';
import type { Network, NetworkDirectory } from '../networks/network.js';
import { readWeekdays } from '../networks/weekdays.js';
import { Zone } from '../time/zone.js';
import { actAs, AS_OPTION } from './acting.js';
import { onGround, type CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';
import { printResult, type OutputOptions } from './output.js';

const words = wordsIn('en');

interface ChangeOptions extends OutputOptions {
  readonly as: string;
  readonly remove?: true;
  readonly zones?: string;
  readonly languages?: string;
  readonly weekend?: string;
}

/** `networks confirm|unconfirm|tag|edit`: what the Secretariat says of a network. */
export function addNetworkChanges(networks: Command, tools: CommandTools): void {
  const changing = (words: string, description: string): Command => networks.command(words).description(description).requiredOption(...AS_OPTION).option('--json', 'one JSON value');
  changing('confirm <network>', 'the Secretariat says that it exists').action((name: string, options: ChangeOptions) => change(name, () => ({ isConfirmed: true }), options, tools));
  changing('unconfirm <network>', 'the confirmation is taken back').action((name: string, options: ChangeOptions) => change(name, () => ({ isConfirmed: false }), options, tools));
  changing('tag <network> <tags...>', 'words by which networks are grouped').option('--remove', 'take these tags away')
    .action((name: string, tags: string[], options: ChangeOptions) => change(name, (before) => tagged(before, tags.map(readTag), options), options, tools));
  changing('edit <network>', 'zones, languages, weekend; "default" brings back what ships').option('--zones <zones>', 'such as Africa/Nairobi; the first is the clock of its reminders')
    .option('--languages <languages>', 'such as fr,en').option('--weekend <days>', 'such as Fri,Sat').action((name: string, options: ChangeOptions) => change(name, () => readEdit(options), options, tools));
}

/** Finds a network by its code or name. Throws CommandEnd (usage) where there is none. */
export function readNetwork(text: string, networks: NetworkDirectory): Network {
  const network = findNetwork(text, networks);
  if (network === undefined) throw new CommandEnd(EXIT.usage, `NETWORK: no network is called "${text}". Use a code such as KE or arab-states.`);
  return network;
}

async function change(name: string, wishOf: (tags: readonly string[]) => NetworkWish, options: ChangeOptions, tools: CommandTools): Promise<void> {
  await onGround(tools, async (ground) => {
    const { code } = readNetwork(name, ground.networks);
    const by = await actAs(ground, options.as, 'networks.change');
    const done = await ground.store.transact(async (tx) => {
      const before = (await tx.networks.entries()).find((one) => one.code === code)?.tags ?? [];
      const changed = await changeNetwork(code, wishOf(before), by, { ...ground, tx });
      if (changed.kind === 'too-many') throw new CommandEnd(EXIT.refused, words.say(tooManyText[changed.what], { max: MOST[changed.what] }));
      return { changed: changed.kind === 'changed', entry: (await tx.networks.entries()).find((one) => one.code === code) };
    });
    const { entry } = done;
    const value = { code, changed: done.changed, confirmed: entry?.isConfirmed ?? false, zones: entry?.zones ?? null, languages: entry?.languages ?? null, weekend: entry?.weekend ?? null, tags: entry?.tags ?? [] };
    printResult(tools, options, value, [value], { NETWORK: (row) => row.code, CONFIRMED: (row) => (row.confirmed ? 'yes' : 'no'), TAGS: (row) => row.tags.join(', '), CHANGED: (row) => (row.changed ? 'yes' : 'no') });
  });
}

function tagged(before: readonly string[], tags: readonly Tag[], { remove }: ChangeOptions): NetworkWish {
  return { tags: remove === true ? changedTags(before, [], tags) : changedTags(before, tags, []) };
}

function readTag(text: string): Tag {
  const tag = Tag.safeParse(text).data;
  if (tag === undefined) throw new CommandEnd(EXIT.usage, `TAGS: "${text}" is none: letters, figures and hyphens, at most 40.`);
  return tag;
}

function readEdit({ zones, languages, weekend }: ChangeOptions): NetworkWish {
  if (zones === undefined && languages === undefined && weekend === undefined) throw new CommandEnd(EXIT.usage, 'edit: give --zones, --languages or --weekend.');
  return {
    ...(zones === undefined ? {} : { zones: isDefault(zones) ? null : partsOf(zones).map((part) => Zone.safeParse(part).data ?? refuse('--zones', part, 'an IANA time zone such as Africa/Nairobi')) }),
    ...(languages === undefined ? {} : { languages: isDefault(languages) ? null : partsOf(languages).map((part) => Language.safeParse(part).data ?? refuse('--languages', part, 'ar, en, es, fr, ru or zh')) }),
    ...(weekend === undefined ? {} : { weekend: isDefault(weekend) ? null : (readWeekdays(weekend) ?? refuse('--weekend', weekend, 'days such as Fri,Sat')) }),
  };
}

function isDefault(text: string): boolean {
  return text.trim().toLowerCase() === 'default';
}

function partsOf(text: string): string[] {
  const parts = [...new Set(text.split(/[\s,;]+/).filter((part) => part !== ''))];
  if (parts.length === 0) throw new CommandEnd(EXIT.usage, 'edit: an option is empty. To bring back what ships, write: default');
  return parts;
}

function refuse(option: string, text: string, expected: string): never {
  throw new CommandEnd(EXIT.usage, `${option}: expected ${expected}, got "${text}".`);
}
